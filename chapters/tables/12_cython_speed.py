"""The tables of chapter 12: computed from what was measured, and from what Cython wrote."""

import textwrap

from workbook.bench.groups import Figures, file_of
from workbook.bench.plots import times
from workbook.bench.show import where
from workbook.catalog.paths import EXAMPLES
from workbook.site import annotated

_SLUG = "12_cython_speed"
_FOLDER = EXAMPLES / _SLUG
_DONE = {
    "plain Python": "nothing: not translated",
    "step 1": "translated",
    "step 2": "types for the numbers",
    "step 3": "a type for the board",
    "step 4": "nobody checks",
    "step 5": "edges apart, rows in one piece",
    "step 6": "addresses of rows, a small sum",
    "the C library": "the same in C, wrapped",
}


def steps() -> str:
    """A row for each step: its figure, and its yellow."""
    found = Figures.read(file_of(_SLUG))
    group = found.group("steps")
    lines = annotated.read(_FOLDER / "steps_cython.pyx")
    rows = [
        "| step | what was done | ns for a cell | C = 1 | lowest-highest | yellow in loops |",
        "|---|---|--:|--:|--:|--:|",
    ]
    for case in group.cases:
        yellow = _yellow(lines, int(case.name[-1])) if case.name.startswith("step") else ""
        span = f"{times(min(case.ratio))}-{times(max(case.ratio))}"
        rows.append(
            f"| {case.name} | {_DONE[case.name]} | {case.time.median / 512**2:,.2f} "
            f"| {times(case.ratio.median)} | {span} | {yellow} |"
        )
    note = "Yellow: the scores of the annotated page, added up over the lines inside of loops."
    return "\n".join([*rows, "", f"*{group.title}. {note} {where(found)}*", ""])


def _yellow(lines: list[annotated.Line], step: int) -> str:
    """How much of Python is left inside the loops of a step."""
    total, loops = 0, list[int]()
    for line in annotated.section(lines, f"step{step}"):
        indent = len(line.text) - len(line.text.lstrip())
        if line.text.strip():
            loops = [loop for loop in loops if loop < indent]
        total += line.score if loops else 0
        if line.text.lstrip().startswith("for "):
            loops.append(indent)
    return str(total)


def growing() -> str:
    """A row for each way, a column for each board: nanoseconds for a generation."""
    found = Figures.read(file_of(_SLUG))
    groups = {
        int(group.name.removeprefix("board_")): group
        for group in found.groups
        if group.name.startswith("board_")
    }
    cost: dict[str, dict[int, float]] = {}
    for size, group in sorted(groups.items()):
        for case in group.cases:
            name, _, many = case.name.partition(", 100")
            cost.setdefault(name, {})[size] = case.time.median / (100 if many else 1)
    plain, numpy = cost["plain Python"], cost["NumPy, slices"]
    rows = [
        "| way |" + "".join(f" {size} x {size} |" for size in groups) + " faster than Python from "
        "| than NumPy's slices from |",
        "|---|" + "--:|" * len(groups) + "--:|--:|",
    ]
    for name, by_size in cost.items():
        cells = [_time(by_size[size]) if size in by_size else "" for size in groups]
        pays = [_from(by_size, plain), _from(by_size, numpy)]
        rows.append(f"| {name} | {' | '.join([*cells, *pays])} |")
    return "\n".join([*rows, "", f"*One generation, medians. {where(found)}*", ""])


def _time(nanoseconds: float) -> str:
    """A time as a reader wants it."""
    for unit, size in (("ms", 1e6), ("µs", 1e3)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g}\N{NO-BREAK SPACE}{unit}"
    return f"{nanoseconds:.0f}\N{NO-BREAK SPACE}ns"


def _from(one: dict[int, float], other: dict[int, float]) -> str:
    """The smallest board from which on it is the faster of the two."""
    if one is other:
        return ""
    sizes = [size for size in one if size in other]
    slower = [size for size in sizes if one[size] >= other[size]]
    faster = [size for size in sizes if size > max(slower, default=0)]
    return f"{faster[0]} x {faster[0]}" if faster else "none of these"


def bandwidth() -> str:
    """A row for each way to go through a board that fits no cache: gigabytes a second."""
    found = Figures.read(file_of(_SLUG))
    group = found.group("memory")
    rows = [
        "| 8192 x 8192 cells | GB a second, read and written | three rows read, one written = 1 |",
        "|---|--:|--:|",
    ]
    for case in group.cases:
        gigabytes = 2 * 8192**2 / case.time.median
        ratio = f"{case.ratio.median:.2f} ({min(case.ratio):.2f}-{max(case.ratio):.2f})"
        rows.append(f"| {case.name} | {gigabytes:.0f} | {ratio} |")
    return "\n".join([*rows, "", f"*{where(found)}*", ""])


def line_1() -> str:
    """The C of one line of step 1."""
    return _c_of("step1", "now[r][left]")


def line_3() -> str:
    """The C of the same line in step 3."""
    return _c_of("step3", "now[r, left]")


def line_4() -> str:
    """The C of the same line in step 4."""
    return _c_of("step4", "now[r, left]")


def line_6() -> str:
    """The C of the same line in step 6."""
    return _c_of("step6", "n = <unsigned char>")


def _c_of(step: str, words: str) -> str:
    lines = annotated.section(annotated.read(_FOLDER / "steps_cython.pyx"), step)
    code = next(line.code for line in lines if words in line.text)
    return textwrap.dedent(code).strip("\n") + "\n"
