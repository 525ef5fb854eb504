"""Where things lie in the tree. Everything else asks here."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CHAPTERS = ROOT / "chapters"
NOTEBOOKS = ROOT / "notebooks"
EXAMPLES = ROOT / "c_examples"
EXERCISES = ROOT / "exercises"
SOLUTIONS = ROOT / "solutions"
WORK = ROOT / "work"
BUILD = ROOT / "build"
SITE = ROOT / "site"
NOTEBOOK_PAGES = BUILD / "notebooks"


def spellings(path: Path) -> tuple[str, str]:
    """A path as Python prints it, and as faulthandler does, which writes ASCII alone."""
    return str(path), str(path).encode("ascii", "backslashreplace").decode()
