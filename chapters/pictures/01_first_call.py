"""The pictures of chapter 01. Each function returns one, as SVG."""

import struct
import sys

from workbook.bench import measured, plots
from workbook.catalog.paths import CHAPTERS
from workbook.drawing.draw import Boundary

_FIGURES = CHAPTERS / "measured" / "01_first_call.json"


def cost() -> str:
    """What one call costs with each binding."""
    return plots.cost(measured.read(_FIGURES))


def startup() -> str:
    """What each binding adds to the start of Python."""
    return plots.startup(measured.read(_FIGURES))


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
