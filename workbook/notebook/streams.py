"""Shows what C prints in the cell that caused it, in order with what Python prints.

Left alone, a notebook mixes them up. Python's `print` goes to the notebook at once; C's `printf`
waits in C's buffer, then takes a pipe that another thread reads.

Here C writes into a file instead (file descriptors 1 and 2). Before anything from Python goes to
the notebook - a `print`, a picture, a traceback, the end of the cell - C's buffer is emptied and
what is new in the file goes first. A file is never full, so nobody waits for a reader: a C function
that prints a megabyte while it holds the GIL cannot block the kernel, as it would with a pipe.

One thread, the pump, does all the moving. It also looks ten times a second on its own, so that a
long C function, or a program started in the background, is seen while it runs. Ctrl-C only ever
interrupts the main thread, so it cannot tear a piece of output.

Exact order holds between Python's output and all else. Where one call in C writes to both stdout
and stderr, what it wrote to stdout is shown first.
"""

import codecs
import contextlib
import ctypes
import fcntl
import functools
import os
import sys
import tempfile
import threading
from typing import Any

PAUSE = 0.1  # how often the pump looks by itself, in seconds
PATIENCE = 5.0  # how long Python waits for the pump, in seconds
MOST = 1_000_000  # bytes that C and child processes may print in one cell, for each stream


def flush_c() -> None:
    """Empty the buffers of all of C's streams."""
    ctypes.CDLL(None).fflush(None)


def buffer_lines(line: bool) -> None:
    """Let C's stdout send each line at once, or go back to whole blocks."""
    symbol = "__stdoutp" if sys.platform == "darwin" else "stdout"
    libc = ctypes.CDLL(None)
    with contextlib.suppress(ValueError):  # a C library that hides its stdout: blocks, then
        stdout = ctypes.c_void_p.in_dll(libc, symbol)
        mode = (1 if line else 0) if sys.platform != "win32" else 0  # _IOLBF, _IOFBF
        libc.setvbuf(stdout, None, mode, ctypes.c_size_t(0 if line else 4096))


class _Tap:
    """One descriptor that goes into a file, and the stream that shows the file."""

    def __init__(self, descriptor: int, stream: Any) -> None:
        self.descriptor = descriptor
        self.stream = stream
        # The class's own methods: IPython replaces `stream.write` while a cell runs.
        self.write = functools.partial(type(stream).write, stream)
        self.flush = functools.partial(type(stream).flush, stream)
        self.saved = os.dup(descriptor)
        with tempfile.TemporaryFile(buffering=0) as file:
            self.file = os.dup(file.fileno())
        flags = fcntl.fcntl(self.file, fcntl.F_GETFL)
        fcntl.fcntl(self.file, fcntl.F_SETFL, flags | os.O_APPEND)
        os.dup2(self.file, descriptor)
        self.seen = 0  # moved on only when what was read has been written
        self.cell_began = 0
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")

    @property
    def behind(self) -> bool:
        return os.fstat(self.file).st_size != self.seen

    def move(self) -> bool:
        """Show what is new; say whether there was anything."""
        moved = False
        while data := os.pread(self.file, 1 << 16, self.seen):
            text = self.decoder.decode(data)
            room = self.cell_began + MOST - self.seen
            if room > 0 and text:
                self.write(text if len(data) <= room else text[:room])
                moved = True
                if len(data) >= room:
                    self.write(f"\n[more than {MOST:,} bytes: the rest of this cell is cut]\n")
                    self.mute()
            self.seen += len(data)
        return moved

    def mute(self) -> None:
        """Throw away what this process writes, so that an endless loop cannot fill the disk."""
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, self.descriptor)
        os.close(null)

    def begin_cell(self) -> None:
        os.dup2(self.file, self.descriptor)
        self.cell_began = self.seen

    def restore(self) -> None:
        os.dup2(self.saved, self.descriptor)
        os.close(self.saved)
        os.close(self.file)


class Streams:
    """Ties C's output to the notebook's streams, until `close`."""

    def __init__(self, stdout: Any, stderr: Any) -> None:
        self.owner = os.getpid()
        sys.stdout.flush()
        sys.stderr.flush()
        flush_c()
        self.taps = (_Tap(1, stdout), _Tap(2, stderr))
        self.last: _Tap | None = None
        self.order = threading.RLock()
        self.condition = threading.Condition()
        self.asked = self.served = 0
        self.closing = False
        self.pump = threading.Thread(target=self._pump, name="C output", daemon=True)
        self.pump.start()
        for tap in self.taps:
            tap.stream.flush = self._flusher(tap)
            tap.stream.fileno = lambda tap=tap: tap.descriptor
        buffer_lines(True)
        self.begin_cell()

    def catch_up(self) -> None:
        """Return when all that C has printed so far is on its way to the notebook."""
        if os.getpid() != self.owner or threading.current_thread() is self.pump:
            return
        flush_c()
        if not any(tap.behind for tap in self.taps):
            return
        with self.condition:
            self.asked += 1
            ticket = self.asked
            self.condition.notify_all()
            self.condition.wait_for(lambda: self.served >= ticket, PATIENCE)

    def begin_cell(self, *_: Any) -> None:
        """A cell starts: what came before is not its own."""
        self.catch_up()
        for tap in self.taps:
            tap.begin_cell()
            # IPython puts back the `write` that it found when the cell began, so each cell
            # needs this anew.
            tap.stream.write = self._writer(tap, tap.stream.write)

    def end_cell(self, *_: Any) -> None:
        """A cell has ended, well or badly: nothing of its output stays behind."""
        self.catch_up()
        for tap in self.taps:
            tap.flush()

    def close(self) -> None:
        """Put everything back."""
        self.catch_up()
        with self.condition:
            self.closing = True
            self.condition.notify_all()
        self.pump.join(PATIENCE)
        for tap in self.taps:
            del tap.stream.flush, tap.stream.fileno
        flush_c()
        for tap in self.taps:
            tap.move()
            tap.restore()
        buffer_lines(False)

    def _pump(self) -> None:
        while True:
            with self.condition:
                self.condition.wait_for(lambda: self.asked > self.served or self.closing, PAUSE)
                ticket, closing = self.asked, self.closing
            for tap in self.taps:
                if tap.behind:
                    with self.order:
                        self._turn_to(tap)
                        tap.move()
            with self.condition:
                self.served = ticket
                self.condition.notify_all()
            if closing:
                return

    def _turn_to(self, tap: _Tap) -> None:
        """Send the other stream's text off first: each stream has a buffer of its own."""
        if self.last is not tap:
            if self.last is not None:
                self.last.flush()
            self.last = tap

    def _writer(self, tap: _Tap, inner: Any) -> Any:
        def write(text: str) -> Any:
            if self.closing or os.getpid() != self.owner:  # a fork: ipykernel knows what to do
                return inner(text)
            self.catch_up()
            with self.order:
                self._turn_to(tap)
                return inner(text)

        return write

    def _flusher(self, tap: _Tap) -> Any:
        def flush() -> None:
            self.catch_up()
            tap.flush()

        return flush
