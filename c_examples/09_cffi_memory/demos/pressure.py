# fate: ok
import gc

from _counted_cffi_api import ffi, lib

MB = 1_000_000


class Window:
    """Has a ring, and is part of a circle of references."""

    def __init__(self, hint: int) -> None:
        self.ring = ffi.gc(lib.ringbuf_new(MB), lib.ringbuf_free, size=hint)
        self.me = self


def most(use: object) -> str:
    """The most that a hundred windows had at a time, one made after the other."""
    gc.collect()
    peak = 0
    for _ in range(100):
        use()
        peak = max(peak, lib.counted_bytes())
    return f"{peak / MB:.0f} MB"


def released() -> None:
    ffi.release(Window(0).ring)


def within_limits() -> None:
    if lib.counted_bytes() > 10 * MB:
        gc.collect()
    Window(0)


print("no hint:       ", most(lambda: Window(0)))
print("a hint:        ", most(lambda: Window(MB)))
print("gc.collect():  ", most(within_limits))
print("ffi.release(): ", most(released))
