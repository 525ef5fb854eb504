"""The pictures of chapter 01. Each function returns one, as SVG."""

from workbook import measured, plots
from workbook.paths import CHAPTERS

_FIGURES = CHAPTERS / "measured" / "01_first_call.json"


def cost() -> str:
    """What one call costs with each binding."""
    return plots.cost(measured.read(_FIGURES))


def startup() -> str:
    """What each binding adds to the start of Python."""
    return plots.startup(measured.read(_FIGURES))
