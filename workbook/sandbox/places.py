"""Temporary folders that never outlive their program for long.

A program has one folder, and everything temporary lies in it. A lock in that folder says that the
program lives; the system gives it back however the program ends. Whoever makes such a folder first
deletes those of programs that are gone: killed ones cannot clean up.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

PREFIX = "workbook-"
LOCK = ".lock"


@contextlib.contextmanager
def place() -> Iterator[Path]:
    """A new temporary folder, deleted afterwards."""
    sweep()
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX)).resolve()
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        if (folder / LOCK).exists():  # else somebody swept it before it was locked
            break
        os.close(descriptor)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(descriptor)


def sweep() -> None:
    """Delete the folders of programs that are gone."""
    for lock in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/{LOCK}"):
        with contextlib.suppress(OSError):
            descriptor = os.open(lock, os.O_RDWR | os.O_NOFOLLOW)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises: it is in use
                shutil.rmtree(lock.parent, ignore_errors=True)
            finally:
                os.close(descriptor)


@contextlib.contextmanager
def ends_cleanly() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end what runs as Ctrl-C does, with everything put back."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
