"""An interpreter that has imported what takes long, and forks for each order.

`commands.ForkServer` starts it, and says there what it is good for. Arguments: the number of a
socket, then a module and a function: it is called with `next_order`, prepares itself, asks for its
order, and gets one in each fork. Each message through the socket is one byte and the descriptors
of an order: stdout, stderr, leash, report, and what the worker writes to. The order itself comes
through the leash. This process reads none of it: it forks a supervisor, which does.

It has one thread, so forking is safe. It adopts what a dead supervisor has left, and kills it.
"""

import fcntl
import gc
import importlib
import os
import resource
import select
import signal
import socket
import sys
from functools import partial
from typing import NoReturn

from workbook.sandbox import supervisor

DESCRIPTORS = 5
HIGH = 250  # where the worker's own descriptors lie: os.closerange(0, 64) is a popular mistake


def serve(server: socket.socket) -> "supervisor.Order":
    """Fork for each order until the caller is gone. Returns in a worker only, with its order."""
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    supervisors: set[int] = set()
    adopts = supervisor.prctl(supervisor.PR_SET_CHILD_SUBREAPER, 1)
    while True:
        signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        ready, _, _ = select.select([server.fileno(), wake_read], [], [])
        if wake_read in ready:
            os.read(wake_read, 4096)
            bury(supervisors, adopts)
        if server.fileno() not in ready:
            continue
        try:
            data, descriptors, _, _ = socket.recv_fds(server, 1, DESCRIPTORS)
        except ConnectionError:
            data = b""
        if not data:
            leave(supervisors)
        try:
            child = os.fork()
        except OSError as error:
            supervisor.send(descriptors[3], "failed", error.errno or 0)
            child = -1
        if child == 0:
            server.close()
            for own in (wake_read, wake_write):
                os.close(own)
            return begin(descriptors)
        supervisors.add(child)
        for descriptor in descriptors:
            os.close(descriptor)


def begin(descriptors: list[int]) -> "supervisor.Order":
    """Be the supervisor of one order; return in its worker."""
    os.setsid()
    stdout, stderr, leash, report, told = descriptors
    os.dup2(stdout, 1)
    os.dup2(stderr, 2)
    os.close(stdout)
    os.close(stderr)
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    high = fcntl.fcntl(told, fcntl.F_DUPFD_CLOEXEC, min(HIGH, most - 8) if most > 0 else HIGH)
    os.close(told)
    order = supervisor.supervise(leash, report, high)
    order["told"] = high
    return order


def bury(supervisors: set[int], adopts: bool) -> None:
    """Take note of who has died; kill whoever a supervisor has left behind (Linux)."""
    while True:
        try:
            gone, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            break
        if not gone:
            break
        supervisors.discard(gone)
    if not adopts:
        return
    with open(f"/proc/self/task/{os.getpid()}/children", "rb") as file:  # noqa: PTH123
        for stray in {int(word) for word in file.read().split()} - supervisors:
            supervisor.kill(os.kill, stray)


def leave(supervisors: set[int]) -> NoReturn:
    """The caller is gone, and with it every leash: the supervisors end what they have started."""
    while supervisors:
        try:
            supervisors.discard(os.wait()[0])
        except ChildProcessError:
            break
    os._exit(0)


def next_order(server: socket.socket) -> "supervisor.Order":
    """Say that all is ready, and serve. Returns in a worker only, with its order."""
    server.sendall(b"r")
    gc.collect()
    gc.freeze()
    return serve(server)


def main() -> None:
    """Call what the arguments name."""
    _, number, module, function = sys.argv
    del sys.argv[1:]
    server = socket.socket(fileno=int(number))
    getattr(importlib.import_module(module), function)(partial(next_order, server))
