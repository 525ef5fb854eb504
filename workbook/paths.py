"""Where things lie in the tree. Everything else asks here."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHAPTERS = ROOT / "chapters"
NOTEBOOKS = ROOT / "notebooks"
EXAMPLES = ROOT / "c_examples"
EXERCISES = ROOT / "exercises"
SOLUTIONS = ROOT / "solutions"
WORK = ROOT / "work"
BUILD = ROOT / "build"
SITE = ROOT / "site"
NOTEBOOK_PAGES = BUILD / "notebooks"
