"""Writes what was measured as Markdown tables, for the page's section on cost."""

from workbook.measured import Measured, Spread
from workbook.plots import milliseconds, times

GIL = (
    "*GIL*: the lock that lets one Python thread run at a time. A binding that opens it during the "
    "call pays for that each time, and lets other threads run meanwhile. Found by trying, with a "
    "`cmult` that takes long."
)


def cost(measured: Measured) -> str:
    """Both tables, each with what its figures mean, and where was measured."""
    return f"{calls(measured)}\n{starts(measured)}\n{measured.where()}\n"


def calls(measured: Measured) -> str:
    """What a call costs: ratio and spread, the tool's own part, nanoseconds, the GIL."""
    rows = [
        f"| one call of `{measured.call}` | `{measured.reference}` = 1 | lowest-highest "
        "| the tool alone | ns | opens the GIL |",
        "|---|--:|--:|--:|--:|---|",
    ]
    gil = {True: "yes", False: "no", None: "-"}
    for row in measured.bindings():
        below = measured.raw(row.name)
        name = f"`{row.name}`" if row.name == measured.reference else row.name
        span = f"{times(row.ratio.low)}-{times(row.ratio.high)}"
        tool = times((below or row).ratio.median) if row.kind == "binding" else "-"
        rows.append(
            f"| {name} | {times(row.ratio.median)} | {span} | {tool} | {row.ns.median:.0f} "
            f"| {gil[row.releases_gil]} |"
        )
    runs = measured.settings
    note = (
        f"Median of {runs.processes} processes with {runs.rounds} rounds each; in every round all "
        "took turns, in a new order. *The tool alone* is the call without the Python function that "
        f"the binding puts around it, and without the look-up of `_lib.cmult` in there. {GIL}"
    )
    return "\n".join([*rows, "", note]) + "\n"


def starts(measured: Measured) -> str:
    """What a binding adds to the start of Python: first run and later runs."""
    start = measured.start
    rows = [
        "| milliseconds added to the start | first run | middle half | later runs | middle half |",
        "|---|--:|--:|--:|--:|",
    ]
    ordered = sorted(start.bindings, key=lambda one: one.later_ms.median)
    for row in (start.reference, *ordered):
        name = f"`{row.name}`" if row is start.reference else row.name
        cells = [
            cell
            for spread in (row.first_ms, row.later_ms)
            for cell in (milliseconds(spread.median), middle(spread))
        ]
        rows.append(f"| {name} | {' | '.join(cells)} |")
    runs = measured.settings
    note = (
        f"Above `python -c pass`, which takes {start.plain_ms.median:.0f} ms. "
        f"{runs.first_runs} first runs, without byte code and without what `verify` has compiled; "
        f"{runs.later_runs} later runs. Where the middle half goes below 0, the cost is lost in "
        "the noise. `import pathlib` is no tool: ctypes and CFFI find their files with it here, "
        "except CFFI API out-of-line, which has none to find."
    )
    return "\n".join([*rows, "", note]) + "\n"


def middle(spread: Spread) -> str:
    """From the lower to the upper quartile."""
    return f"{round(spread.q1):,} to {round(spread.q3):,}"
