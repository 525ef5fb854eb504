"""Runs a command where it can do no harm: in a child process, under limits.

Whatever the command does - crash, loop, print without end, start processes and run away - is a
`Result`. Each command has a supervisor of its own (supervisor.py, which says why); this module
starts it, reads what the command prints, and keeps nothing between two calls.

A `ForkServer` saves the time of starting: a Python that has imported what takes long, and forks the
supervisor and the command.

What a system lacks: on macOS, memory and the number of processes are not limited, and a process
that leaves its session outlives the command. Windows is served through WSL.
"""

import contextlib
import io
import marshal
import os
import secrets
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Sink = Callable[[bytes], object] | None  # is given each piece of output as soon as it comes
SUPERVISOR = Path(__file__).with_name("supervisor.py")
SERVE = (
    "import sys; sys.path.append(sys.argv.pop(1)); "
    "from workbook.sandbox.fork_server import main; main()"
)
MEGABYTE = 1 << 20
GRACE = 15.0  # how long the supervisor may be late, in seconds, before it is ended itself
ORPHANS = 0.3  # how long a fork server takes at most to kill what it has adopted, in seconds
TOLD = 16 * MEGABYTE  # bytes kept of what a worker tells
NOT_FOR_SUPERVISOR = ("LD_PRELOAD", "DYLD_INSERT_LIBRARIES", "ASAN_OPTIONS", "PYTHONMALLOC")
MARK = "WORKBOOK_MARK"  # this variable finds processes that have lost their supervisor

SIGNALS = {
    "SIGSEGV": "segmentation fault",
    "SIGABRT": "abort",
    "SIGBUS": "bus error",
    "SIGFPE": "arithmetic error",
    "SIGILL": "illegal instruction",
    "SIGKILL": "killed from outside",
    "SIGXFSZ": "too large a file",
    "SIGTERM": "asked to end",
    "SIGTRAP": "trap",
    "SIGPIPE": "nobody reads its output",
}


class SandboxError(Exception):
    """The sandbox itself failed; the command says nothing about it."""


@contextlib.contextmanager
def enough_processes() -> Iterator[None]:
    """Say it clearly when the system starts no more processes or threads.

    Raises:
        SandboxError: It does not.
    """
    try:
        yield
    except (BlockingIOError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and "new thread" not in str(error):
            raise
        raise SandboxError(
            "This machine lets you start no more processes or threads. "
            "Close some programs, or raise the limit: `ulimit -u` shows it."
        ) from None


@dataclass(frozen=True)
class Limits:
    """What a command may use. None means: no limit."""

    seconds: float = 10.0
    """Time by the clock."""
    memory: int | None = 4096 * MEGABYTE
    """Bytes of address space of one process. Must be None under AddressSanitizer."""
    file_size: int | None = 64 * MEGABYTE
    """Bytes of the largest file that it may write."""
    processes: int = 64
    """Processes at one time, its own included."""
    output: int = MEGABYTE
    """Bytes kept of what it prints: of more, the beginning and the end."""
    resident: int | None = None
    """Bytes of real memory of all its processes; what AddressSanitizer can be held to."""
    last_words: bool = False
    """When its time is over, let a sanitizer say where it was."""


@dataclass(frozen=True)
class Result:
    """How a command ended, and what it printed."""

    argv: tuple[str, ...]
    returncode: int
    """Exit status, or minus the number of the signal that killed it."""
    signal: str | None
    """Name of that signal ("SIGSEGV"), or None."""
    timed_out: bool
    stdout: str
    """Where output is missing from the middle, the text says how much."""
    stderr: str
    """Empty when stderr was merged into stdout."""
    seconds: float
    limits: Limits = field(default=Limits(), repr=False)
    too_many_processes: bool = False
    too_much_memory: bool = False
    told: bytes = field(default=b"", repr=False)
    """What a function called by a fork server wrote to its own descriptor."""

    @property
    def stopped(self) -> bool:
        """Whether the sandbox ended it, because it used more than it may."""
        return self.timed_out or self.too_many_processes or self.too_much_memory

    @property
    def ok(self) -> bool:
        """Whether it ended by itself, with status 0."""
        return self.returncode == 0 and not self.stopped

    @property
    def fate(self) -> str:
        """How it ended, in plain English."""
        if self.timed_out:
            return f"stopped after {self.limits.seconds:g} s"
        if self.too_many_processes:
            return f"stopped: more than {self.limits.processes} processes"
        if self.too_much_memory:
            return f"stopped: more than {(self.limits.resident or 0) // MEGABYTE} MB of memory"
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

    def text(self) -> str:
        rest = self.cap - len(self.head)
        tail = bytes(self.tail[-rest:]) if rest else b""
        lost = self.total - self.cap
        note = f"\n[... {lost} bytes of output left out ...]\n".encode() if lost > 0 else b""
        return (bytes(self.head) + note + tail).decode("utf-8", "replace")


def run(
    argv: Sequence[str | os.PathLike[str]],
    *,
    cwd: str | os.PathLike[str] | None = None,
    env: Mapping[str, str] | None = None,
    limits: Limits = Limits(),
    merge: bool = False,
) -> Result:
    """Run a command, which can read nothing, and wait until it, and all that it started, has ended.

    Args:
        argv: The command. Nothing is interpreted by a shell.
        cwd: Where it runs; here, by default.
        env: Its whole environment; that of this process, by default.
        limits: What it may use.
        merge: Write stderr into stdout, in the order in which it was printed.

    Raises:
        OSError: The command cannot be started (FileNotFoundError, PermissionError).
        SandboxError: The sandbox itself failed.
    """
    order = {"argv": [os.fsencode(word) for word in argv]}
    with Job(order, cwd=cwd, env=env, limits=limits, merge=merge) as job:
        return job.wait()


class ForkServer(contextlib.AbstractContextManager["ForkServer"]):
    """A Python that has prepared something, and forks for each order.

    Args:
        call: Module and function: what it calls, with a function that returns in each fork.
        env: Its environment: what must be there when a process starts (LD_PRELOAD).
    """

    def __init__(self, call: tuple[str, str], env: Mapping[str, str]) -> None:
        self.mark = secrets.token_hex(16)
        self._socket, there = socket.socketpair()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._lock = threading.Lock()
        self._ready = False
        root = str(SUPERVISOR.parent.parent.parent)
        with there, enough_processes():
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", SERVE, root, str(there.fileno()), *call],
                env={**env, MARK: self.mark},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._errors,
                pass_fds=[there.fileno()],
                start_new_session=True,
            )

    @property
    def alive(self) -> bool:
        """Whether it can take orders, now or when it has prepared itself."""
        return self._process.poll() is None

    @property
    def ready(self) -> bool:
        """Whether an order would begin at once."""
        with self._lock, contextlib.suppress(OSError):
            if not self._ready:
                self._ready = bool(self._socket.recv(1, socket.MSG_DONTWAIT))
            return self._ready
        return False

    def fork(self, descriptors: Sequence[int]) -> None:
        """Begin an order.

        Raises:
            SandboxError: It does not run.
        """
        try:
            with self._lock:
                self._ready = self._ready or bool(self._socket.recv(1))
                socket.send_fds(self._socket, [b"o"], list(descriptors))
                if self._ready:
                    return
        except OSError:
            pass
        self._process.wait()
        self._errors.seek(0)
        said = self._errors.read().decode("utf-8", "replace").strip()
        raise SandboxError(f"The checker's Python does not run: {said or 'it was killed'}")

    def close(self) -> None:
        """End it, and all that it has forked."""
        self._socket.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.returncode:
            end_marked(self.mark)
        self._errors.close()

    def __exit__(self, *_: object) -> None:
        self.close()


class Job(contextlib.AbstractContextManager["Job"]):
    """What has been started. Whoever leaves the context ends it, and all it started.

    Args:
        order: {"argv": [...]}, or {"data": bytes} for what a fork server has prepared.
        server: Who forks it; by default, a supervisor is started for it.
        cwd: As for `run`, like the rest.
    """

    def __init__(
        self,
        order: Mapping[str, Any],
        *,
        server: ForkServer | None = None,
        cwd: str | os.PathLike[str] | None = None,
        env: Mapping[str, str] | None = None,
        limits: Limits = Limits(),
        stdin: Any = subprocess.DEVNULL,
        merge: bool = False,
        sink: Sink = None,
    ) -> None:
        self.argv = tuple(os.fsdecode(word) for word in order.get("argv", [b"python"]))
        self.limits = limits
        self._sink = sink
        self._server = server
        self._mark = server.mark if server else secrets.token_hex(16)
        variables = {**(os.environ if env is None else env), MARK: self._mark}
        message = marshal.dumps(
            {
                **order,
                "env": {os.fsencode(k): os.fsencode(v) for k, v in variables.items()},
                "cwd": os.fsencode(Path.cwd() / (cwd or "")),
                "limits": _resource_limits(limits),
                "seconds": float(limits.seconds),
                "processes": limits.processes,
                "resident": limits.resident or 0,
                "last_words": limits.last_words,
            }
        )
        with enough_processes(), contextlib.ExitStack() as stack:
            leash_read, self._leash = _pipe(stack)
            self._report, report_write = _pipe(stack)
            self._told, told_write = _pipe(stack)
            self._stdout, stdout = _pipe(stack)
            self._stderr, stderr = (_End(-1), stdout) if merge else _pipe(stack)
            self._started = time.monotonic()
            self._supervisor: subprocess.Popen[bytes] | None = None
            ends = (leash_read.number, report_write.number)
            if server:
                server.fork([stdout.number, stderr.number, *ends, told_write.number])
            else:
                self._supervisor = subprocess.Popen(
                    [sys.executable, "-I", "-S", str(SUPERVISOR), *map(str, ends)],
                    env={k: v for k, v in os.environ.items() if k not in NOT_FOR_SUPERVISOR},
                    stdin=stdin,
                    stdout=stdout.number,
                    stderr=stderr.number,
                    pass_fds=ends,
                    start_new_session=True,
                )
                stack.callback(self._supervisor.wait)
            stack.callback(self.end)  # also on Ctrl-C: the supervisor ends everything
            for end in (leash_read, report_write, told_write, stdout, stderr):
                end.close()
            with contextlib.suppress(BrokenPipeError):
                _write_all(self._leash.number, len(message).to_bytes(8, "big") + message)
            self._stack = stack.pop_all()

    def end(self) -> None:
        """Have it ended; `wait` returns soon. Any thread may call this."""
        self._leash.close()

    def wait(self) -> Result:
        """Wait until it has ended.

        Raises:
            OSError: The command could not be started.
            SandboxError: The sandbox itself failed.
        """
        outputs, reports, told = self._read()
        seconds = time.monotonic() - self._started
        self.__exit__()
        status = self._supervisor.returncode if self._supervisor else -signal.SIGKILL
        return _result(self.argv, self.limits, outputs, reports, seconds, status, told)

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _read(self) -> tuple[list[_Kept], list[tuple[Any, ...]], bytes]:
        """Collect output and reports until the supervisor has ended."""
        streams = {
            end.number: _Kept(self.limits.output, self._sink)
            for end in (self._stdout, self._stderr)
        }
        streams.pop(-1, None)
        report, told = bytearray(), bytearray()
        plain = {self._report.number: report, self._told.number: told}
        deadline = time.monotonic() + self.limits.seconds + GRACE
        with selectors.DefaultSelector() as selector:
            for number in [*streams, *plain]:
                os.set_blocking(number, False)
                selector.register(number, selectors.EVENT_READ)
            ended = False
            while not ended:
                left = deadline - time.monotonic()
                if left <= 0:
                    self._kill_supervisor(_unmarshal(bytes(report)))
                    break
                for key, _ in selector.select(left):
                    data = _read_some(key.fd)
                    if data is None:
                        continue
                    if not data:
                        selector.unregister(key.fd)
                        ended = ended or key.fd == self._report.number
                    elif key.fd in streams:
                        streams[key.fd].add(data)
                    elif len(plain[key.fd]) < TOLD:
                        plain[key.fd].extend(data)
        for number in [*streams, self._told.number]:  # what is still in the pipes, no more:
            for _ in range(64):  # an escaped process may hold them open, and go on writing
                data = _read_some(number)
                if not data:
                    break
                if number in streams:
                    streams[number].add(data)
                else:
                    told += data
        reports = _unmarshal(bytes(report))
        if not any(message[0] in ("ended", "failed") for message in reports):
            self._end_orphans(reports)
        return [*streams.values()], reports, bytes(told)

    def _kill_supervisor(self, reports: list[tuple[Any, ...]]) -> None:
        for message in reports:
            if message[0] == "started":
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(message[2], signal.SIGKILL)
        if self._supervisor:
            self._supervisor.kill()

    def _end_orphans(self, reports: list[tuple[Any, ...]]) -> None:
        """End what is left when the supervisor was killed, which its own children can do."""
        for message in reports:
            if message[0] == "started":
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(message[1], signal.SIGKILL)
        if self._server:  # it kills what it adopts, unless it is killed now, too
            until = time.monotonic() + ORPHANS
            while self._server.alive and time.monotonic() < until:
                time.sleep(0.01)
        if self._server is None or not self._server.alive:
            end_marked(self._mark)


def end_marked(mark: str) -> None:
    """Kill every process that has this mark in its environment (Linux)."""
    wanted = f"{MARK}={mark}".encode()
    found = True
    while found:
        found = False
        for place in Path("/proc").glob("[0-9]*/environ"):
            with contextlib.suppress(OSError):
                if wanted in place.read_bytes().split(b"\0"):
                    os.kill(int(place.parent.name), signal.SIGKILL)
                    found = True


def python(
    program: str | Path,
    *arguments: str,
    cwd: str | os.PathLike[str] | None = None,
    env: Mapping[str, str] | None = None,
    limits: Limits = Limits(),
    merge: bool = False,
) -> Result:
    """Run Python in the sandbox: a file (a `Path`) or a text. A crash prints where Python was."""
    what = [str(program)] if isinstance(program, Path) else ["-c", program]
    argv = [sys.executable, "-X", "faulthandler", *what, *arguments]
    return run(argv, cwd=cwd, env=env, limits=limits, merge=merge)


class _End:
    """One end of a pipe, closed once: a second close would hit another thread's new file."""

    def __init__(self, number: int) -> None:
        self.number = number
        self._open = [number] if number >= 0 else []

    def close(self) -> None:
        with contextlib.suppress(IndexError):
            os.close(self._open.pop())


def _pipe(stack: contextlib.ExitStack) -> tuple[_End, _End]:
    read, write = map(_End, os.pipe())
    stack.callback(read.close)
    stack.callback(write.close)
    return read, write


def _write_all(descriptor: int, data: bytes) -> None:
    while data:
        data = data[os.write(descriptor, data) :]


def _resource_limits(limits: Limits) -> dict[str, int]:
    wanted: dict[str, int | None] = {
        "RLIMIT_CORE": 0,
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


def _result(
    argv: tuple[str, ...],
    limits: Limits,
    outputs: list[_Kept],
    reports: list[tuple[Any, ...]],
    seconds: float,
    supervisor_status: int,
    told: bytes,
) -> Result:
    by_kind = {message[0]: message[1:] for message in reports}
    if "failed" in by_kind:
        number = by_kind["failed"][0]
        with enough_processes():
            raise OSError(number, os.strerror(number), argv[0])
    if "ended" in by_kind:
        status, why = by_kind["ended"]
        code = os.waitstatus_to_exitcode(status)
    elif "started" in by_kind:  # the command killed its supervisor
        code, why = supervisor_status, ""
    else:
        said = outputs[-1].text().strip()
        raise SandboxError(f"The sandbox did not start {argv[0]}: {said or 'no reason given'}")
    stopped = why in ("time", "processes", "memory")
    return Result(
        argv=argv,
        returncode=code,
        signal=_signal_name(-code) if code < 0 and not stopped else None,
        timed_out=why == "time",
        stdout=outputs[0].text(),
        stderr=outputs[1].text() if len(outputs) > 1 else "",
        seconds=seconds,
        limits=limits,
        too_many_processes=why == "processes",
        too_much_memory=why == "memory",
        told=told,
    )


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
