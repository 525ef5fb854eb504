"""Files that go wrong in every way: each gets its verdict, and nothing of it is left behind."""

import contextlib
import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from tests import exercise_tree as trees
from tests.needs import need
from workbook.catalog.exercises import Exercise
from workbook.judge import take
from workbook.judge.compile import compile_files
from workbook.judge.judge import judge
from workbook.judge.runners import LIMITS, Runners, Turn
from workbook.judge.verdict import Outcome, StageVerdict, Verdict
from workbook.sandbox.commands import MARK

SHORT = replace(LIMITS, seconds=3.0, memory=512 << 20, file_size=1 << 20, processes=16)
RIGHT = trees.PYTHON_RIGHT
FORGE = """
import json, os
for name in ("test_one", "test_two"):
    line = json.dumps(["part", "test_answer.py::" + name, "call", "passed", ""])
    for number in range(3, 64):
        for text in (line, "0" * 64 + " " + line, '["done", 0]'):
            try:
                os.write(number, text.encode() + b"\\n")
            except OSError:
                pass
"""
FORGE_REPORT = """
import glob, json, os
for report in glob.glob("../report-*"):
    with open(report, "a") as file:
        for name in ("test_one", "test_two"):
            file.write("0" * 64 + " " + json.dumps(["part", "test_answer.py::" + name, "call", "passed", ""]) + "\\n")
        file.write("0" * 64 + ' ["done", 0]\\n')
os._exit(0)
"""  # noqa: E501
SUPERVISOR = """
import marshal, os
for number in range(3, 64):
    try:
        os.write(number, marshal.dumps(("ended", 0, "")))
    except OSError:
        pass
"""


@pytest.fixture(autouse=True)
def turn(runners: Runners) -> Iterator[Turn]:
    """No process that a test has started may still run when it is over."""
    with runners.turn() as turn:
        yield turn
    left = still_there(runners)
    until = time.monotonic() + 3
    while left and time.monotonic() < until:
        time.sleep(0.02)
        left = still_there(runners)
    for process in left:
        process.kill()
    assert not left


def still_there(runners: Runners) -> list[psutil.Process]:
    """Processes below a fork server, or those that have got away from it."""
    servers = [*runners._servers.values()]
    marks = {server.mark for server in servers}
    left = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if process.environ().get(MARK) in marks and process.status() != psutil.STATUS_ZOMBIE:
                left.append(process)
    return [one for one in left if one.pid not in {server._process.pid for server in servers}]


@pytest.fixture
def python(tmp_path: Path) -> Exercise:
    return trees.python_exercise(tmp_path)


@pytest.fixture
def c(tmp_path: Path) -> Exercise:
    return trees.c_exercise(tmp_path)


def judged(exercise: Exercise, folder: Path, turn: Turn, seconds: float = 20.0) -> Verdict:
    """Judge, and see that nothing of the learner's has changed.

    What must be stopped gets few seconds; anything else gets many, for a busy machine.
    """
    before = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    verdict = judge(exercise, folder, limits=replace(SHORT, seconds=seconds), cache=None, turn=turn)
    after = {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}
    assert before == after
    return verdict


def fault(verdict: Verdict) -> StageVerdict:
    assert verdict.outcome is Outcome.FAILED, verdict
    return next(stage for stage in verdict.stages if stage.outcome is Outcome.FAILED)


def said(stage: StageVerdict) -> str:
    assert stage.explanation
    assert stage.explanation.message
    return f"{stage.explanation.message}\n{stage.raw}"


PYTHON_CASES: dict[str, tuple[str | bytes, str]] = {
    "syntax error": ("def add(a, b)\n    return a + b\n", "SyntaxError"),
    "empty file": ("", "add"),
    "binary rubbish": (bytes(range(256)) * 4, "SyntaxError|null bytes"),
    "wrong encoding": (b"cafe = 'caf\xe9'\n" + RIGHT.encode(), "SyntaxError"),
    "null dereference": ("import ctypes\nctypes.string_at(0)\n", "SIGSEGV|NULL"),
    "wild write": ("import ctypes\nctypes.memset(12345, 1, 8)\n", "SIGSEGV|segmentation|address"),
    "endless loop": ("while True:\n    pass\n", r"3 s|seconds|did not end"),
    "fork in a loop": ("import os, time\nwhile True:\n    os.fork()\n", "processes|3 s|seconds"),
    "allocation without end": (
        "kept = []\nwhile True:\n    kept.append(bytearray(1 << 24))\n",
        "emory",
    ),
    "output without end": ("while True:\n    print('x' * 1000)\n", "3 s|seconds|output"),
    "os._exit before the tests": ("import os\nos._exit(0)\n", "0 of 2 checks"),
    "sys.exit at import": ("import sys\nsys.exit(0)\n", "SystemExit|left|exit"),
    "signal to its group": ("import os, signal\nos.killpg(0, signal.SIGKILL)\n", "SIGKILL|killed"),
    "thread that never ends": (
        "import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()\n" + RIGHT,
        "did not end",
    ),
    "crash while Python ends": (
        "import atexit, os\natexit.register(os.abort)\n" + RIGHT,
        "SIGABRT|abort",
    ),
    "deleted test file": (
        "import pathlib\npathlib.Path(__file__).with_name('test_answer.py').unlink()\n" + RIGHT,
        "test file was changed or deleted",
    ),
    "patched math": (
        "import math\nmath.isclose = lambda *a: True\ndef add(a, b):\n    return 3\n",
        "math.isclose was replaced",
    ),
    "patched builtins": (
        "import builtins\nbuiltins.AssertionError = ValueError\n" + RIGHT,
        "builtins.AssertionError was replaced",
    ),
    "patched test": (
        "import sys\nmodule = sys._getframe()\nwhile 'test_two' not in module.f_globals:\n"
        "    module = module.f_back\nfor name in ('test_one', 'test_two'):\n"
        "    module.f_globals[name].__code__ = (lambda: None).__code__\n"
        "def add(a, b):\n    return 3\n",
        "was replaced",
    ),
    "patched pytest": (
        "import _pytest.python\n_pytest.python.Function.runtest = lambda self: None\n"
        "def add(a, b):\n    return 3\n",
        "Function.runtest was replaced",
    ),
    "skipped by the answer": (
        "import pytest\npytest.skip('no', allow_module_level=True)\n",
        "skip",
    ),
    "forged lines": (FORGE + "os._exit(0)\n", "0 of 2 checks"),
    "forged report": (FORGE_REPORT, "0 of 2 checks"),
    "forged end": (SUPERVISOR + "os._exit(0)\n", "0 of 2 checks"),
    "file without end": (
        "with open('big', 'wb') as file:\n    while True:\n        file.write(bytes(1 << 16))\n",
        "SIGXFSZ|too large|File",
    ),
}


@pytest.mark.parametrize("case", PYTHON_CASES)
def test_python_file(case: str, python: Exercise, turn: Turn, tmp_path: Path) -> None:
    content, expected = PYTHON_CASES[case]
    mine = trees.answers(tmp_path / "mine", answer__py=content)
    endless = "3 s" in expected or "did not end" in expected
    stage = fault(judged(python, mine, turn, 3.0 if endless else 20.0))
    assert stage.stage == "answers"
    assert re.search(expected, said(stage)), said(stage)


WRONG = "def add(a, b):\n    return 3\n"
CHEATS: dict[str, tuple[str, str]] = {
    "equals everything": (
        "class Any:\n    __eq__ = lambda self, other: True\n    __float__ = lambda self: 4.0\n"
        "def add(a, b):\n    return Any()\n",
        "Any.__eq__ was replaced|equals everything",
    ),
    "equals everything, and made by hand": (
        "Any = type('Any', (float,), {'__eq__': lambda self, other: True})\n"
        "def add(a, b):\n    return Any(4)\n",
        "equals everything",
    ),
    "trace": (
        "import sys\ndef add(a, b):\n    sys.settrace(lambda *a: None)\n    return a + b\n",
        "sys.settrace",
    ),
    "signer found by the collector": (
        "import gc\nfor one in gc.get_objects():\n    if type(one).__name__ == 'Reporter' or "
        "getattr(one, '__name__', '') in ('hook', 'tell', 'hear'):\n"
        "        raise RuntimeError('found the signer')\n" + WRONG,
        "gave 3, expected 4|is not 3",
    ),
    "signer found after a thaw": (
        "import gc\ngc.unfreeze()\n" + RIGHT,
        "garbage collector",
    ),
    "reports itself": (
        "import sys\nfor name in ('test_one', 'test_two'):\n"
        "    sys.audit('workbook.say', ('part', 'test_answer.py::' + name, 'call', 'passed', ''))\n"
        + RIGHT,
        "report of the checks",
    ),
    "reports through the plugin": (
        "import sys, types\nfrom workbook.judge.child import Reporter\n"
        "Reporter().pytest_runtest_logreport(types.SimpleNamespace(nodeid='test_answer.py::test_one'"
        ", when='call', outcome='passed', longreprtext=''))\n" + RIGHT,
        "report of the checks",
    ),
    "pytest patched for the known tests alone": (
        "import _pytest.python as p\nold = p.Function.runtest\n"
        "p.Function.runtest = lambda self: 'test_answer' in self.nodeid or old(self)\n" + WRONG,
        "Function.runtest was replaced",
    ),
    "planted module": (
        "import sys, types\nnew = types.ModuleType('answer')\nnew.add = lambda a, b: a + b\n"
        "sys.modules['answer'] = new\n",
        "module answer",
    ),
    "our child patched": (
        "import workbook.judge.witness as w\nw.differs = lambda *a: ''\n" + WRONG,
        "witness.differs was replaced",
    ),
    "code of our child replaced": (
        "import workbook.judge.witness as w\n"
        "w.differs.__code__ = (lambda a, b, c, d: '').__code__\n" + WRONG,
        "differs was replaced",
    ),
    "names the sanitizer's variable": (
        "import os\nWATCHED = 'LD_PRELOAD' in os.environ\n" + RIGHT,
        "names LD_PRELOAD",
    ),
    "names the solutions": ("exec(open('/solutions/answer.py').read())\n", "names solutions/"),
    "names them apart": (
        "import os\nexec(open(os.path.join('..', 'solutions', '01_a')).read())\n",
        "names 'solutions'",
    ),
    "names them as a path": (
        "import pathlib\nexec((pathlib.Path('..') / 'solutions' / 'x').read_text())\n",
        "names 'solutions'",
    ),
    "deaf": ("import os\nos.closerange(0, 4096)\n" + RIGHT, "closed a file that is not its own"),
}


@pytest.mark.parametrize("case", CHEATS)
def test_cheat(case: str, python: Exercise, turn: Turn, tmp_path: Path) -> None:
    content, expected = CHEATS[case]
    mine = trees.answers(tmp_path / "mine", answer__py=content)
    assert re.search(expected, said(fault(judged(python, mine, turn))))


def test_solution_is_closed(python: Exercise, turn: Turn, tmp_path: Path) -> None:
    place = str(python.solution / "answer.py")
    hidden = "'" + place.replace("solutions", "solu' 'tions") + "'"
    mine = trees.answers(tmp_path / "mine", answer__py=f"exec(open({hidden}).read())\n")
    assert "was opened while the tests ran" in said(fault(judged(python, mine, turn)))


def test_emptied_data_of_the_tests(python: Exercise, turn: Turn, tmp_path: Path) -> None:
    test = python.folder / "test_answer.py"
    test.write_text(
        "import importlib\nCASES = {(1, 2): 3, (2, 2): 4}\n\n\ndef test_one():\n"
        "    add = importlib.import_module('answer').add\n"
        "    assert all(add(*pair) == CASES[pair] for pair in CASES), 'add(1, 2) is not 3'\n"
    )
    assert judged(python, python.solution, turn).passed
    evil = "import sys\nsys.modules['test_answer'].CASES.clear()\n" + WRONG
    mine = trees.answers(tmp_path / "mine", answer__py=evil)
    assert "test_answer.CASES was replaced" in said(fault(judged(python, mine, turn)))


def test_exercises_shrunk_during_the_run(python: Exercise, turn: Turn, tmp_path: Path) -> None:
    test = python.folder / "test_answer.py"
    evil = f"open({str(test)!r}, 'w').write('def test_one(): pass')\n" + WRONG
    before = test.read_text()
    mine = trees.answers(tmp_path / "mine", answer__py=evil)
    assert "gave 3, expected 4" in said(fault(judged(python, mine, turn)))
    assert test.read_text() != before


@pytest.mark.parametrize(
    "line", ["#ifdef __SANITIZE_ADDRESS__\n#endif", '#include "../../solutions/fill.c"']
)
def test_c_file_does_not_ask(line: str, c: Exercise, turn: Turn, tmp_path: Path) -> None:
    mine = trees.answers(tmp_path / "mine", fill__c=f"{line}\n{trees.C_RIGHT}")
    stage = fault(judged(c, mine, turn))
    assert stage.stage == "build"
    assert stage.explanation
    assert stage.explanation.where == "fill.c:1"
    mine = trees.answers(tmp_path / "mine", fill__c=f"/* {line} */\n{trees.C_RIGHT}")
    assert judged(c, mine, turn).passed


def test_plant_in_the_cache(c: Exercise, turn: Turn, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    mine = trees.answers(tmp_path / "mine", fill__c=trees.C_RIGHT + "\n")
    assert judge(c, mine, cache=cache, turn=turn).passed
    kept = [*cache.iterdir()]
    assert kept
    for file in kept:
        file.write_bytes(b"rubbish")
    assert judge(c, mine, cache=cache, turn=turn).passed


RIGHT_ALL_THE_SAME = {
    "exception at exit": "import atexit\natexit.register(lambda: 1 / 0)\n",
    "closed stdout": "import os, sys\nsys.stdout.close()\nos.close(1)\n",
    "redirected stdout": "import sys, io\nsys.stdout = io.StringIO()\n",
    "closed every file": "import os\nos.closerange(0, 64)\n",
    "speaks of solutions": "A = {'solutions': 2, 'unit': 'solutions/min'}\nB = ['solutions']\n",
    "changed folder": "import os\nos.chdir('/')\n",
    "forged lines, and right": FORGE,
    "child that outlives its parent": (
        "import os, time\nif os.fork() == 0:\n    os.setsid()\n"
        "    time.sleep(60)\n    os._exit(0)\n"
    ),
}


@pytest.mark.parametrize("case", RIGHT_ALL_THE_SAME)
def test_strange_but_right(case: str, python: Exercise, turn: Turn, tmp_path: Path) -> None:
    mine = trees.answers(tmp_path / "mine", answer__py=RIGHT_ALL_THE_SAME[case] + RIGHT)
    assert judged(python, mine, turn).passed


def body(text: str) -> str:
    return trees.C_START + trees.EXPORT + "int fill(int n) {\n" + text + "\n}\n"


C_CASES: dict[str, tuple[str, str, str]] = {
    "compile error": (body("return n"), "build", "fill.c"),
    "empty file": ("", "build|answers", "."),
    "binary rubbish": ("\x01\x02\x7f" * 50, "build", "."),
    "null dereference": (
        body("volatile int *p = NULL; *p = 1; return n;"),
        "answers",
        "SIGSEGV|NULL",
    ),
    "stack overflow": (
        trees.C_START + "static int deep(int n) { volatile char b[4096]; b[0] = (char)n; "
        "return n < 0 ? 0 : deep(n + 1 - b[0] * 0) + b[0]; }\n"
        + trees.EXPORT
        + "int fill(int n) { return deep(n); }\n",
        "build|answers",
        "SIGSEGV|stack|recursion",
    ),
    "double free": (
        body("char *p = malloc(8); char *volatile q = p; free(p); free(q); return n;"),
        "build|answers",
        "free",
    ),
    "use after free": (
        body("char *p = malloc(16); char *volatile q = p; free(p); q[0] = 'x'; return n;"),
        "build|answers|memory",
        "free",
    ),
    "overflow by one": (
        body("char *volatile p = malloc((size_t)n); p[n] = 'x'; free(p); return n;"),
        "memory",
        "1 byte|overflow",
    ),
    "uninitialised": (body("int value; return value + n;"), "build", "uninitialized"),
    "endless loop": (body("volatile int x = n; while (x) { } return n;"), "answers", "3 s|seconds"),
    "includes a device": ('#include "/dev/zero"\n', "build", "."),
}


@pytest.mark.parametrize("case", C_CASES)
def test_c_file(
    case: str, c: Exercise, turn: Turn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    defaults = compile_files.__kwdefaults__
    assert defaults
    quick = replace(defaults["limits"], seconds=5.0, memory=1 << 30)
    monkeypatch.setitem(defaults, "limits", quick)
    content, stage_pattern, expected = C_CASES[case]
    mine = trees.answers(tmp_path / "mine", fill__c=content)
    stage = fault(judged(c, mine, turn, 3.0 if "3 s" in expected else 20.0))
    assert re.fullmatch(stage_pattern, stage.stage), said(stage)
    assert re.search(expected, said(stage)), said(stage)


CFFI_TEST = """import importlib


def test_one():
    assert importlib.import_module("answer").ffi.sizeof("int") == 4, "expected 4"
"""
CFFI_RIGHT = """import cffi
ffi = cffi.FFI()
ffi.cdef("int abs(int);")
ffi.set_source("answer", None)
ffi.compile()
"""
CFFI_EVIL = """for name in ("test_answer.py", "importlib.py", "conftest.py", "pytest.py"):
    open(name, "w").write("import_module = lambda *a: None")
open("answer.py", "w").write("class ffi:\\n    sizeof = staticmethod(lambda name: 4)\\n")
"""


def test_build_script_cannot_stand_in_for_the_tests(turn: Turn, tmp_path: Path) -> None:
    """Nor for what the tool makes: a module that was written by hand is none of cffi's."""
    exercise = trees.add_exercise(
        tmp_path,
        "01_topic/03_cffi",
        {"build.py": "# TODO\n", "test_answer.py": CFFI_TEST},
        {"build.py": CFFI_RIGHT},
        build="cffi",
    )
    assert judged(exercise, exercise.solution, turn).passed
    mine = trees.answers(tmp_path / "mine", build__py=CFFI_EVIL)
    stage = fault(judged(exercise, mine, turn))
    assert "No module named 'answer'" in stage.raw
    mine = trees.answers(tmp_path / "mine", build__py=CFFI_RIGHT + CFFI_EVIL.replace("answer", "x"))
    assert judged(exercise, mine, turn).passed


def test_missing_file(python: Exercise, turn: Turn, tmp_path: Path) -> None:
    stage = fault(judged(python, trees.answers(tmp_path / "mine"), turn))
    assert (stage.stage, "answer.py is missing" in said(stage)) == ("build", True)


def test_folder_instead_of_file(python: Exercise, turn: Turn, tmp_path: Path) -> None:
    (tmp_path / "mine" / "answer.py").mkdir(parents=True)
    assert "not a regular file" in said(fault(judged(python, tmp_path / "mine", turn)))


def test_pipe_instead_of_file(python: Exercise, turn: Turn, tmp_path: Path) -> None:
    mine = trees.answers(tmp_path / "mine")
    os.mkfifo(mine / "answer.py")
    verdict = judge(python, mine, limits=SHORT)
    assert "not a regular file" in said(fault(verdict))


def test_huge_file(python: Exercise, turn: Turn, tmp_path: Path) -> None:
    mine = trees.answers(tmp_path / "mine", answer__py=b"#" * (take.LARGEST + 1))
    assert "larger than 1 MB" in said(fault(judged(python, mine, turn)))


def test_symbolic_links(python: Exercise, turn: Turn, tmp_path: Path) -> None:
    mine = trees.answers(tmp_path / "mine", other__py=RIGHT)
    (mine / "answer.py").symlink_to(mine / "other.py")
    assert judged(python, mine, turn).passed
    (mine / "answer.py").unlink()
    (mine / "answer.py").symlink_to(python.solution / "answer.py")
    assert "leads out of" in said(fault(judged(python, mine, turn)))


def test_files_beside_the_answer_count_for_nothing(
    python: Exercise, turn: Turn, tmp_path: Path
) -> None:
    wrong = "def add(a, b):\n    return 3\n"
    mine = trees.answers(
        tmp_path / "mine",
        answer__py=wrong,
        test_answer__py="def test_one(): pass\ndef test_two(): pass\n",
        conftest__py="import os\nos._exit(0)\n",
        pytest__py="raise SystemExit(0)\n",
        math__py="isclose = lambda *a: True\n",
        random__py="raise RuntimeError\n",
        importlib__py="raise RuntimeError\n",
    )
    assert "add(2, 2) gave 3, expected 4" in said(fault(judged(python, mine, turn)))
    (mine / "answer.py").write_text(RIGHT)
    assert judged(python, mine, turn).passed


def test_full_disk(python: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    command = [str(mount), "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)]
    mounted = os.geteuid() == 0 and mount and not subprocess.run(command, check=False).returncode
    need("mount", mounted)
    try:
        (disk / "filler").write_bytes(bytes(48 << 10))
        monkeypatch.setattr("tempfile.tempdir", str(disk))
        mine = trees.answers(tmp_path / "mine", answer__py=RIGHT + "#" * 100_000)
        with pytest.raises(OSError, match="No space left"):
            judge(python, mine, limits=SHORT)
        assert (mine / "answer.py").read_text() == RIGHT + "#" * 100_000
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_interrupted_check_leaves_nothing(python: Exercise, turn: Turn, tmp_path: Path) -> None:
    mine = trees.answers(tmp_path / "mine", answer__py="while True:\n    pass\n")
    program = (
        "import sys; from pathlib import Path; from workbook.catalog.exercises import read; "
        "from workbook.judge.judge import judge; judge(read(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    import sys

    command = [sys.executable, "-c", program, str(python.folder), str(mine)]
    checker = subprocess.Popen(command)
    child = None
    until = time.monotonic() + 30
    while child is None and time.monotonic() < until:
        time.sleep(0.05)
        found = psutil.Process(checker.pid).children(recursive=True)
        child = next((one for one in found if one.cpu_times().user > 0.5), None)
    assert child, "no endless loop"
    checker.kill()
    checker.wait()
    psutil.wait_procs(found, timeout=10)
    assert not any(one.is_running() for one in found)


def test_two_checkers_at_once(c: Exercise, tmp_path: Path) -> None:
    mine = trees.answers(tmp_path / "mine", fill__c=trees.C_RIGHT)
    verdicts: list[Verdict] = []
    threads = [
        threading.Thread(target=lambda: verdicts.append(judge(c, mine, cache=tmp_path / "cache")))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [verdict.passed for verdict in verdicts] == [True, True]
