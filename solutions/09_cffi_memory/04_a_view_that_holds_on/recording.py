"""What a microphone heard, as a NumPy array over C's memory."""

from typing import Any

import numpy as np
from _trace import ffi, lib


class Trace:
    """A recording, kept by C."""

    def __init__(self, count: int) -> None:
        trace = lib.trace_record(count)
        if trace == ffi.NULL:
            raise MemoryError
        self._trace = ffi.gc(trace, lib.trace_free)
        self._shown = 0  # arrays in use

    def close(self) -> None:
        """Give the memory back now. Closing twice is fine.

        Raises:
            BufferError: An array still shows the samples.
        """
        if self._shown:
            raise BufferError(f"{self._shown} array(s) still show this recording")
        if self._trace is not None:
            ffi.release(self._trace)
            self._trace = None

    def _handle(self) -> Any:
        if self._trace is None:
            raise ValueError("this recording is closed")
        return self._trace

    def louder(self) -> None:
        """Make each sample louder by 1, in place."""
        lib.trace_louder(self._handle())

    def array(self) -> Any:
        """Show the samples as a NumPy array: no copy, read-only.

        The array keeps the samples alive, and so does each part of it.
        """
        trace = self._handle()

        def let_go(_: Any) -> None:
            self._shown -= 1

        samples = ffi.gc(lib.trace_samples(trace), let_go)  # it holds self, by let_go
        self._shown += 1
        size = lib.trace_count(trace) * ffi.sizeof("int16_t")
        array = np.frombuffer(ffi.buffer(samples, size), dtype=np.int16)
        array.flags.writeable = False
        return array
