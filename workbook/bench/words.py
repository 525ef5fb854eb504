"""Writes what was measured as Markdown tables, for the page's section on cost."""

from workbook.bench.measured import Measured, Spread
from workbook.bench.plots import milliseconds, times

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


def words(measured: Measured) -> str:
    """The figures in words. test_bench.py holds these sentences against the figures."""
    ratio = {
        row.name: times((measured.raw(row.name) or row).ratio.median) for row in measured.calls
    }
    start = {row.name: row for row in measured.start.bindings}
    later = {name: milliseconds(row.later_ms.median) for name, row in start.items()}
    pathlib = milliseconds(measured.start.reference.later_ms.median)
    verify = f"{start['CFFI API in-line'].first_ms.median / 1000:.1f}"
    return f"""\
A call of the Cython binding costs about as much as one of Python's own `{measured.reference}`
({ratio["Cython"]} times), and less than a plain Python function ({ratio["a Python function"]}). The C extension takes
{ratio["C extension"]}: it asks `PyArg_ParseTuple` to read its arguments, which beginners can read and machines read slowly.
CFFI's compiled modes, API, take {ratio["CFFI API out-of-line"]} and {ratio["CFFI API in-line"]}. Its ABI modes take
{ratio["CFFI ABI out-of-line"]} and {ratio["CFFI ABI in-line"]}, and ctypes {ratio["ctypes"]}: the slowest of the seven.
Whether you work in-line or out-of-line hardly matters for a call. Going from ABI to API halves it. The lighter part of a bar is
the small Python function that gives a binding its docstring.

For **start-up** it is the other way round. In-line costs about {later["CFFI ABI in-line"]} ms at every start in ABI mode,
because the declarations are read again each time. `verify` compiles at its first run, {verify} s, and adds
{later["CFFI API in-line"]} ms to every later one. Out-of-line adds {later["CFFI API out-of-line"]} ms in API mode. ctypes adds
{later["ctypes"]} and CFFI ABI out-of-line {later["CFFI ABI out-of-line"]}, but {pathlib} of that is `pathlib`, which finds the
library file.

For one multiplication, only Cython beats a Python function. **C pays when it does more work in a call than this.**

Three sayings that you will meet, held against these figures:

- *"CFFI's API out-of-line mode is the fastest."* Among CFFI's four modes it is. Cython and the C extension cost less per call.
- *"In-line modes compile at every run."* ABI in-line never compiles: it reads the declarations again. `verify` compiles once.
- *"Out-of-line is much faster."* At the start, yes. For a call, what counts is API against ABI.
"""
