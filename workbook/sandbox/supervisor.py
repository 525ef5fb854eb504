"""Runs one command under limits, then ends everything that the command has started.

Each command has a supervisor of its own, a process with one thread:

- so it can fork and set limits before the command starts. `preexec_fn` in the caller could deadlock
  there, because the caller may have threads. A shell's `ulimit` would be quicker, but on macOS a
  shell drops the variables that load a sanitizer;
- it is the "subreaper" of all that the command starts (Linux): whoever escapes into another session
  comes back to it as a child, and dies with the rest. Nothing in the caller changes for that;
- when the caller goes away, the leash (a pipe) closes, and the command ends too.

It starts in one of two ways: as a program of its own (it imports little, because that takes time),
or forked by fork_server.py. Arguments: the number of the leash and of the pipe for reports. Through
the leash comes the order, marshalled. Reports: ("started", process number, supervisor's number),
("failed", errno), ("ended", wait status, why it was stopped).
"""

import marshal
import os
import resource
import select
import signal
import sys
import time

TYPE_CHECKING = False  # what typing.TYPE_CHECKING is; importing typing would take 10 ms
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypedDict

    class Order(TypedDict):
        """What the caller wants."""

        argv: list[bytes]
        data: bytes  # instead of argv: for what this interpreter has prepared
        told: int  # the descriptor to which it writes
        env: dict[bytes, bytes]
        cwd: bytes
        limits: dict[str, int]
        seconds: float
        processes: int
        resident: int  # bytes of real memory; 0: no limit
        last_words: bool  # let it say where it was when its time is over


PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
TICK = 0.05  # how often the number of processes is looked at, in seconds
PATIENCE = 5.0  # how long killed processes may take to go, in seconds
LAST_WORDS = 3.0  # how long a sanitizer may take to say where it was, in seconds


def supervise(leash: int, report: int, told: int = -1) -> "Order":
    """Read the order from the leash, run it, report how it ended; ends this process.

    Returns only in the process that has become the worker, and only when the order has no command:
    then with the order. `told` is a descriptor that the worker alone keeps.
    """
    for own in (leash, report):  # the command must not hold them: it could report for us
        os.set_inheritable(own, False)
    size = int.from_bytes(read_exactly(leash, 8), "big")
    order: Order = marshal.loads(read_exactly(leash, size))
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE):
        signal.signal(ignored, signal.SIG_IGN)
    adopts = prctl(PR_SET_CHILD_SUBREAPER, 1)
    started = time.monotonic()
    try:
        child = os.fork()
    except OSError as error:
        send(report, "failed", error.errno or 0)
        os._exit(1)
    if child == 0:
        become(order, report, (leash, wake_read, wake_write))
        return order
    send(report, "started", child, os.getpid())
    if told >= 0:
        os.close(told)
    for stream in (0, 1, 2):  # the caller must see the end of the output when the command ends
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, stream)
        os.close(null)
    why, status = watch(child, order, started, leash, wake_read, adopts)
    end_all(child, adopts)
    send(report, "ended", status, why)
    os._exit(0)


def read_exactly(source: int, size: int) -> bytes:
    """Read `size` bytes; the caller is gone when there are fewer."""
    parts = []
    while size:
        part = os.read(source, size)
        if not part:
            os._exit(1)
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def send(report: int, *message: int | str) -> None:
    """Tell the caller; never mind when nobody listens."""
    try:  # noqa: SIM105 - contextlib takes long to import
        os.write(report, marshal.dumps(message))
    except OSError:
        pass


def prctl(option: int, value: int) -> bool:
    """Set a property of this process; False where the system has no such call.

    `_ctypes` instead of ctypes, which takes longer to import than all the rest.
    """
    if sys.platform != "linux":
        return False
    try:
        import _ctypes

        address = _ctypes.dlsym(_ctypes.dlopen(None, 0), "prctl")  # type: ignore[arg-type]
        return bool(_ctypes.call_function(address, (option, value, 0, 0, 0)) == 0)
    except (ImportError, AttributeError, OSError, TypeError):
        return False


def become(order: "Order", report: int, close: tuple[int, ...]) -> None:
    """Turn this fork into the command; returns when the order has no command."""
    try:
        os.setsid()
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        signal.set_wakeup_fd(-1)
        for descriptor in close:
            os.close(descriptor)
        for name in ("SIGCHLD", "SIGTERM", "SIGHUP", "SIGPIPE", "SIGXFSZ"):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.chdir(order["cwd"])
        for name, value in order["limits"].items():
            limit(getattr(resource, name, None), value)
        if "data" in order:
            signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # as Python has it
            os.environb.clear()
            os.environb.update(order["env"])
            os.close(report)
            return
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execvpe(order["argv"][0], order["argv"], order["env"])
    except OSError as error:
        send(report, "failed", error.errno or 0)
    os._exit(127)


def limit(kind: int | None, value: int) -> None:
    """Lower one limit; a limit that this system lacks, or that is lower already, stays."""
    if kind is None:
        return
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    try:  # noqa: SIM105
        resource.setrlimit(kind, (value, value))
    except (OSError, ValueError):  # on macOS some limits exist and cannot be set
        pass


def watch(
    child: int, order: "Order", started: float, leash: int, wake: int, adopts: bool
) -> tuple[str, int]:
    """Wait until the command ends or must be stopped; return why it was, and its status."""
    deadline = started + order["seconds"]
    why = ""
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return why, status
        left = deadline - time.monotonic()
        if left <= 0:
            if why == "time" or not order["last_words"]:
                end_group(child)
            else:
                kill(os.kill, child, signal.SIGABRT)
                deadline += LAST_WORDS
            why = why or "time"
        elif adopts and not why:
            below = descendants()
            if len(below) > order["processes"]:
                why = "processes"
            elif order["resident"] and sum(map(resident, below)) > order["resident"]:
                why = "memory"
        ready, _, _ = select.select([leash, wake], [], [], max(min(left, TICK), 0))
        if wake in ready:
            os.read(wake, 4096)
        if leash in ready:
            why = "abandoned"
        if why and why != "time":
            end_group(child)


def resident(process: int) -> int:
    """Bytes of real memory that a process takes (Linux)."""
    try:
        with open(f"/proc/{process}/statm", "rb") as file:  # noqa: PTH123
            return int(file.read().split()[1]) * resource.getpagesize()
    except (OSError, IndexError):
        return 0


def descendants() -> set[int]:
    """Processes below this one, as the system lists them at this moment (Linux)."""
    found: set[int] = set()
    ask = [os.getpid()]
    while ask:
        process = ask.pop()
        try:
            for thread in os.listdir(f"/proc/{process}/task"):  # noqa: PTH208
                with open(f"/proc/{process}/task/{thread}/children", "rb") as file:  # noqa: PTH123
                    new = {int(word) for word in file.read().split()} - found
                found |= new
                ask.extend(new)
        except OSError:  # it has ended meanwhile
            pass
    return found


def kill(
    send_signal: "Callable[[int, int], None]", process: int, number: int = signal.SIGKILL
) -> None:
    """Kill a process or a group that may be gone already."""
    try:  # noqa: SIM105
        send_signal(process, number)
    except (ProcessLookupError, PermissionError):
        pass


def end_group(child: int) -> None:
    """Kill the command and whoever stayed in its process group."""
    kill(os.killpg, child)
    kill(os.kill, child)


def end_all(child: int, adopts: bool) -> None:
    """Kill what the command left behind, until nothing is left."""
    end_group(child)
    until = time.monotonic() + PATIENCE
    while adopts and time.monotonic() < until:
        for process in descendants():
            kill(os.kill, process)
        try:
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        except ChildProcessError:
            return  # no child, adopted or own: proof that nothing is left
        time.sleep(0.002)


if __name__ == "__main__":
    supervise(int(sys.argv[1]), int(sys.argv[2]))
