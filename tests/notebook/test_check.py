"""`check("01/01")` in a notebook: whose files are judged, and what is to be done next."""

from pathlib import Path

import pytest

from tests import exercise_tree as trees
from workbook.notebook import check as checking
from workbook.notebook.check import Checked
from workbook.notebook.messages import NotebookToolError


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Checked]:
    """A small book; what a cell displays."""
    found: list[Checked] = []
    trees.python_exercise(tmp_path)
    monkeypatch.setattr("IPython.display.display", found.append)
    for name, folder in (("EXERCISES", "exercises"), ("WORK", "work")):
        monkeypatch.setattr(checking, name, tmp_path / folder)
    return found


def test_files_of_somebody_else_are_not_yours_to_edit(tmp_path: Path, shown: list[Checked]) -> None:
    place = tmp_path / "tests/wrong_answers/01_topic/01_python"
    place.mkdir(parents=True)
    diff = "@@ -1,2 +1,2 @@\n def add(a, b):\n-    return a + b\n+    return 3\n"
    head = 'stage = "answers"\nmatch = "expected 4"\n\n--- a/answer.py\n+++ b/answer.py\n'
    (place / "always.patch").write_text(head + diff)
    checking.check("01/01", "always")
    html = shown[0]._repr_html_()
    assert "expected 4" in html
    assert "do it yourself: <code>.venv/bin/workbook start 01/01</code>" in html
    for text in (html, repr(shown[0])):
        assert "edit" not in text
        assert "wrong_answers" not in text


def test_what_is_not_started(shown: list[Checked]) -> None:
    with pytest.raises(NotebookToolError, match=r"`\.venv/bin/workbook start 01/01`"):
        checking.check("01/01")
    assert not shown
