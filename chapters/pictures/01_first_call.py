"""The pictures of chapter 01. Each function returns one, as SVG."""

import struct
import sys

from workbook.bench import groups, plots
from workbook.bench.groups import Case, Figures
from workbook.bench.plots import PAD, PYTHON, C, Part, times
from workbook.bench.show import bar, where
from workbook.drawing.draw import Boundary

_FIGURES = Figures.read(groups.file_of("01_first_call"))
_BELOW = ", the tool alone"
_NAMES_END = 196


def cost() -> str:
    """What one call costs with each binding; the Python function around the tool apart."""
    cases = {case.name: case for case in _FIGURES.group("calls").cases}
    rows, told = {}, {}
    for case in sorted(cases.values(), key=lambda case: case.ratio.median):
        if case.name.endswith(_BELOW):
            continue
        whole, below = case.ratio.median, cases.get(case.name + _BELOW)
        tool = below.ratio.median if below else whole
        bound = any(case.name == other.name for other in _FIGURES.group("start").cases)
        parts = [Part(tool, C if bound else PAD), Part(whole - tool, PYTHON, hollow=True)]
        rows[case.name] = [bar(case.ratio, times(whole), *parts[: 2 if below else 1], calls=True)]
        own = f", {times(tool)} of it the tool's own call" if below else ""
        told[case.name] = f"{case.name} {times(whole)}{own}"
    runs = _FIGURES.settings.processes
    return plots.bars(
        "The cost of a call, where operator.mul is 1",
        rows,
        f"Thin line: from the lowest to the highest of {runs} processes. Each bar is their "
        f"median. {where(_FIGURES)}",
        left=_NAMES_END,
        legend={
            "the tool": Part(0),
            "the Python function around it": Part(0, PYTHON, hollow=True),
            "no binding": Part(0, PAD),
        },
        told=told,
    )


def startup() -> str:
    """What each binding adds to the start of Python."""
    first, later = _FIGURES.group("first_start"), _FIGURES.group("start")
    reference, *bindings = later.cases
    rows, told = {}, {}
    for case in (reference, *sorted(bindings, key=lambda case: case.time.median)):
        colour = PAD if case is reference else C
        pair = [
            bar(run.time, _whole(run), Part(run.time.median, colour, hollow), calls=False)
            for run, hollow in ((first.case(case.name), True), (case, False))
        ]
        rows[case.name] = pair
        told[case.name] = f"{case.name} {pair[0].label} at the first run, {pair[1].label} later"
    return plots.bars(
        "Milliseconds added to the start of Python",
        rows,
        "Thin line: the middle half of the runs. Broken bar: not to scale. python -c pass itself "
        f"takes {later.plain_ms.median:.0f} ms. {where(_FIGURES)}",
        left=_NAMES_END,
        breaks=True,
        legend={
            "first run, nothing cached": Part(0, C, hollow=True),
            "later runs": Part(0),
            "no binding": Part(0, PAD),
        },
        told=told,
    )


def _whole(case: Case) -> str:
    """Milliseconds; what is lost in the noise is called 0."""
    return f"{max(round(case.time.median), 0):,}"


def boundary() -> str:
    """What is converted in cmult(6, 2.3), and who owns which bytes. All numbers are computed."""
    int_param, float_param = struct.pack("=i", 6), struct.pack("=f", 2.3)
    (factor,) = struct.unpack("=f", float_param)
    result = struct.pack("=f", 6.0 * factor)
    (answer,) = struct.unpack("=f", result)
    picture = Boundary("cmult(6, 2.3)")
    six = picture.python("6", f"int, {sys.getsizeof(6)} bytes", owner="Python")
    picture.arrow(six, picture.c("int_param", "int", data=int_param, owner="C"), "converted")
    factor_object = picture.python("2.3", f"float, {sys.getsizeof(2.3)} bytes", owner="Python")
    box = picture.c("float_param", f"{str(factor)[:12]}…", data=float_param, owner="C")
    picture.arrow(factor_object, box, "converted")
    given = picture.python(
        f"{str(answer)[:13]}…", f"float, {sys.getsizeof(answer)} bytes", owner="Python"
    )
    picture.arrow(picture.c("result", "float", data=result, owner="C"), given, "converted")
    return picture.draw()
