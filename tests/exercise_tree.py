"""Small exercises in a temporary folder, for tests of the checker."""

from pathlib import Path

from workbook.catalog.exercises import Exercise, read

TOML = """title = "{title}"
minutes = 5
edit = {edit}
build = "{build}"
stages = {stages}
hints = ["gentle", "closer", "nearly"]
read = "01_topic#start"
fails_with = {{ stage = "answers", match = "{match}" }}
"""
PYTHON_TEST = """import importlib
import math


def test_one():
    assert importlib.import_module("answer").add(1, 2) == 3, "add(1, 2) is not 3"


def test_two():
    value = importlib.import_module("answer").add(2, 2)
    assert math.isclose(value, 4), f"add(2, 2) gave {value}, expected 4"


def leak_probe():
    importlib.import_module("answer").add(1, 2)
"""
PYTHON_STARTER = "def add(a, b):\n    return None  # TODO\n"
PYTHON_RIGHT = "def add(a, b):\n    return a + b\n"
C_TEST = """import ctypes
from pathlib import Path


def fill(n):
    lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libfill.so"))
    lib.fill.argtypes, lib.fill.restype = [ctypes.c_int], ctypes.c_int
    return lib.fill(n)


def test_fill():
    assert fill(16) == 16, f"fill(16) gave {fill(16)}, expected 16"


def leak_probe():
    fill(16)
"""
C_HEADER = "int fill(int n);\n"
C_START = '#include "fill.h"\n#include <stdlib.h>\n#include <string.h>\n'
EXPORT = '__attribute__((visibility("default"))) '
C_STARTER = C_START + EXPORT + "int fill(int n) {\n    return n - 1; // TODO\n}\n"
C_RIGHT = (
    C_START
    + EXPORT
    + """int fill(int n) {
    char *text = malloc((size_t)n);
    if (text == NULL) {
        return -1;
    }
    memset(text, 'x', (size_t)n);
    int last = text[n - 1] == 'x' ? n : 0;
    free(text);
    return last;
}
"""
)


def add_exercise(
    tree: Path,
    key: str,
    files: dict[str, str],
    solution: dict[str, str],
    *,
    build: str = "none",
    stages: tuple[str, ...] = ("answers",),
    match: str = "expected",
) -> Exercise:
    """Write one exercise and its solution."""
    folder = tree / "exercises" / key
    solved = tree / "solutions" / key
    folder.mkdir(parents=True)
    solved.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    for name, text in solution.items():
        (solved / name).write_text(text)
    title = key.partition("/")[2][3:].capitalize()
    (folder / "README.md").write_text(f"# {title}\n\nDo it.\n")
    edit = str(list(solution)).replace("'", '"')
    wanted = str(list(stages)).replace("'", '"')
    (folder / "exercise.toml").write_text(
        TOML.format(title=title, edit=edit, build=build, stages=wanted, match=match)
    )
    return read(folder)


def python_exercise(tree: Path, stages: tuple[str, ...] = ("answers",)) -> Exercise:
    """An exercise that needs no compiler."""
    return add_exercise(
        tree,
        "01_topic/01_python",
        {"answer.py": PYTHON_STARTER, "test_answer.py": PYTHON_TEST},
        {"answer.py": PYTHON_RIGHT},
        stages=stages,
        match="add(1, 2) is not 3",
    )


def c_exercise(tree: Path, stages: tuple[str, ...] = ("answers", "memory", "leaks")) -> Exercise:
    """An exercise in C."""
    return add_exercise(
        tree,
        "01_topic/02_c",
        {"fill.c": C_STARTER, "fill.h": C_HEADER, "test_fill.py": C_TEST},
        {"fill.c": C_RIGHT},
        build="cc",
        stages=stages,
        match="fill(16) gave 15, expected 16",
    )


def answers(folder: Path, **files: str | bytes) -> Path:
    """A folder with a learner's files; `answer__py` stands for answer.py."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        (folder / name.replace("__", ".")).write_bytes(data)
    return folder
