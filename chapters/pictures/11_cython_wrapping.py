"""The pictures of chapter 11. Each function returns one, as SVG."""

import importlib
import struct
import sys

from workbook.bench import show
from workbook.catalog.paths import EXAMPLES
from workbook.drawing import draw
from workbook.drawing.draw import Boundary
from workbook.site.annotated import picture, read

_FOLDER = EXAMPLES / "11_cython_wrapping"


def lookup() -> str:
    """What one lookup costs with each binding."""
    return show.picture("11_cython_wrapping", "lookup")


def boundary() -> str:
    """What crosses in table["né"] = 1.5, and who owns which bytes. All bytes are computed."""
    key = "né"
    data = key.encode("utf-8") + b"\0"
    picture = Boundary('table["né"] = 1.5')
    picture.python("key", f"str, {len(key)} characters", owner="the caller", row=0)
    encoded = picture.python("data", "bytes, UTF-8", data=data, owner="__setitem__", row=1)
    borrowed = picture.c("key", "const char *", row=1)
    picture.arrow(encoded, borrowed, "borrowed")
    copied = picture.c("entry.key", "char *", data=data, owner="the table", row=2)
    value = picture.python("value", "float 1.5", owner="the caller", row=3)
    number = struct.pack("=d", 1.5)
    double = picture.c("entry.value", "double 1.5", data=number, owner="the table", row=3)
    picture.arrow(encoded, copied, "copied")
    picture.arrow(value, double, "converted")
    return picture.draw()


def owner() -> str:
    """Two objects of one type: one owns its table, one borrows it."""
    picture = Boundary("Hashmap() and constants()")
    mine = picture.python("Hashmap()", "_owner: True", owner="you")
    made = picture.c("struct hashmap", "by hashmap_new", owner="the Hashmap")
    picture.arrow(mine, made, "borrowed", "_map")
    other = picture.python("constants()", "_owner: False", owner="you")
    fixed = picture.c("struct hashmap", "of the library", owner="the library")
    picture.arrow(other, fixed, "borrowed", "_map")
    return picture.draw()


def callback() -> str:
    """The way of an exception from a callback through C and on."""
    picture = Boundary("an exception on its way through C")
    method = picture.python("for_each", "the method", row=0)
    loop = picture.c("hashmap_for_each", "the loop", row=0)
    picture.arrow(method, loop, "calls", "1 calls")
    visit = picture.python("visit", "calls yours", row=1)
    picture.arrow(loop, visit, "calls", "2 calls")
    picture.python("your function", "raises ValueError", row=2)
    caught = picture.python("visit", "keeps the error", row=3)
    stopped = picture.c("hashmap_for_each", "stops the loop", row=3)
    picture.arrow(caught, stopped, "returns", "3 returns 1")
    again = picture.python("for_each", "raises it again", row=4)
    picture.arrow(stopped, again, "returns", "4 returns")
    return picture.draw()


def iterator() -> str:
    """The struct that ctypes must know and Cython need not."""
    sys.path.insert(0, str(_FOLDER))
    try:
        module = importlib.import_module("hashmap_ctypes")
    finally:
        sys.path.remove(str(_FOLDER))
    return draw.layout(module.Iter)


def annotated() -> str:
    """Part of the page that `cython --annotate` writes, in the colours of this book."""
    lines = read(_FOLDER / "hashmap_cython.pyx")
    first = next(n for n, line in enumerate(lines) if "double lookup" in line.text)
    last = next(n for n, line in enumerate(lines) if "__delitem__" in line.text) - 1
    shown = [line for line in lines[first:last] if "--8<--" not in line.text]
    return picture("hashmap_cython.pyx, annotated", shown)
