"""Runs a command where it can do no harm: in a child process, under limits.

Whatever the command does - crash, loop, print without end, start processes and run away - is a
`Result`. Each command has a supervisor of its own (supervisor.py, which says why); this module
starts it, reads what the command prints, and keeps nothing between two calls.

What a system lacks: on macOS, memory and the number of processes are not limited, and a process
that leaves its session outlives the command. Windows is served through WSL.
"""

import contextlib
import io
import marshal
import math
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Sink = Callable[[bytes], object] | None  # is given each piece of output as soon as it comes
SUPERVISOR = Path(__file__).with_name("supervisor.py")
MEGABYTE = 1 << 20
PIPE = subprocess.PIPE
GRACE = 15.0  # how long the supervisor may be late, in seconds, before it is ended itself
NOT_FOR_SUPERVISOR = ("LD_PRELOAD", "DYLD_INSERT_LIBRARIES", "ASAN_OPTIONS", "PYTHONMALLOC")

SIGNALS = {
    "SIGSEGV": "segmentation fault",
    "SIGABRT": "abort",
    "SIGBUS": "bus error",
    "SIGFPE": "arithmetic error",
    "SIGILL": "illegal instruction",
    "SIGKILL": "killed from outside",
    "SIGXCPU": "too much processor time",
    "SIGXFSZ": "too large a file",
    "SIGTERM": "asked to end",
    "SIGTRAP": "trap",
    "SIGPIPE": "nobody reads its output",
}


class SandboxError(Exception):
    """The sandbox itself failed; the command says nothing about it."""


@dataclass(frozen=True)
class Limits:
    """What a command may use. None means: no limit."""

    seconds: float = 10.0
    """Time by the clock."""
    cpu_seconds: float | None = None
    """Processor time of one process."""
    memory: int | None = 4096 * MEGABYTE
    """Bytes of address space of one process. Must be None under AddressSanitizer."""
    file_size: int | None = 64 * MEGABYTE
    """Bytes of the largest file that it may write."""
    processes: int = 64
    """Processes at one time, its own included."""
    output: int = MEGABYTE
    """Bytes kept of what it prints: of more, the beginning and the end."""


@dataclass(frozen=True)
class Result:
    """How a command ended, and what it printed."""

    argv: tuple[str, ...]
    returncode: int
    """Exit status, or minus the number of the signal that killed it."""
    signal: str | None
    """Name of that signal ("SIGSEGV"), or None."""
    timed_out: bool
    truncated: bool
    """Whether output is missing from the middle; the text says how much."""
    stdout: str
    stderr: str
    """Empty when stderr was merged into stdout."""
    seconds: float
    limits: Limits = field(default=Limits(), repr=False)
    too_many_processes: bool = False

    @property
    def ok(self) -> bool:
        """Whether it ended by itself, with status 0."""
        return self.returncode == 0 and not self.timed_out and not self.too_many_processes

    @property
    def fate(self) -> str:
        """How it ended, in plain English."""
        if self.timed_out:
            return f"stopped after {self.limits.seconds:g} s"
        if self.too_many_processes:
            return f"stopped: more than {self.limits.processes} processes"
        if self.signal:
            meaning = SIGNALS.get(self.signal)
            return f"killed by {self.signal}" + (f" ({meaning})" if meaning else "")
        return f"exit status {self.returncode}" if self.returncode else "ended normally"


class _Kept:
    """The beginning and the end of a stream, in bounded space."""

    def __init__(self, cap: int, sink: Sink = None) -> None:
        self.sink = sink
        self.head = bytearray()
        self.tail = bytearray()
        self.cap = cap
        self.total = 0

    def add(self, data: bytes) -> None:
        if self.sink:
            self.sink(data)
        self.total += len(data)
        room = self.cap // 2 - len(self.head)
        if room > 0:
            self.head += data[:room]
            data = data[room:]
        self.tail += data
        if len(self.tail) > 2 * self.cap:  # not at each piece: cutting copies
            del self.tail[: -(self.cap - self.cap // 2)]

    @property
    def truncated(self) -> bool:
        return self.total > self.cap

    def text(self) -> str:
        rest = self.cap - len(self.head)
        tail = bytes(self.tail[-rest:]) if rest else b""
        if not self.truncated:
            return (bytes(self.head) + tail).decode("utf-8", "replace")
        note = f"\n[... {self.total - self.cap} bytes of output left out ...]\n"
        head = bytes(self.head).decode("utf-8", "replace")
        return head + note + tail.decode("utf-8", "replace")


def run(
    argv: Sequence[str | os.PathLike[str]],
    *,
    cwd: str | os.PathLike[str] | None = None,
    env: Mapping[str, str] | None = None,
    limits: Limits = Limits(),
    stdin: str | bytes | None = None,
    merge: bool = False,
) -> Result:
    """Run a command and wait until it, and all that it started, has ended.

    Args:
        argv: The command. Nothing is interpreted by a shell.
        cwd: Where it runs; here, by default.
        env: Its whole environment; that of this process, by default.
        limits: What it may use.
        stdin: What it can read; by default, nothing.
        merge: Write stderr into stdout, in the order in which it was printed.

    Raises:
        OSError: The command cannot be started (FileNotFoundError, PermissionError).
        SandboxError: The sandbox itself failed.
    """
    with contextlib.ExitStack() as stack:
        source = _input(stack, stdin)
        command = stack.enter_context(
            Command(argv, cwd=cwd, env=env, limits=limits, stdin=source, merge=merge)
        )
        return command.wait()


class Command(contextlib.AbstractContextManager["Command"]):
    """A command that has been started. Whoever leaves the context ends it, and all it started.

    With `stdin=PIPE` it can be started ahead of time: it may do what needs nothing of `go`, then
    read its stdin. Its time begins with `go`.
    """

    def __init__(
        self,
        argv: Sequence[str | os.PathLike[str]],
        *,
        cwd: str | os.PathLike[str] | None = None,
        env: Mapping[str, str] | None = None,
        limits: Limits = Limits(),
        stdin: Any = subprocess.DEVNULL,
        merge: bool = False,
        sink: Sink = None,
    ) -> None:
        self.argv = tuple(os.fspath(word) for word in argv)
        self.limits = limits
        self._sink = sink
        order = marshal.dumps(
            {
                "argv": [os.fsencode(word) for word in self.argv],
                "env": {
                    os.fsencode(name): os.fsencode(value)
                    for name, value in (os.environ if env is None else env).items()
                },
                "limits": _resource_limits(limits),
                "seconds": float(limits.seconds),
                "processes": limits.processes,
                "waits": stdin == subprocess.PIPE,
            }
        )
        with contextlib.ExitStack() as stack:
            leash_read, self._leash = _pipe(stack)
            self._report, report_write = _pipe(stack)
            self._started = time.monotonic()
            ends = (leash_read.number, report_write.number)
            self._supervisor = subprocess.Popen(
                [sys.executable, "-I", "-S", str(SUPERVISOR), *map(str, ends)],
                cwd=cwd,
                env={k: v for k, v in os.environ.items() if k not in NOT_FOR_SUPERVISOR},
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT if merge else subprocess.PIPE,
                pass_fds=ends,
                start_new_session=True,
            )
            stack.enter_context(self._supervisor)
            stack.callback(self._leash.close)  # also on Ctrl-C: the supervisor ends everything
            leash_read.close()
            report_write.close()
            with contextlib.suppress(BrokenPipeError):
                _write_all(self._leash.number, len(order).to_bytes(8, "big") + order)
            self._stack = stack.pop_all()

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        return self._supervisor.poll() is None

    def go(self, data: bytes) -> Result:
        """Give it what it reads from its pipe, start its clock, and wait.

        Raises:
            OSError: The command could not be started.
            SandboxError: The sandbox itself failed.
        """
        stdin = self._supervisor.stdin
        assert stdin is not None
        os.set_blocking(stdin.fileno(), False)
        try:
            _write_all(stdin.fileno(), data)
        except BlockingIOError:
            raise SandboxError(f"{len(data)} bytes are too many for a pipe.") from None
        except BrokenPipeError:
            pass  # it has ended, and wait() says how
        stdin.close()
        with contextlib.suppress(BrokenPipeError):
            _write_all(self._leash.number, b"g")
        self._started = time.monotonic()
        return self.wait()

    def wait(self) -> Result:
        """Wait until it has ended."""
        outputs, reports = _read(self._supervisor, self._report.number, self.limits, self._sink)
        seconds = time.monotonic() - self._started
        self.close()
        status = self._supervisor.returncode
        return _result(self.argv, self.limits, outputs, reports, seconds, status)

    def close(self) -> None:
        """End it."""
        self._stack.close()

    def __exit__(self, *_: object) -> None:
        self.close()


def python(
    program: str | Path,
    *arguments: str,
    cwd: str | os.PathLike[str] | None = None,
    env: Mapping[str, str] | None = None,
    limits: Limits = Limits(),
    stdin: str | bytes | None = None,
    merge: bool = False,
) -> Result:
    """Run Python in the sandbox: a file (a `Path`) or a text. A crash prints where Python was."""
    what = [str(program)] if isinstance(program, Path) else ["-c", program]
    argv = [sys.executable, "-X", "faulthandler", *what, *arguments]
    return run(argv, cwd=cwd, env=env, limits=limits, stdin=stdin, merge=merge)


class _End:
    """One end of a pipe, closed once: a second close would hit another thread's new file."""

    def __init__(self, number: int) -> None:
        self.number = number

    def close(self) -> None:
        number, self.number = self.number, -1
        if number >= 0:
            os.close(number)


def _pipe(stack: contextlib.ExitStack) -> tuple[_End, _End]:
    read, write = map(_End, os.pipe())
    stack.callback(read.close)
    stack.callback(write.close)
    return read, write


def _input(stack: contextlib.ExitStack, stdin: str | bytes | None) -> Any:
    """What the command reads: a file, so that nobody waits for anybody."""
    if stdin is None:
        return subprocess.DEVNULL
    file = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115
    file.write(stdin.encode() if isinstance(stdin, str) else stdin)
    file.seek(0)
    return file


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _resource_limits(limits: Limits) -> dict[str, int]:
    wanted: dict[str, int | None] = {
        "RLIMIT_CORE": 0,
        "RLIMIT_CPU": None if limits.cpu_seconds is None else math.ceil(limits.cpu_seconds),
        "RLIMIT_AS": limits.memory,
        "RLIMIT_FSIZE": limits.file_size,
        "RLIMIT_NPROC": _process_limit(limits.processes),
    }
    return {name: value for name, value in wanted.items() if value is not None}


def _process_limit(processes: int) -> int | None:
    """RLIMIT_NPROC counts all processes and threads of a user: allow those that exist, and more.

    It slows a fork bomb (not root's); the supervisor counts exactly and ends it.
    """
    try:
        running = int(Path("/proc/loadavg").read_text().split()[3].partition("/")[2])
    except (OSError, ValueError, IndexError):
        return None
    return running + 4 * processes + 256


def _read(
    supervisor: "subprocess.Popen[bytes]", report: int, limits: Limits, sink: Sink
) -> tuple[list[_Kept], list[tuple[Any, ...]]]:
    """Collect output and reports until the supervisor has ended."""
    streams = [stream for stream in (supervisor.stdout, supervisor.stderr) if stream]
    kept = [_Kept(limits.output, sink) for _ in streams]
    told = bytearray()
    deadline = time.monotonic() + limits.seconds + GRACE
    with selectors.DefaultSelector() as selector:
        for number, stream in enumerate(streams):
            os.set_blocking(stream.fileno(), False)
            selector.register(stream.fileno(), selectors.EVENT_READ, kept[number])
        selector.register(report, selectors.EVENT_READ, None)
        ended = False
        while not ended:
            left = deadline - time.monotonic()
            if left <= 0:
                supervisor.kill()
                break
            for key, _ in selector.select(left):
                data = _read_some(key.fd)
                if data is None:
                    continue
                if key.data is None:
                    told += data
                    ended = not data
                elif data:
                    key.data.add(data)
                else:
                    selector.unregister(key.fd)
    for stream, keeper in zip(streams, kept, strict=True):  # what is still in the pipes, no more:
        for _ in range(64):  # an escaped process may hold them open, and go on writing
            data = _read_some(stream.fileno())
            if not data:
                break
            keeper.add(data)
    reports = _unmarshal(bytes(told))
    if not any(message[0] == "ended" for message in reports):
        _end_orphan(reports)
    return kept, reports


def _read_some(descriptor: int) -> bytes | None:
    """Some bytes; none at the end; None when there is nothing yet."""
    try:
        return os.read(descriptor, 1 << 16)
    except BlockingIOError:
        return None


def _unmarshal(data: bytes) -> list[tuple[Any, ...]]:
    source = io.BytesIO(data)
    messages = []
    while source.tell() < len(data):
        try:
            messages.append(marshal.load(source))
        except (EOFError, ValueError, TypeError):
            break
    return messages


def _end_orphan(reports: list[tuple[Any, ...]]) -> None:
    """End the command's group when its supervisor was killed, which its own children can do."""
    for message in reports:
        if message[0] == "started":
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(message[1], signal.SIGKILL)


def _result(
    argv: tuple[str, ...],
    limits: Limits,
    outputs: list[_Kept],
    reports: list[tuple[Any, ...]],
    seconds: float,
    supervisor_status: int,
) -> Result:
    by_kind = {message[0]: message[1:] for message in reports}
    if "failed" in by_kind:
        number = by_kind["failed"][0]
        raise OSError(number, os.strerror(number), argv[0])
    if "ended" in by_kind:
        status, why = by_kind["ended"]
        code = os.waitstatus_to_exitcode(status)
    elif "started" in by_kind:  # the command killed its supervisor
        code, why = supervisor_status, ""
    else:
        said = outputs[-1].text().strip()
        raise SandboxError(f"The sandbox did not start {argv[0]}: {said or 'no reason given'}")
    stopped = why in ("time", "processes")
    return Result(
        argv=argv,
        returncode=code,
        signal=_signal_name(-code) if code < 0 and not stopped else None,
        timed_out=why == "time",
        truncated=any(kept.truncated for kept in outputs),
        stdout=outputs[0].text(),
        stderr=outputs[1].text() if len(outputs) > 1 else "",
        seconds=seconds,
        limits=limits,
        too_many_processes=why == "processes",
    )


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
