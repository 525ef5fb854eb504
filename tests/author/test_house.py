"""The rooms of workbook/: each says what it is for, and calls run one way, downwards."""

import ast
from pathlib import Path

import pytest

from workbook.catalog.paths import ROOT

HOUSE = ROOT / "workbook"
# From the top to the bottom; what stands on one line is level, and does not call each other.
FLOORS = (
    ("cli",),
    ("notebook",),
    ("learn",),
    ("site",),
    ("bench", "author", "setup"),
    ("judge",),
    ("explain", "drawing"),
    ("sandbox",),
    ("catalog",),
)
HEIGHT = {room: len(FLOORS) - at for at, floor in enumerate(FLOORS) for room in floor}


def calls(file: Path) -> set[str]:
    """The rooms that a file imports from, wherever in the file it does."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
            if node.module == "workbook":
                names = [f"workbook.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("workbook.")}
    return found


def upward(house: Path) -> list[str]:
    """Each call to a room that is not below the caller's."""
    return [
        f"{file.relative_to(house)} uses {room}"
        for file in sorted(house.glob("*/*.py"))
        for room in sorted(calls(file) - {file.parent.name})
        if HEIGHT[room] >= HEIGHT[file.parent.name]
    ]


def test_calls_run_downwards() -> None:
    assert upward(HOUSE) == []


def test_a_call_upwards_is_seen(tmp_path: Path) -> None:
    for room in HEIGHT:
        (tmp_path / room).mkdir()
    (tmp_path / "judge" / "a.py").write_text("def f():\n    from workbook.learn import watch\n")
    (tmp_path / "judge" / "b.py").write_text("from workbook.explain.report import Report\n")
    (tmp_path / "explain" / "c.py").write_text("import workbook.drawing.svg\n")
    assert upward(tmp_path) == ["explain/c.py uses drawing", "judge/a.py uses learn"]


def test_no_circle_within_a_room() -> None:
    """Modules of a room may use each other, one way."""
    for room in HEIGHT:
        uses = {file.stem: siblings(file) for file in (HOUSE / room).glob("*.py")}
        done: set[str] = set()
        while free := {name for name in uses.keys() - done if uses[name] <= done}:
            done |= free
        assert uses.keys() == done, f"{room}: a circle among {sorted(uses.keys() - done)}"


def siblings(file: Path) -> set[str]:
    """The modules of its own room that a file imports."""
    room = file.parent
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == f"workbook.{room.name}":
                found |= {alias.name for alias in node.names}
            elif node.module.startswith(f"workbook.{room.name}."):
                found.add(node.module.split(".")[2])
    return found & {other.stem for other in room.glob("*.py")}


@pytest.mark.parametrize("room", HEIGHT)
def test_each_room_says_what_it_is_for(room: str) -> None:
    text = ast.get_docstring(ast.parse((HOUSE / room / "__init__.py").read_text("utf-8"))) or ""
    assert 3 <= len(text.splitlines()) <= 6


def test_no_room_is_forgotten() -> None:
    assert {folder.parent.name for folder in HOUSE.glob("*/__init__.py")} == set(HEIGHT)
    assert {file.name for file in HOUSE.glob("*.py")} == {"__init__.py", "__main__.py"}
