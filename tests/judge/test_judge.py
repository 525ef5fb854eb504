"""Each stage gives its own verdict, in order, and says why."""

import os
import sysconfig
import threading
from pathlib import Path

import pytest

from tests import exercise_tree as trees
from tests.needs import need
from workbook.catalog import exercises
from workbook.catalog.exercises import Exercise, ExerciseError
from workbook.judge import compile as compiling
from workbook.judge import judge as judging
from workbook.judge import story as stories
from workbook.judge.judge import judge
from workbook.judge.story import read_story
from workbook.judge.trial import Trial
from workbook.judge.verdict import Outcome, StageVerdict, Verdict
from workbook.sandbox.sanitizers import MissingSanitizerError

ADD_LEAK = "kept = []\ndef add(a, b):\n    kept.append(object())\n    return a + b\n"


def outcomes(verdict: Verdict) -> dict[str, str]:
    return {stage.stage: str(stage.outcome) for stage in verdict.stages}


def message(verdict: Verdict) -> str:
    said = [stage.explanation.message for stage in verdict.stages if stage.explanation]
    return said[-1] if said else ""


@pytest.fixture
def python(tmp_path: Path) -> Exercise:
    return trees.python_exercise(tmp_path)


@pytest.fixture
def c(tmp_path: Path) -> Exercise:
    return trees.c_exercise(tmp_path)


def c_answer(tmp_path: Path, old: str, new: str) -> Path:
    assert old in trees.C_RIGHT
    return trees.answers(tmp_path / "mine", fill__c=trees.C_RIGHT.replace(old, new, 1))


def test_starter_is_not_started_and_judged_all_the_same(python: Exercise) -> None:
    verdict = judge(python, python.folder)
    assert verdict.outcome is Outcome.NOT_STARTED
    assert outcomes(verdict) == {"build": "passed", "answers": "failed"}
    assert "workbook start 01/01" in verdict.next


def test_folder_that_is_not_there_is_not_started(python: Exercise, tmp_path: Path) -> None:
    verdict = judge(python, tmp_path / "nowhere")
    assert verdict.outcome is Outcome.NOT_STARTED


def test_solutions_pass_every_stage(c: Exercise) -> None:
    seen: list[StageVerdict] = []
    verdict = judge(c, c.solution, cache=None, on_stage=seen.append)
    assert verdict.passed, verdict
    assert [stage.stage for stage in seen] == ["build", "answers", "memory", "leaks"]
    assert tuple(seen) == verdict.stages
    assert verdict.next == "`workbook next` goes on to the next exercise."


def test_a_build_does_not_ask_sysconfig(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a second thread, CPython 3.11 may know no ending of modules: the module was lost."""
    monkeypatch.setattr(sysconfig, "get_config_var", lambda name: None)
    exercise = exercises.find("13/01")
    files = {name: (exercise.folder / name).read_bytes() for name in exercise.files}
    built = compiling.compile_files(exercise, files, cache=None)
    assert [Path(name).name.partition(".")[0] for name in built.files] == ["fletcher_extension"]


def test_compile_error_stops_at_build(c: Exercise, tmp_path: Path) -> None:
    verdict = judge(c, c_answer(tmp_path, "free(text);", "free(text)"), cache=None)
    assert outcomes(verdict) == {
        "build": "failed",
        "answers": "not run",
        "memory": "not run",
        "leaks": "not run",
    }
    assert "fill.c" in verdict.stages[0].raw
    assert "mine/fill.c" in verdict.next
    assert "workbook hint 01/02" in verdict.next


def test_wrong_answer(python: Exercise, tmp_path: Path) -> None:
    mine = trees.answers(tmp_path / "mine", answer__py="def add(a, b):\n    return 3\n")
    verdict = judge(python, mine)
    assert outcomes(verdict) == {"build": "passed", "answers": "failed"}
    assert "add(2, 2) gave 3, expected 4" in message(verdict)


def test_right_answer_with_one_byte_too_many_fails_under_the_sanitizer(
    c: Exercise, tmp_path: Path
) -> None:
    mine = c_answer(tmp_path, "malloc((size_t)n)", "malloc((size_t)n - 1)")
    verdict = judge(c, mine, cache=None)
    assert outcomes(verdict)["answers"] == "passed"
    assert outcomes(verdict)["memory"] == "failed", verdict
    assert outcomes(verdict)["leaks"] == "not run"
    assert "fill.c" in verdict.stages[2].raw


def test_leak_in_c(c: Exercise, tmp_path: Path) -> None:
    verdict = judge(c, c_answer(tmp_path, "    free(text);\n", ""), cache=None)
    assert outcomes(verdict)["memory"] == "passed"
    assert outcomes(verdict)["leaks"] == "failed", verdict
    assert "bytes of memory per call" in message(verdict)


def test_leak_in_python(tmp_path: Path) -> None:
    exercise = trees.python_exercise(tmp_path, ("answers", "leaks"))
    assert judge(exercise, exercise.solution).passed
    verdict = judge(exercise, trees.answers(tmp_path / "mine", answer__py=ADD_LEAK))
    assert outcomes(verdict) == {"build": "passed", "answers": "passed", "leaks": "failed"}
    assert "blocks of Python's memory" in message(verdict)


def test_leaked_reference_to_one_object(tmp_path: Path) -> None:
    exercise = trees.python_exercise(tmp_path, ("answers", "leaks"))
    test = exercise.folder / "test_answer.py"
    test.write_text(
        trees.PYTHON_TEST.replace(
            '    importlib.import_module("answer").add(1, 2)\n',
            '    return importlib.import_module("answer").shared()\n',
        )
    )
    leaky = trees.PYTHON_RIGHT + "one = object()\nkept = []\ndef shared():\n    {}return one\n"
    good = trees.answers(tmp_path / "good", answer__py=leaky.format(""))
    bad = trees.answers(
        tmp_path / "bad",
        answer__py=leaky.format(
            "import ctypes; ctypes.pythonapi.Py_IncRef(ctypes.py_object(one)); "
        ),
    )
    assert judge(exercise, good).passed
    assert "reference count" in message(judge(exercise, bad))


def test_stage_that_cannot_run_is_skipped_by_name(
    c: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(cc: str) -> dict[str, str]:
        raise MissingSanitizerError(f"{cc} has no libasan.so here")

    monkeypatch.setattr("workbook.sandbox.sanitizers.sanitizer_env", missing)
    verdict = judge(c, c.solution, cache=None)
    assert verdict.passed
    assert outcomes(verdict)["memory"] == "skipped"
    assert "libasan" in message(verdict)


def test_no_compiler(c: Exercise, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    verdict = judge(c, c.solution, cache=None)
    assert verdict.outcome is Outcome.FAILED
    assert "no C compiler" in message(verdict)


def test_compiled_files_are_remembered(c: Exercise, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert judge(c, c.solution, cache=cache).passed
    assert len(list(cache.iterdir())) == 2
    assert judge(c, c.solution, cache=cache).passed
    assert len(list(cache.iterdir())) == 2


def test_the_oldest_are_forgotten(
    c: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    assert judge(c, c.solution, cache=cache).passed
    (old, new) = sorted(cache.iterdir(), key=lambda entry: entry.stat().st_mtime)
    begun = cache / ".new-1"
    begun.touch()
    monkeypatch.setattr(compiling, "KEPT", 1)
    compiling._prune(cache)
    assert {*cache.iterdir()} == {new, begun}
    assert compiling._load(old) is None
    os.utime(begun, (1, 1))
    compiling._prune(cache)
    assert [*cache.iterdir()] == [new]


def test_exercise_whose_files_do_not_fit_is_our_fault(c: Exercise) -> None:
    (c.folder / "second.h").write_text("")
    with pytest.raises(ExerciseError, match=r"one \*\.h"):
        judge(c, c.solution, cache=None)


def test_two_checkers_at_once(c: Exercise, tmp_path: Path) -> None:
    verdicts: list[Verdict] = []

    def run() -> None:
        verdicts.append(judge(c, c.solution, cache=tmp_path / "cache"))

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [verdict.passed for verdict in verdicts] == [True] * 3


def test_line_without_signature_counts_for_nothing() -> None:
    told = b'["part", "test_a.py::test_one", "call", "passed", ""]\n\xff\n \n'
    assert not read_story(told, b"key").passed


# --- Each guard, taken away: then the cheat passes, so it is this guard that stops it ----

PATCHED_PYTEST = """import _pytest.python
_pytest.python.Function.runtest = lambda self: None
def add(a, b):
    return 3
"""
PATCHED_MATH = """import math
math.isclose = lambda *a, **k: True
def add(a, b):
    return 3
"""
REWRITES_TEST = """import pathlib
pathlib.Path(__file__).with_name("test_answer.py").write_text("")
def add(a, b):
    return a + b
"""
LEAVES = "import os\nos._exit(0)\n"


def test_guard_controls(python: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = trees.answers(tmp_path / "mine", answer__py=PATCHED_PYTEST)
    # the first test imports the answer and fails by itself; afterwards, everything passes
    (python.folder / "test_answer.py").write_text(
        "import answer\ndef test_one():\n    assert answer.add(2, 2) == 4\n"
    )
    assert "Function.runtest was replaced" in message(judge(python, mine))
    monkeypatch.setattr(Trial, "_fraud", staticmethod(lambda story, intact: ""))
    assert "a test that must fail has passed" in message(judge(python, mine))


def test_guard_watched_functions(
    python: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = trees.answers(tmp_path / "mine", answer__py=PATCHED_MATH)
    assert "math.isclose was replaced" in message(judge(python, mine))
    monkeypatch.setattr(Trial, "_fraud", staticmethod(lambda story, intact: ""))
    assert judge(python, mine).passed


def test_guard_test_files(
    python: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = trees.answers(tmp_path / "mine", answer__py=REWRITES_TEST)
    assert "test file was changed" in message(judge(python, mine))
    monkeypatch.setattr(Trial, "_intact", lambda self, place: True)
    assert judge(python, mine).passed


def test_guard_declared_tests(
    python: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = trees.answers(tmp_path / "mine", answer__py=LEAVES)
    assert "0 of 2 checks had run" in message(judge(python, mine))
    monkeypatch.setattr(judging, "declared_tests", lambda exercise: ("test_answer.py::test_no",))
    assert not judge(python, python.solution).passed


def test_guard_signature(python: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    assert judge(python, python.solution).passed
    monkeypatch.setattr(stories, "DIGEST", "sha512")  # another signature than the child makes
    assert not judge(python, python.solution).passed


def test_guard_planted_leak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exercise = trees.python_exercise(tmp_path, ("answers", "leaks"))
    blind = ADD_LEAK + "import sys\nsys.getallocatedblocks = lambda: 0\n"
    test = exercise.folder / "test_answer.py"
    test.write_text("import answer\n" + test.read_text())
    mine = trees.answers(tmp_path / "mine", answer__py=blind)
    verdict = judge(exercise, mine)
    assert outcomes(verdict)["leaks"] == "failed", verdict


def test_a_cached_build_where_the_sanitizer_is_gone(
    c: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The stage is skipped by name; the checker does not fall."""
    cache = tmp_path / "cache"
    need("a sanitizer", outcomes(judge(c, c.solution, cache=cache))["memory"] == "passed")

    def gone(_: str) -> None:
        raise MissingSanitizerError("gcc has no libasan.so here")

    monkeypatch.setattr("workbook.sandbox.sanitizers.runtime", gone)
    verdict = judge(c, c.solution, cache=cache)
    assert outcomes(verdict)["memory"] == "skipped"
    assert verdict.passed
