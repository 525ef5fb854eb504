"""Each invitation of a notebook is accepted, as its cell declares it, and ends as declared.

One kernel lives through the whole notebook: whoever accepts them all gets to the end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from workbook.catalog.paths import NOTEBOOKS

BOOKS = sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))
INVITES = re.compile(r"\b[Cc]hange it\b|\bTry (?:it|to)\b")


@dataclass
class Act:
    """Cells that run, and how they must end."""

    where: str
    cells: list[Any]
    ends: str = ""
    """A pattern in what they print, or in the exception that one of them raises."""


@dataclass
class Book:
    """A notebook as somebody changes it who accepts every invitation."""

    cells: list[Any]
    sources: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.sources = [cell.source for cell in self.cells]

    def acts(self) -> Iterator[Act]:
        """All that runs, in order."""
        for at, cell in enumerate(self.cells):
            if cell.cell_type == "code":
                yield self.act(at, at)
            for step in cell.metadata.get("try", ()):
                yield self.accept(at, step)

    def act(self, first: int, last: int, ends: str = "") -> Act:
        places = [at for at in range(first, last + 1) if self.cells[at].cell_type == "code"]
        return Act(f"cell {last}", [code(self.sources[at]) for at in places], ends)

    def accept(self, at: int, step: Any) -> Act:
        """One step of the invitation in cell `at`: "run", "replace" or "back"."""
        ends = step.get("ends", "")
        if "run" in step:
            return Act(f"cell {at}: run", [code(step["run"])], ends)
        before = list(self.sources)
        if step.get("back"):
            self.sources = [cell.source for cell in self.cells]
        for old, new in step.get("replace", {}).items():
            place = max((n for n in range(at) if self.is_code_with(n, old)), default=None)
            assert place is not None, f"cell {at}: no cell above has {old!r}"
            self.sources[place] = self.sources[place].replace(old, new)
            before[place] = ""  # also where nothing changes: then it runs once more
        changed = [n for n in range(at) if self.sources[n] != before[n]]
        assert changed, f"cell {at}: nothing changes"
        return self.act(changed[0], at, ends)

    def is_code_with(self, at: int, text: str) -> bool:
        return self.cells[at].cell_type == "code" and text in self.sources[at]


def code(source: str) -> Any:
    return nbformat.v4.new_code_cell(source)  # type: ignore[no-untyped-call]


def said(cells: list[Any]) -> tuple[str, str]:
    """What cells printed and showed, and the first exception."""
    shown, error = "", ""
    for output in [output for cell in cells for output in cell.outputs]:
        if output.output_type == "error":
            error = error or f"{output.ename}: {output.evalue}"
        shown += output.get("text", "") + output.get("data", {}).get("text/plain", "")
    return shown, error


def complaints(cells: list[Any], place: Path) -> list[str]:
    """Run a notebook with all its invitations; what did not end as declared."""
    acts = list(Book(cells).acts())
    book = nbformat.v4.new_notebook(cells=[cell for act in acts for cell in act.cells])  # type: ignore[no-untyped-call]
    NotebookClient(
        book,
        timeout=120,
        kernel_name="python3",
        allow_errors=True,
        resources={"metadata": {"path": str(place)}},
    ).execute()
    found = []
    for act in acts:
        shown, error = said(act.cells)
        wrong = not re.search(act.ends, error) if error and act.ends else bool(error)
        if wrong or (not error and not re.search(act.ends, shown)):
            found.append(f"{act.where} should end in {act.ends!r}: {shown[-500:]}{error[-500:]}")
    return found


@pytest.mark.timeout(240)
@pytest.mark.parametrize("file", BOOKS, ids=lambda file: file.stem)
def test_each_invitation_ends_as_declared(file: Path) -> None:
    book = nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call]
    assert complaints(book.cells, file.parent) == []


@pytest.mark.parametrize("file", BOOKS, ids=lambda file: file.stem)
def test_each_invitation_is_declared(file: Path) -> None:
    book = nbformat.read(file, as_version=4)  # type: ignore[no-untyped-call]
    for at, cell in enumerate(book.cells):
        invited = cell.cell_type == "markdown" and bool(INVITES.search(cell.source))
        steps = cell.metadata.get("try", [])
        assert invited == bool(steps), f"cell {at}"
        assert len(steps) >= cell.source.count("**Change it:**"), f"cell {at}"


@pytest.mark.chapter("01")
def test_what_is_not_declared_is_seen(tmp_path: Path) -> None:
    """An end that nobody explained, one that does not come, and a cell that raises."""
    invitation = nbformat.v4.new_markdown_cell("**Change it:**")  # type: ignore[no-untyped-call]
    invitation.metadata["try"] = [
        {"replace": {"1 + 1": "1 / 0"}},
        {"replace": {"1 / 0": "1 / 0"}, "ends": "ZeroDivisionError"},
        {"replace": {"1 / 0": "3 + 3"}, "ends": "7"},
        {"back": True, "ends": "2"},
        {"run": "print('hello')", "ends": "hello"},
    ]
    found = complaints([code("1 + 1"), invitation, code("raise OSError")], tmp_path)
    assert [words.partition(":")[0] for words in found] == [
        "cell 1 should end in ''",
        "cell 1 should end in '7'",
        "cell 2 should end in ''",
    ]
