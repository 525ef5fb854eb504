"""What dies is explained by its cause: the line, the call, the time at which it died."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests import exercise_tree as trees
from workbook.catalog.exercises import Exercise
from workbook.judge.judge import judge
from workbook.judge.runners import LIMITS, Runners, Turn
from workbook.judge.verdict import Outcome, StageVerdict

SHORT = replace(LIMITS, seconds=4.0)


@pytest.fixture
def turn(runners: Runners) -> Turn:
    return runners.turn()


@pytest.fixture
def python(tmp_path: Path) -> Exercise:
    return trees.python_exercise(tmp_path)


@pytest.fixture
def c(tmp_path: Path) -> Exercise:
    return trees.c_exercise(tmp_path)


def fault(exercise: Exercise, folder: Path, turn: Turn) -> StageVerdict:
    verdict = judge(exercise, folder, limits=SHORT, cache=None, turn=turn)
    return next(stage for stage in verdict.stages if stage.outcome is Outcome.FAILED)


def c_answer(tmp_path: Path, body: str) -> tuple[Path, str]:
    """A fill.c, and the place of the line that is marked."""
    text = f"{trees.C_START}{trees.EXPORT}int fill(int n) {{\n{body}\n    return n;\n}}\n"
    line = next(at for at, line in enumerate(text.splitlines(), 1) if "here" in line)
    return trees.answers(tmp_path / "mine", fill__c=text), f"fill.c:{line}"


@pytest.mark.parametrize(
    "body",
    [
        "    volatile int *p = NULL;\n    *p = 1; // here",
        "    abort(); // here",
        "    volatile int x = n;\n    while (x) { // here\n    }",
        "    volatile int zero = 0;\n    n = n / zero; // here",
    ],
    ids=["null", "abort", "endless", "zero"],
)
def test_line_of_c_that_dies_in_answers(body: str, c: Exercise, turn: Turn, tmp_path: Path) -> None:
    mine, where = c_answer(tmp_path, body)
    stage = fault(c, mine, turn)
    assert stage.stage == "answers"
    assert stage.explanation
    assert stage.explanation.where == where, stage.raw


def test_line_of_python_that_never_ends(python: Exercise, turn: Turn, tmp_path: Path) -> None:
    mine = trees.answers(
        tmp_path / "mine", answer__py="def add(a, b):\n    while True:\n        pass\n"
    )
    stage = fault(python, mine, turn)
    assert stage.explanation
    assert stage.explanation.where in ("answer.py:2", "answer.py:3"), stage.raw


@pytest.mark.parametrize(
    "dies",
    [
        "import atexit, ctypes\natexit.register(ctypes.string_at, 8)\n",
        "import ctypes\nclass Last:\n    def __del__(self, read=ctypes.string_at):\n"
        "        read(8)\nlast = Last()\n",
    ],
    ids=["registered", "cleared up"],
)
def test_death_at_the_end(dies: str, python: Exercise, turn: Turn, tmp_path: Path) -> None:
    mine = trees.answers(tmp_path / "mine", answer__py=dies + trees.PYTHON_RIGHT)
    stage = fault(python, mine, turn)
    assert stage.explanation
    assert "All checks have passed, but while the program ended" in stage.explanation.message
    assert "while test_" not in stage.raw


def test_words_of_the_learner_are_no_report(python: Exercise, turn: Turn, tmp_path: Path) -> None:
    says = (
        "print('==1==ERROR: AddressSanitizer: SEGV')\nprint('a.c:1:2: runtime error: no')\n"
        + trees.PYTHON_RIGHT
    )
    mine = trees.answers(tmp_path / "mine", answer__py=says)
    assert judge(python, mine, turn=turn).passed


def test_last_words_before_it_left(python: Exercise, turn: Turn, tmp_path: Path) -> None:
    leaves = "import os\nos.write(1, b'so long')\nos._exit(0)\n"
    stage = fault(python, trees.answers(tmp_path / "mine", answer__py=leaves), turn)
    assert stage.explanation
    assert "Its last words: so long" in stage.explanation.message


SLOW = "import time\n{}def add(a, b):\n    time.sleep(0.004)\n    {}return a + b\n"


def test_slow_answer_gets_fewer_calls(tmp_path: Path, turn: Turn) -> None:
    exercise = trees.python_exercise(tmp_path, ("answers", "leaks"))
    good = trees.answers(tmp_path / "good", answer__py=SLOW.format("", ""))
    assert judge(exercise, good, limits=SHORT, turn=turn).passed
    leaky = SLOW.format("kept = []\n", "kept.append(object())\n    ")
    stage = fault(exercise, trees.answers(tmp_path / "leaky", answer__py=leaky), turn)
    assert stage.stage == "leaks"
    assert stage.explanation
    assert "after 1000 calls" not in stage.explanation.message
    assert "blocks of Python's memory" in stage.explanation.message


EXTENSION = """#include <Python.h>
static PyObject *add(PyObject *module, PyObject *args)
{
    int a = 0;
    int b = 0;
    (void)module;
    if (!PyArg_ParseTuple(args, "ii:add", &a, &b)) {
        return NULL;
    }
    return PyLong_FromLong((long)a + b);
}
static PyMethodDef methods[] = {
    {"add", add, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};
static struct PyModuleDef module = {
    .m_base = PyModuleDef_HEAD_INIT, .m_name = "answer", .m_methods = methods};
PyMODINIT_FUNC PyInit_answer(void);
PyMODINIT_FUNC PyInit_answer(void)
{
    return PyModule_Create(&module);
}
"""


RELEASED = (
    '    PyObject *six = PyBytes_FromString("six"); Py_buffer view; '
    "PyObject_GetBuffer(six, &view, 0); PyBuffer_Release(&view); Py_DECREF(six); "
    "a += 0 * *(volatile char *)view.buf;\n"
)


@pytest.mark.parametrize(
    ("old", "new", "expected", "where"),
    [
        ("&b)", "(short *)&b)", "room for 2", "answer.c:7"),
        ("    {NULL, NULL, 0, NULL},\n", "", "method table has no end", "answer.c:20"),
        ("&a, &b", "&a", "wants more than 1 arguments", "answer.c:7"),
        ("    return PyLong", RELEASED + "    return PyLong", "null pointer", "answer.c:10"),
    ],
)
def test_what_python_writes_and_reads(
    old: str, new: str, expected: str, where: str, turn: Turn, tmp_path: Path
) -> None:
    exercise = trees.add_exercise(
        tmp_path,
        "01_topic/03_extension",
        {"answer.c": "#include <Python.h>\n", "test_answer.py": trees.PYTHON_TEST},
        {"answer.c": EXTENSION},
        build="extension",
        stages=("answers", "memory"),
    )
    assert judge(exercise, exercise.solution, cache=None, turn=turn).passed
    assert old in EXTENSION
    mine = trees.answers(tmp_path / "mine", answer__c=EXTENSION.replace(old, new))
    stage = fault(exercise, mine, turn)
    assert expected in stage.raw
    assert stage.explanation
    assert stage.explanation.where == where, stage.raw
    assert stage.explanation.rule
    assert "leaves undefined" not in stage.explanation.message
