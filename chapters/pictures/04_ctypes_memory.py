"""The pictures of chapter 04. Each public function without parameters returns one, as SVG."""

import ctypes

import numpy as np

from workbook.bench import show
from workbook.drawing.draw import Boundary
from workbook.drawing.svg import NORMAL, SMALL, Canvas

_SLUG = "04_ctypes_memory"
_TEXT = "größe".encode()


def _address(of: int) -> bytes:
    return bytes(ctypes.c_uint64(of))


def boundary() -> str:
    """What crosses in textstats_characters(text, byref(found)). The addresses are examples."""
    picture = Boundary("textstats_characters(text, byref(found))")
    text = picture.python("the bytes", "text", data=_TEXT + b"\0", owner="Python", row=0)
    first = picture.c("text", "const char *", data=_address(0x7F3AD5438030), owner="C", row=0)
    found = picture.python(
        "found", "c_size_t", data=bytes(ctypes.c_size_t(5)), owner="Python", row=1
    )
    second = picture.c("characters", "size_t *", data=_address(0x7F3AD54381A8), owner="C", row=1)
    picture.arrow(first, text, "borrowed", "reads")
    picture.arrow(second, found, "borrowed", "writes")
    return picture.draw()


def lost() -> str:
    """What a restype of c_char_p leaves behind."""
    picture = Boundary("restype = c_char_p, for a text that must be freed")
    copy = picture.python("report", "bytes", data=b"words   ", owner="Python", row=0)
    block = picture.c("the report", "49 bytes", data=b"words   ", owner="the caller", row=0)
    picture.arrow(block, copy, "copied")
    address = picture.c("result", "char *", data=_address(0x55D0C3A1F2F0), dangling=True, row=1)
    picture.arrow(address, block, "borrowed", "points at")
    picture.python("its address", "thrown away", dangling=True, row=1)
    return picture.draw()


def temporary() -> str:
    """Who holds what after address = np.ascontiguousarray(...).ctypes.data."""
    picture = Boundary("address = ascontiguousarray(scores, int32).ctypes.data")
    picture.python("scores", "int64, kept", owner="Python", row=0)
    gone = picture.python("(no name)", "int32", owner="Python", dangling=True, row=1)
    number = picture.python("address", "int", owner="Python", row=2)
    pointer = picture.c("numbers", "const int32_t *", data=_address(0x7F3AD4A10010), row=2)
    picture.arrow(number, pointer, "converted")
    picture.arrow(pointer, gone, "borrowed", "reads")
    return picture.draw()


def strides() -> str:
    """What C reads of an int64 array, and of a column: computed from the arrays' own bytes."""
    cell = 46.0
    canvas = Canvas(8 * cell + 4)
    told = []
    y = 12.0
    table = np.array([[1, 50], [2, 60], [3, 70]], dtype=np.int32)
    for words, array, first, count, wanted in (
        ("int64 3, 4, 5, 8: C reads 4 bytes each", np.array([3, 4, 5, 8]), 0, 4,
         range(0, 8, 2)),
        ("the column 50, 60, 70: C reads neighbours", table, 1, 3,
         range(1, 6, 2)),
    ):  # fmt: skip
        halves = np.frombuffer(array.astype(array.dtype).tobytes(), dtype=np.int32)
        read = range(first, first + count)
        canvas.text(0, y, words, size=NORMAL - 1, bold=True)
        for place, number in enumerate(halves):
            x = 2 + place * cell
            accent = "c" if place in read and place in wanted else "wrong"
            if place in read:
                canvas.box(x, y + 14, cell - 4, 28, accent)
            else:
                canvas.box(x, y + 14, cell - 4, 28, "pad", dashed=True, strength=0.08)
            canvas.text(x + cell / 2 - 2, y + 28, str(number), size=SMALL, anchor="middle",
                        mono=True, bold=place in wanted)  # fmt: skip
        got = ", ".join(str(halves[place]) for place in read)
        mean = sum(int(halves[place]) for place in read) / count
        line = f"C read {got}: the mean is {mean:.4g}, not {float(halves[list(wanted)].mean()):.4g}"
        canvas.text(0, y + 56, line, size=SMALL)
        told.append(f"{words}. In memory: {', '.join(map(str, halves))}. {line}.")
        y += 88
    for key in ("Bold: what was meant. Red: read, and not meant.", "Dashed: not read."):
        canvas.text(0, y - 6, key, size=SMALL, faint=True)
        y += 18
    return canvas.picture(y - 12, "What C reads of two NumPy arrays", " ".join(told))


def large() -> str:
    """A million numbers, handed over in six ways."""
    return show.picture(_SLUG, "large")


def small() -> str:
    """Four numbers, handed over in five ways."""
    return show.picture(_SLUG, "small")
