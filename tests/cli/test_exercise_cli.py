"""Every command and every exit status, on small exercises in a temporary folder."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests import exercise_tree as trees
from workbook.author.scaffold import lint
from workbook.catalog.exercises import read, read_wrong
from workbook.catalog.paths import ROOT

SCHEMA = json.loads((ROOT / "workbook" / "judge" / "verdict.schema.json").read_text("utf-8"))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    trees.python_exercise(tmp_path)
    trees.c_exercise(tmp_path, ("answers",))
    (tmp_path / "chapters").mkdir()
    (tmp_path / "chapters" / "01_topic.md").write_text("# Topic\n\n## Start {: #start }\n")
    return tmp_path


def workbook(
    tree: Path, *words: str, status: int = 0, **env: str
) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run(
        [sys.executable, "-m", "workbook", *words],
        env=os.environ | {"WORKBOOK_TREE": str(tree), "NO_COLOR": "1"} | env,
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == status, f"{done.returncode}\n{done.stdout}\n{done.stderr}"
    return done


def verdicts(tree: Path, *words: str, status: int = 0) -> list[dict[str, Any]]:
    data = json.loads(workbook(tree, "check", "--json", *words, status=status).stdout)
    jsonschema.validate(data, SCHEMA)
    assert data["passed"] == (status == 0)
    found: list[dict[str, Any]] = data["verdicts"]
    return found


def solve(tree: Path, name: str = "01_topic/01_python") -> None:
    for file in (tree / "solutions" / name).iterdir():
        shutil.copy(file, tree / "work" / name)


def test_the_road_of_a_learner(tree: Path) -> None:
    assert "work/01_topic/01_python/answer.py" in workbook(tree, "next").stdout
    assert [one["outcome"] for one in verdicts(tree, "01/01", status=1)] == ["not started"]
    assert "still the starter's" in workbook(tree, "diff", "01/01").stdout
    mine = tree / "work/01_topic/01_python/answer.py"
    mine.write_text("def add(a, b):\n    return 3\n")
    (wrong,) = verdicts(tree, "01/01", status=1)
    assert wrong["outcome"] == "failed"
    assert "expected 4" in wrong["stages"][-1]["explanation"]["message"]
    assert "+    return 3" in workbook(tree, "diff", "01/01").stdout
    assert "Hint 1 of 3: gentle" in workbook(tree, "hint", "01/01").stdout
    assert "Hint 2 of 3: closer" in workbook(tree, "hint", "01_topic/01_python").stdout
    assert "--anyway" in workbook(tree, "solution", "01/01", status=1).stderr
    assert "return a + b" in workbook(tree, "solution", "01/01", "--anyway").stdout
    solve(tree)
    assert [one["outcome"] for one in verdicts(tree, "01/01")] == ["passed"]
    assert "return a + b" in workbook(tree, "solution", "01/01").stdout
    listed = workbook(tree, "list").stdout
    assert "✓ 01/01" in listed
    assert "1 of 2 passed" in listed
    assert "01/02" in workbook(tree, "next").stdout
    solve(tree, "01_topic/02_c")
    assert [one["outcome"] for one in verdicts(tree)] == ["passed", "passed"]
    assert "every exercise" in workbook(tree, "next").stdout


def test_passed_once_is_passed(tree: Path) -> None:
    workbook(tree, "start", "01/01")
    solve(tree)
    verdicts(tree, "01/01")
    (tree / "work/01_topic/01_python/answer.py").write_text("")
    verdicts(tree, "01/01", status=1)
    listed = workbook(tree, "list").stdout
    assert "✓ 01/01  Python  (5 min); the last check failed" in listed
    assert "1 of 2 passed" in listed
    solve(tree)
    verdicts(tree, "01/01")
    assert "the last check failed" not in workbook(tree, "list").stdout


def test_reset_says_where_the_backup_is(tree: Path) -> None:
    workbook(tree, "start", "01/01")
    (tree / "work/01_topic/01_python/answer.py").write_text("mine")
    said = workbook(tree, "reset", "01/01").stdout
    backup = tree / said.partition("Your files are in ")[2].partition(".\n")[0]
    assert (backup / "answer.py").read_text() == "mine"


def test_update(tree: Path) -> None:
    workbook(tree, "start", "01/01")
    assert "Nothing is new" in workbook(tree, "update").stdout
    (tree / "work/01_topic/01_python/answer.py").write_text("mine")
    (tree / "exercises/01_topic/01_python/answer.py").write_text("new")
    assert "kept yours" in workbook(tree, "update").stdout
    assert (tree / "work/01_topic/01_python/answer.py").read_text() == "mine"


def test_check_files_that_lie_elsewhere(tree: Path) -> None:
    mine = trees.answers(tree / "elsewhere", answer__py=trees.PYTHON_RIGHT)
    assert [one["outcome"] for one in verdicts(tree, "01/01", "--from", str(mine))] == ["passed"]
    assert not (tree / "work").exists()


def test_check_solutions(tree: Path) -> None:
    assert [one["outcome"] for one in verdicts(tree, "--solutions")] == ["passed", "passed"]
    (tree / "solutions/01_topic/01_python/answer.py").write_text("")
    assert len(verdicts(tree, "--solutions", status=1)) == 2


@pytest.mark.parametrize(
    "words",
    [
        ["check", "09/09"],
        ["check", "nothing"],
        ["check"],
        ["check", "--from", "solutions/01_topic/01_python"],
        ["check", "01/01", "--from", "nowhere"],
        ["check", "01/01", "--cc", "no-such-compiler"],
        ["check", "--no-such-option"],
        ["start"],
        ["start", "01/9"],
        ["diff", "01/01"],
        ["hint", "x"],
        ["reset", "x"],
        ["solution", "x"],
        ["new", "1/2", "name"],
        ["new", "01/01", "name"],
        ["new", "77/01", "name"],
        ["new", "01/07", "Wrong Name"],
        ["new", "01/07", "x" * 40],
        ["lint", "09/09"],
    ],
    ids=" ".join,
)
def test_wrong_usage(tree: Path, words: list[str]) -> None:
    assert workbook(tree, *words, status=2).stderr.strip()
    assert not (tree / "work").exists()


@pytest.mark.parametrize("words", [["check", "01/02"], ["list"], ["next"]], ids=" ".join)
def test_checker_that_fails_itself(tree: Path, words: list[str]) -> None:
    (tree / "exercises/01_topic/02_c/exercise.toml").write_text("title =")
    said = workbook(tree, *words, status=3).stderr
    assert "The checker itself failed" in said
    assert "01_topic/02_c/exercise.toml" in said
    assert "Traceback" not in said


def test_work_that_cannot_be_written(tree: Path) -> None:
    (tree / "work").write_text("")
    assert "cannot be written" in workbook(tree, "start", "01/01", status=3).stderr


def test_verdict_stands_where_progress_cannot_be_noted(tree: Path) -> None:
    workbook(tree, "start", "01/01")
    solve(tree)
    (tree / "work/.progress.json.lock").unlink()
    (tree / "work/.progress.json.lock").mkdir()
    done = workbook(tree, "check", "--json", "01/01")
    assert json.loads(done.stdout)["passed"]
    assert "not noted down" in done.stderr


def test_new_exercise_passes_and_lint_says_what_is_missing(tree: Path) -> None:
    said = workbook(tree, "new", "01/05", "my_own").stdout
    assert "exercises/01_topic/05_my_own/exercise.toml" in said
    assert verdicts(tree, "01/05", "--from", str(tree / "solutions/01_topic/05_my_own"))
    missing = workbook(tree, "lint", "01/05", status=1).stdout
    assert "1 wrong answers; 3 are wanted" in missing
    assert "#first-call" in missing


FEEDBACK = """
[[feedback]]
when = { stage = "answers", report = "gave" }
say = "{message}: 1 too many"
rule = "a sum is exact"
read = "01_topic#start"
"""
PATCH = """stage = "answers"
match = "add(1, 2) is not 3"
rule = "a sum"

--- a/answer.py
+++ b/answer.py
@@ -1,2 +1,2 @@
 def add(a, b):
-    return a + b
+    return a + b + 1
"""


def complete(tree: Path) -> Path:
    """An exercise that lacks nothing."""
    folder = tree / "exercises/01_topic/01_python"
    toml = folder / "exercise.toml"
    toml.write_text(toml.read_text() + FEEDBACK)
    wrong = tree / "tests/wrong_answers/01_topic/01_python"
    wrong.mkdir(parents=True)
    for name in ("one", "two", "three"):
        (wrong / f"{name}.patch").write_text(PATCH)
    return folder


def test_lint_finds_each_fault(tree: Path) -> None:
    folder = complete(tree)
    assert lint(folder) == []
    assert "nothing is missing" in workbook(tree, "lint", "01/01").stdout
    (folder / "stray.bin").write_text("")
    (folder / "answer.py").write_text("")
    (folder / "README.md").write_text("no title")
    (tree / "solutions/01_topic/01_python/more.py").write_text("")
    toml = folder / "exercise.toml"
    toml.write_text(
        toml.read_text()
        .replace('"closer", ', "")
        .replace("minutes = 5", "minutes = 50")
        .replace("#start", "#nowhere")
        .replace('["answers"]', '["answers", "leaks"]')
    )
    test = folder / "test_answer.py"
    test.write_text(test.read_text().replace("def leak_probe", "def other"))
    wrong = tree / "tests/wrong_answers/01_topic/01_python"
    (wrong / "one.patch").unlink()
    (wrong / "two.patch").write_text(PATCH.replace("-    return a + b", "-    return b"))
    (wrong / "three.patch").write_text(PATCH.replace('rule = "a sum"', ""))
    faults = "\n".join(lint(folder))
    for words in (
        "stray.bin does not belong",
        "No TODO in answer.py",
        "does not begin with a title",
        "more.py",
        "2 hints; 3 are wanted",
        "50 minutes",
        "#nowhere",
        "no test_*.py defines leak_probe",
        "2 wrong answers",
        "two.patch does not fit the solution",
    ):
        assert words in faults
    (wrong / "two.patch").write_text(PATCH.replace('rule = "a sum"', ""))
    assert "No wrong answer proves feedback 1" in "\n".join(lint(folder))
    toml.write_text(toml.read_text() + FEEDBACK)
    assert "Two entries of feedback have one rule" in "\n".join(lint(folder))
    (wrong / "two.patch").write_text("stage = 1")
    assert "two.patch lacks match" in "\n".join(lint(folder))
    long = folder.with_name("01_" + "x" * 40)
    shutil.copytree(folder, long)
    assert "43 characters" in "\n".join(lint(long))
    assert read(folder).number == "01/01"


def test_verdict_for_people(tree: Path) -> None:
    workbook(tree, "start", "01/01")
    solve(tree)
    said = workbook(tree, "check", "01/01").stdout
    assert "01/01" in said
    assert re.search(r"workbook'? next`", said.strip().rpartition("\n\n")[2])


def test_a_wrong_answer_is_kept_as_a_patch(tree: Path, tmp_path: Path) -> None:
    complete(tree)
    off = trees.answers(tmp_path / "off", answer__py="def add(a, b):\n    return a + b + 1\n")
    said = workbook(tree, "wrong", "01/01", "off", "--from", str(off)).stdout
    file = tree / "tests/wrong_answers/01_topic/01_python/off.patch"
    assert file.read_text("utf-8") in said
    kept = read_wrong(file)
    assert (kept.stage, kept.match) == (("answers",), ("add(1, 2) is not 3",))
    assert lint(tree / "exercises/01_topic/01_python") == []
    right = str(tree / "solutions/01_topic/01_python")
    assert (
        "the solution itself"
        in workbook(tree, "wrong", "01/01", "no", "--from", right, status=2).stderr
    )
    other = trees.answers(tmp_path / "other", answer__py="def add(a, b):\n    return b + a\n")
    assert (
        "no wrong answer"
        in workbook(tree, "wrong", "01/01", "no", "--from", str(other), status=2).stderr
    )
