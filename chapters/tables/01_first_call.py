"""Writes the tables and the words on cost in chapter 01, from the figures of `make bench`.

Which bindings release the GIL is found by trying: can Python go on while C works? In a copy of the
chapter, `cmult` is replaced by a function that works for a fifth of a second. One thread calls it;
another notes the time again and again. If it has notes from the middle of the call, Python went on.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from workbook.bench import groups
from workbook.bench.groups import Figures, Spread
from workbook.bench.plots import times
from workbook.bench.show import where
from workbook.catalog import bindings
from workbook.catalog.bindings import Binding
from workbook.catalog.paths import EXAMPLES
from workbook.sandbox import build

SLUG = "01_first_call"
BELOW = ", the tool alone"  # as bench.toml calls what lies below a binding's Python function

# A slow library with the same header.
SLOW = """\
#define CMULT_BUILD
#include "cmult.h"

#include <time.h>

float cmult(int int_param, float float_param) {
    clock_t end = clock() + CLOCKS_PER_SEC / 5;
    while (clock() < end) {
    }
    return (float)int_param * float_param;
}

void cmult_say(int int_param, float float_param) {
    (void)cmult(int_param, float_param);
}
"""

PROGRAM = """\
import sys, threading, time
import {module}

def call():
    global begin, end
    begin = time.monotonic()
    {module}.cmult(6, 2.3)
    end = time.monotonic()

notes = []
thread = threading.Thread(target=call)
thread.start()
while thread.is_alive():
    notes.append(time.monotonic())
    time.sleep(0.002)
margin = (end - begin) / 4
sys.exit(0 if any(begin + margin < note < end - margin for note in notes) else 3)
"""


GIL = (
    "**GIL**: the lock that lets one Python thread run at a time. A binding that opens it during the "
    "call pays for that each time, and lets other threads run meanwhile. Found by trying, with a "
    "`cmult` that takes long."
)


def cost() -> str:
    """Both tables, each with what its figures mean, and where was measured."""
    folder = EXAMPLES / SLUG
    found = Figures.read(groups.file_of(SLUG))
    opens = releases(folder, bindings.read(folder))
    return f"{calls(found, opens)}\n{starts(found)}\n{where(found)}\n"


def calls(found: Figures, opens: dict[str, bool]) -> str:
    """What a call costs: ratio and spread, the tool's own part, nanoseconds, the GIL."""
    rows = [
        "| one call of `cmult(6, 2.3)` | `operator.mul` = 1 | lowest-highest "
        "| the tool alone | ns | opens the GIL |",
        "|---|--:|--:|--:|--:|---|",
    ]
    group = found.group("calls")
    tools = tool_alone(found)
    for case in sorted(group.cases, key=lambda case: case.ratio.median):
        if case.name.endswith(BELOW):
            continue
        name = f"`{case.name}`" if case.name == group.reference else case.name
        span = f"{times(min(case.ratio))}-{times(max(case.ratio))}"
        tool, gil = "-", "-"
        if case.name in opens:
            tool, gil = times(tools[case.name]), "yes" if opens[case.name] else "no"
        rows.append(
            f"| {name} | {times(case.ratio.median)} | {span} | {tool} | {case.time.median:.0f} "
            f"| {gil} |"
        )
    runs = found.settings
    note = (
        f"Median of {runs.processes} processes with {runs.rounds} rounds each; in every round all "
        "took turns, in a new order. *The tool alone* is the call without the Python function that "
        f"the binding puts around it, and without the look-up of `_lib.cmult` in there. {GIL}"
    )
    return "\n".join([*rows, "", note]) + "\n"


def tool_alone(found: Figures) -> dict[str, float]:
    """For each way to call: its ratio, without the Python function that a binding puts around."""
    ratios = {case.name: case.ratio.median for case in found.group("calls").cases}
    return {name: ratios.get(name + BELOW, ratio) for name, ratio in ratios.items()}


def starts(found: Figures) -> str:
    """What a binding adds to the start of Python: first run and later runs."""
    rows = [
        "| milliseconds added to the start | first run | middle half | later runs | middle half |",
        "|---|--:|--:|--:|--:|",
    ]
    first, later = found.group("first_start"), found.group("start")
    reference, *listed = later.cases
    for case in (reference, *sorted(listed, key=lambda case: case.time.median)):
        name = f"`{case.name}`" if case is reference else case.name
        cells = [*span(first.case(case.name).time), *span(case.time)]
        rows.append(f"| {name} | {' | '.join(cells)} |")
    runs = found.settings
    note = (
        f"Above `python -c pass`, which takes {later.plain_ms.median:.0f} ms. "
        f"{runs.first_runs} first runs, without byte code and without what `verify` has compiled; "
        f"{runs.later_runs} later runs. Where the middle half goes below 0, the cost is lost in "
        "the noise. `import pathlib` is no tool: ctypes and CFFI find their files with it here, "
        "except CFFI API out-of-line, which has none to find."
    )
    return "\n".join([*rows, "", note]) + "\n"


def span(spread: Spread) -> tuple[str, str]:
    """Median, and from the lower to the upper quartile."""
    q1, median, q3 = spread.quartiles
    return milliseconds(median), f"{round(q1):,} to {round(q3):,}"


def milliseconds(value: float) -> str:
    """Milliseconds without digits that mean nothing; what is lost in the noise is called 0."""
    return f"{max(round(value), 0):,}"


def cost_words() -> str:
    """The figures in words."""
    return words(Figures.read(groups.file_of(SLUG)))


def words(found: Figures) -> str:
    """The figures in words. test_cost.py holds these sentences against the figures."""
    ratio = {name: times(value) for name, value in tool_alone(found).items()}
    later = {case.name: milliseconds(case.time.median) for case in found.group("start").cases}
    pathlib = later["import pathlib"]
    verify = f"{found.group('first_start').case('CFFI API in-line').time.median / 1000:.1f}"
    return f"""\
A call of the Cython binding costs about as much as one of Python's own `operator.mul`
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


def releases(folder: Path, found: tuple[Binding, ...]) -> dict[str, bool]:
    """For each binding: whether other Python threads run while C works."""
    with tempfile.TemporaryDirectory() as place:
        chapter = build.copy(folder, Path(place))
        (chapter / "cmult.c").write_text(SLOW)
        build.make(chapter)
        return {one.name: tries(chapter, one) for one in found}


def tries(chapter: Path, binding: Binding) -> bool:
    """Whether Python goes on during this binding's call."""
    program = PROGRAM.format(module=binding.module)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=chapter,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    if done.returncode not in (0, 3):
        raise build.BuildError(f"{binding.module} cannot be tried:\n{done.stderr}")
    return done.returncode == 0
