"""The pictures of chapter 13. Each function returns one, as SVG."""

import ctypes
import struct
import sys
import zlib

from workbook.bench import show
from workbook.drawing.draw import Boundary
from workbook.drawing.svg import SMALL, Canvas

_SLUG = "13_extension_functions"


def small() -> str:
    """What the CRC-32 of 8 bytes costs with each binding."""
    return show.picture(_SLUG, "small")


def calling() -> str:
    """What each calling convention costs."""
    return show.picture(_SLUG, "calling")


def boundary() -> str:
    """What crosses in crc32(b"123456789"): a view of the bytes, and a number back."""
    data = b"123456789"
    crc = zlib.crc32(data)
    picture = Boundary('crc32(b"123456789")')
    given = picture.python("data", f"bytes, {sys.getsizeof(data)} bytes", data=data, owner="Python")
    view = picture.c("view", f"buf, len = {len(data)}", owner="Python")
    picture.arrow(given, view, "borrowed", "no copy")
    result = picture.python(str(crc), f"int, {sys.getsizeof(crc)} bytes", owner="the caller")
    box = picture.c("crc", "uint32_t", data=struct.pack("=I", crc), owner="C")
    picture.arrow(box, result, "converted")
    return picture.draw()


# --- references ---------------------------------------------------------------------------------


def _count(address: int) -> int:
    """The reference count that an object holds."""
    return ctypes.c_ssize_t.from_address(address).value


def _counts() -> list[dict[str, int]]:
    """Make a list with one int through the C API, and read the counts after each step."""
    api = ctypes.pythonapi
    new_list, new_int, set_item = api.PyList_New, api.PyLong_FromUnsignedLong, api.PyList_SetItem
    new_list.restype = new_int.restype = ctypes.c_void_p  # an address: ctypes counts nothing
    set_item.argtypes = [ctypes.c_void_p, ctypes.c_ssize_t, ctypes.c_void_p]
    give_back = api.Py_DecRef
    give_back.argtypes = [ctypes.c_void_p]
    made = new_list(ctypes.c_ssize_t(1))
    steps = [{"list": _count(made)}]
    number = new_int(ctypes.c_ulong(0xCBF43926))
    steps.append({"list": _count(made), "int": _count(number)})
    set_item(made, 0, number)
    steps.append({"list": _count(made), "int": _count(number)})
    steps.append(steps[-1])  # a return changes no count
    give_back(made)
    return steps


def references() -> str:
    """How references are made, stolen and moved while crc32_blocks makes its list."""
    counts = _counts()
    steps = (
        ("sums = PyList_New(1)", "new: yours"),
        ("sum = PyLong_FromUnsignedLong(crc)", "new: yours"),
        ("PyList_SET_ITEM(sums, 0, sum)", "stolen: now the list's"),
        ("return sums", "moved: now the caller's"),
    )
    canvas = Canvas(380)
    words = []
    for number, ((code, what), count) in enumerate(zip(steps, counts, strict=True)):
        top = number * 122.0
        if number:
            canvas.line(0, top - 8, 380, top - 8, opacity=0.35)
        canvas.text(0, top + 10, code, size=SMALL, mono=True, bold=True)
        canvas.text(0, top + 29, what, size=SMALL)
        _variable(canvas, top + 44, "the caller" if number == 3 else "sums")
        _object(canvas, 150, top + 44, "list", count["list"])
        _arrow(canvas, 86, top + 58, 148)
        if "int" in count:
            owner = number >= 2
            _object(canvas, 272, top + (44 if owner else 80), "int", count["int"])
            if owner:
                _arrow(canvas, 258, top + 58, 270)
            if number < 3:
                _variable(canvas, top + 80, "sum")
                if owner:
                    _bent(canvas, 86, top + 94, 326, top + 74)
                else:
                    _arrow(canvas, 86, top + 94, 270)
        shown = ", ".join(f"the {name} counts {value}" for name, value in count.items())
        words.append(f"After {code}: {what}; {shown}.")
    canvas.text(0, 4 * 122 - 2, "solid: owns a reference    dashed: borrows", size=SMALL)
    return canvas.picture(4 * 122 + 10, "References while crc32_blocks runs", " ".join(words))


def _variable(canvas: Canvas, y: float, name: str) -> None:
    canvas.box(0, y, 84, 28, "c")
    canvas.text(42, y + 14, name, size=SMALL, anchor="middle", mono=name != "the caller")


def _object(canvas: Canvas, x: float, y: float, kind: str, count: int) -> None:
    canvas.box(x, y, 106, 28, "python")
    canvas.text(x + 8, y + 14, kind, size=SMALL, mono=True)
    canvas.text(x + 99, y + 14, f"count {count}", size=SMALL, anchor="end")


def _arrow(canvas: Canvas, x1: float, y: float, x2: float) -> None:
    canvas.line(x1, y, x2 - 6, y, width=1.8)
    canvas.add("path", d=f"M{x2:g} {y:g}l-9 -5l0 10z", fill="currentColor")


def _bent(canvas: Canvas, x1: float, y1: float, x2: float, y2: float) -> None:
    canvas.add("path", d=f"M{x1:g} {y1:g}L{x2:g} {y1:g}L{x2:g} {y2 + 8:g}", fill="none",
               stroke="currentColor", stroke_width=1.8, stroke_dasharray="5 4")  # fmt: skip
    canvas.add("path", d=f"M{x2:g} {y2:g}l-5 9l10 0z", fill="currentColor")


# --- the GIL ------------------------------------------------------------------------------------

_KINDS = {"python": "Python, with the GIL", "c": "C, without the GIL", "wait": "waits for the GIL"}


def gil() -> str:
    """Two threads: what happens while one of them computes a checksum."""
    canvas = Canvas(380)
    plans = (
        ("The GIL is kept: the other thread waits",
         (("A", (("python", 60, ""), ("python", 190, "crc32"), ("wait", 70, ""))),
          ("B", (("wait", 250, ""), ("python", 70, ""))))),
        ("The GIL is released: both go on",
         (("A", (("python", 60, ""), ("c", 190, "crc32"), ("wait", 30, ""), ("python", 40, ""))),
          ("B", (("wait", 60, ""), ("python", 220, ""), ("wait", 40, ""))))),
    )  # fmt: skip
    y = 12.0
    for title, threads in plans:
        canvas.text(0, y, title, size=SMALL, bold=True)
        y += 16
        for name, parts in threads:
            canvas.text(0, y + 13, f"thread {name}", size=SMALL)
            x = 58.0
            for kind, width, label in parts:
                if kind == "wait":
                    canvas.hatch(x, y, width - 2, 26)
                else:
                    canvas.box(x, y, width - 2, 26, kind, strength=0.35)
                canvas.text(x + width / 2, y + 13, label, size=SMALL, anchor="middle", mono=True)
                x += width
            y += 32
        y += 16
    for row, (kind, words) in enumerate(_KINDS.items()):
        if kind == "wait":
            canvas.hatch(0, y + row * 22 - 7, 22, 14)
        else:
            canvas.box(0, y + row * 22 - 7, 22, 14, kind, strength=0.35)
        canvas.text(30, y + row * 22, words, size=SMALL)
    description = (
        "Time goes from left to right. While thread A keeps the GIL in crc32, thread B waits. "
        "When A releases the GIL in crc32, B runs Python meanwhile; then A waits for its turn."
    )
    return canvas.picture(y + 56, "Two threads and one GIL", description)
