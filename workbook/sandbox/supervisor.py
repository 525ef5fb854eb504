"""Runs one command under limits, then ends everything that the command has started.

`sandbox.run` starts this file as a program of its own, one for each command:

- it has one thread, so it can fork and set limits before the command starts. `preexec_fn` in the
  caller could deadlock there, because the caller may have threads. A shell's `ulimit` would be
  quicker, but on macOS a shell drops the variables that load a sanitizer;
- it is the "subreaper" of all that the command starts (Linux): whoever escapes into another session
  comes back to it as a child, and dies with the rest. Nothing in the caller changes for that;
- when the caller goes away, the leash (a pipe) closes, and the command ends too.

It imports little, because it starts often. Arguments: the number of the leash and of the pipe for
reports. Through the leash comes the command, marshalled; for a command that waits for its input, a
byte more when it has it: then its time begins. Reports: ("started", process number),
("failed", errno), ("ended", wait status, why it was stopped).
"""

import marshal
import math
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

    class Command(TypedDict):
        """What the caller wants."""

        argv: list[bytes]
        env: dict[bytes, bytes]
        limits: dict[str, int]
        seconds: float
        processes: int
        waits: bool


PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
TICK = 0.05  # how often the number of processes is looked at, in seconds
PATIENCE = 5.0  # how long killed processes may take to go, in seconds


def main() -> None:
    """Read the command from the leash, run it, report how it ended."""
    leash, report = int(sys.argv[1]), int(sys.argv[2])
    for own in (leash, report):  # the command must not hold them: it could report for us
        os.set_inheritable(own, False)
    size = int.from_bytes(read_exactly(leash, 8), "big")
    command: Command = marshal.loads(read_exactly(leash, size))
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE):
        signal.signal(ignored, signal.SIG_IGN)
    adopts = prctl(PR_SET_CHILD_SUBREAPER, 1)
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        become(command, report, (leash, wake_read, wake_write))
    send(report, "started", child)
    for stream in (0, 1, 2):  # the caller must see the end of the output when the command ends
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, stream)
        os.close(null)
    why, status = watch(child, command, started, leash, wake_read, adopts)
    end_all(child, adopts)
    send(report, "ended", status, why)


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


def become(command: "Command", report: int, close: tuple[int, ...]) -> None:
    """Turn this fork into the command. Does not return."""
    try:
        os.setsid()
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        for descriptor in close:
            os.close(descriptor)
        for name in ("SIGCHLD", "SIGINT", "SIGTERM", "SIGHUP", "SIGPIPE", "SIGXFSZ"):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
        for name, value in command["limits"].items():
            limit(getattr(resource, name, None), value)
        os.execvpe(command["argv"][0], command["argv"], command["env"])
    except OSError as error:
        send(report, "failed", error.errno or 0)
    finally:
        os._exit(127)


def limit(kind: int | None, value: int) -> None:
    """Lower one limit; a limit that this system lacks, or that is lower already, stays."""
    if kind is None:
        return
    hard = resource.getrlimit(kind)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    # On macOS some limits exist and cannot be set. One second more of processor time lets the
    # command die of SIGXCPU, which says what happened.
    upper = value + 1 if kind == resource.RLIMIT_CPU and hard == resource.RLIM_INFINITY else value
    try:  # noqa: SIM105
        resource.setrlimit(kind, (value, upper))
    except (OSError, ValueError):
        pass


def watch(
    child: int, command: "Command", started: float, leash: int, wake: int, adopts: bool
) -> tuple[str, int]:
    """Wait until the command ends or must be stopped; return why it was, and its status."""
    deadline = math.inf if command["waits"] else started + command["seconds"]
    why = ""
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return why, status
        left = deadline - time.monotonic()
        if left <= 0:
            why = "time"
        elif adopts and len(descendants()) > command["processes"]:
            why = "processes"
        if not why:
            tick = 10 * TICK if left == math.inf else TICK
            ready, _, _ = select.select([leash, wake], [], [], min(left, tick))
            if wake in ready:
                os.read(wake, 4096)
            if leash in ready:
                if os.read(leash, 1):  # now it has its input
                    deadline = time.monotonic() + command["seconds"]
                else:
                    why = "abandoned"
        if why:
            end_group(child)


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


def kill(send_signal: "Callable[[int, int], None]", process: int) -> None:
    """Kill a process or a group that may be gone already."""
    try:  # noqa: SIM105
        send_signal(process, signal.SIGKILL)
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
    main()
