"""Whatever a command does, the sandbox says what happened, and nothing of it is left behind."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.needs import need
from workbook.sandbox import commands, sanitizers
from workbook.sandbox.commands import Limits, python, run

ESCAPE = """
import os, pathlib, sys, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        pathlib.Path(sys.argv[1]).write_text(str(os.getpid()))
        while True:
            time.sleep(0.05)
    os._exit(0)
while not pathlib.Path(sys.argv[1]).exists():
    time.sleep(0.01)
print("parent is done", flush=True)
"""


@pytest.fixture
def note(tmp_path: Path) -> Iterator[Path]:
    """A file in which a process writes its number; the process must not survive the test."""
    file = tmp_path / "pid"
    yield file
    if file.exists() and alive(pid := int(file.read_text())):
        os.kill(pid, signal.SIGKILL)
        pytest.fail("a process outlived its sandbox")


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be buried does not."""
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return not state.stdout.strip().startswith("Z") and bool(state.stdout.strip())


def test_ends_normally() -> None:
    result = python("import sys; print('out'); print('err', file=sys.stderr)")
    assert (result.stdout, result.stderr, result.returncode) == ("out\n", "err\n", 0)
    assert result.ok
    assert result.fate == "ended normally"
    assert (result.signal, result.timed_out) == (None, False)
    assert result.argv[0] == sys.executable


@pytest.mark.parametrize(
    ("program", "returncode", "name", "fate"),
    [
        ("import sys; sys.exit(3)", 3, None, "exit status 3"),
        ("import os; os._exit(7)", 7, None, "exit status 7"),
        ("1/0", 1, None, "exit status 1"),
        ("import ctypes; ctypes.string_at(8)", -11, "SIGSEGV", "SIGSEGV (segmentation fault)"),
        ("import os; os.abort()", -6, "SIGABRT", "killed by SIGABRT (abort)"),
        ("import os; os.kill(os.getpid(), 9)", -9, "SIGKILL", "killed by SIGKILL"),
        ("import os; os.close(1); os.close(2)", 0, None, "ended normally"),
    ],
)
def test_fates(program: str, returncode: int, name: str | None, fate: str) -> None:
    result = python(program)
    assert result.returncode == returncode
    assert result.signal == name
    assert fate in result.fate
    assert result.ok == (returncode == 0)


def test_crash_shows_where_python_was() -> None:
    assert 'File "<string>", line 2' in python("import ctypes\nctypes.string_at(8)").stderr


def test_endless_loop_is_stopped() -> None:
    result = python("while True: pass", limits=Limits(seconds=0.5))
    assert result.timed_out
    assert not result.ok
    assert result.fate == "stopped after 0.5 s"
    assert result.signal is None
    assert result.seconds < 10


def test_deaf_to_signals_is_stopped_too() -> None:
    program = "import signal, time\nfor n in range(1, 32):\n"
    program += " try: signal.signal(n, signal.SIG_IGN)\n except OSError: pass\ntime.sleep(60)"
    assert python(program, limits=Limits(seconds=1)).timed_out


def test_flood_of_output_keeps_beginning_and_end() -> None:
    program = "print('first'); print('x' * 3_000_000); print('last')"
    result = python(program, limits=Limits(output=10_000))
    assert result.ok
    assert result.stdout.startswith("first\n")
    assert result.stdout.endswith("last\n")
    assert "bytes of output left out" in result.stdout
    assert len(result.stdout) < 10_100


def test_a_flood_needs_little_memory() -> None:
    kept = commands._Kept(1000)
    for _ in range(100):
        kept.add(b"x" * 1000)
        assert len(kept.head) + len(kept.tail) <= 3500
    assert "99000 bytes" in kept.text()


def test_endless_output_ends() -> None:
    result = python("while True: print('x' * 1000)", limits=Limits(seconds=2, output=5000))
    assert result.timed_out
    assert "bytes of output left out" in result.stdout


def test_much_on_both_streams_does_not_block() -> None:
    program = "import sys\nfor _ in range(300):\n"
    program += " sys.stdout.write('o' * 999); sys.stderr.write('e' * 999)"
    result = python(program)
    assert (len(result.stdout), len(result.stderr)) == (299_700, 299_700)


def test_merge_keeps_the_order() -> None:
    program = "import os\nfor n in range(20): os.write(1 + n % 2, b'%d ' % n)"
    result = python(program, merge=True)
    assert result.stdout.split() == [str(n) for n in range(20)]
    assert result.stderr == ""


def test_not_utf8() -> None:
    assert python(r"import os; os.write(1, b'a\xffz')").stdout == "a\ufffdz"


def test_nothing_to_read() -> None:
    program = "import sys; print(len(sys.stdin.read()))"
    assert python(program).stdout == "0\n"


def test_cwd_and_environment(tmp_path: Path) -> None:
    program = "import os; print(os.getcwd(), os.environ.get('CALL'), 'PATH' in os.environ)"
    result = python(program, cwd=tmp_path, env={"CALL": "c"})
    assert result.stdout == f"{tmp_path} c False\n"


def test_missing_command() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-command"):
        run(["no-such-command"])
    with pytest.raises(PermissionError):
        run(["/"])


def test_a_fork_does_not_outlive_its_parent(note: Path) -> None:
    started = time.monotonic()
    program = ESCAPE.replace("    os.setsid()\n", "")
    assert python(program, str(note)).stdout == "parent is done\n"
    assert time.monotonic() - started < 8


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has subreapers")
def test_not_even_in_another_session(note: Path) -> None:
    result = python(ESCAPE, str(note))
    assert result.stdout == "parent is done\n"
    assert result.ok


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has subreapers")
def test_after_a_time_out_neither(note: Path) -> None:
    assert python(ESCAPE + "\nwhile True: pass", str(note), limits=Limits(seconds=3)).timed_out


@pytest.mark.skipif(sys.platform != "linux", reason="processes are counted on Linux")
def test_fork_bomb() -> None:
    result = python("import os\nwhile True: os.fork()", limits=Limits(seconds=20, processes=16))
    assert result.too_many_processes
    assert result.fate == "stopped: more than 16 processes"


@pytest.mark.skipif(sys.platform != "linux", reason="macOS does not limit memory")
def test_memory_bomb() -> None:
    result = python("x = bytearray(3 << 30)", limits=Limits(memory=1 << 30))
    assert "MemoryError" in result.stderr


def test_file_size(tmp_path: Path) -> None:
    program = "open('big', 'wb').write(bytes(3_000_000))"
    result = python(program, cwd=tmp_path, limits=Limits(file_size=1_000_000))
    assert not result.ok
    assert (tmp_path / "big").stat().st_size <= 1_000_000


def test_no_core_dump() -> None:
    program = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE))"
    assert python(program).stdout == "(0, 0)\n"


def test_a_command_that_kills_its_supervisor(note: Path) -> None:
    program = (
        "import os, pathlib, sys, time\npathlib.Path(sys.argv[1]).write_text(str(os.getpid()))"
    )
    program += "\nos.kill(os.getppid(), 9)\nwhile True: time.sleep(0.1)"
    result = python(program, str(note))
    assert not result.ok
    assert result.signal == "SIGKILL"
    time.sleep(0.1)


def test_when_the_caller_dies_so_does_the_command(note: Path) -> None:
    inner = f"open({str(note)!r}, 'w').write(str(__import__('os').getpid())); import time\n"
    code = inner + "time.sleep(60)"
    outer = f"from workbook.sandbox.commands import *\npython({code!r}, limits=Limits(seconds=60))"
    caller = subprocess.Popen([sys.executable, "-c", outer])
    until = time.monotonic() + 20
    while not (note.exists() and note.read_text()) and time.monotonic() < until:
        time.sleep(0.02)
    pid = int(note.read_text())
    caller.kill()
    caller.wait()
    while alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert not alive(pid)


def test_many_at_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda n: python(f"print({n})").stdout, range(16)))
    assert results == [f"{n}\n" for n in range(16)]


def test_leaves_no_descriptor_open() -> None:
    def count() -> int:
        return len(list(Path("/dev/fd").iterdir()))

    run(["true"])
    before = count()
    for _ in range(3):
        run(["true"])
    with pytest.raises(FileNotFoundError):
        run(["no-such-command"])
    assert count() == before


OVERFLOW = """#include <stdlib.h>
int f(int n) { char *p = malloc(4); p[n] = 1; int r = p[n]; free(p); return r; }
"""


@pytest.mark.parametrize("cc", ["gcc", "clang"])
@pytest.mark.parametrize("folder", ["plain", "a b", "it's: übung"])
def test_sanitizer_sees_one_byte_too_many(cc: str, folder: str, tmp_path: Path) -> None:
    need(cc, shutil.which(cc))
    tmp_path /= folder
    tmp_path.mkdir()
    try:
        variables = sanitizers.sanitizer_env(cc, tmp_path)
    except sanitizers.MissingSanitizerError as missing:
        need(f"{cc}'s sanitizer", False)
        raise AssertionError from missing
    (tmp_path / "f.c").write_text(OVERFLOW)
    flags = ["-g", "-O0", "-fPIC", "-shared", "-o", "f.so", "f.c"]
    assert run([cc, *sanitizers.sanitizer_flags(cc), *flags], cwd=tmp_path).ok
    call = "import ctypes; print(ctypes.CDLL('./f.so').f({}))"
    limits = Limits(seconds=30, memory=None)
    good, bad = (
        python(call.format(n), cwd=tmp_path, env=os.environ | variables, limits=limits)
        for n in (3, 4)
    )
    assert good.ok, good.stderr
    assert good.stdout == "1\n"
    assert "heap-buffer-overflow" in bad.stderr
    assert "f.c:2" in bad.stderr


def test_a_missing_sanitizer_is_named() -> None:
    with pytest.raises(sanitizers.MissingSanitizerError, match="no-such-cc"):
        sanitizers.sanitizer_env("no-such-cc")


@pytest.mark.skipif(sys.platform != "linux", reason="real memory is looked at on Linux")
def test_real_memory_is_limited() -> None:
    program = "import time; x = b'x' * (300 << 20); time.sleep(20)"
    result = python(program, limits=Limits(memory=None, resident=100 << 20))
    assert result.too_much_memory
    assert result.fate == "stopped: more than 100 MB of memory"
