"""The pictures of chapter 09. Each public function without parameters returns one, as SVG."""

import gc
import importlib
import math
import sys
import weakref
from itertools import pairwise
from types import ModuleType
from typing import Any

from workbook.bench import show
from workbook.bench.groups import Figures, file_of
from workbook.bench.plots import times
from workbook.catalog.paths import EXAMPLES
from workbook.drawing.draw import Boundary
from workbook.drawing.svg import NORMAL, SMALL, Canvas

_SLUG = "09_cffi_memory"


def _built(name: str) -> ModuleType:
    """A module that the chapter's Makefile has built."""
    folder = str(EXAMPLES / _SLUG)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


def crossing() -> str:
    """What ffi.from_buffer costs, by size."""
    return show.picture(_SLUG, "crossing")


def call() -> str:
    """What one write costs with each binding."""
    return show.picture(_SLUG, "call")


def circle() -> str:
    """The memory of a ring, written and read: where the oldest byte lies is asked of C."""
    ring = _built("ringbuf_cffi_api").Ring(16)
    ffi = ring.ffi

    def place() -> int:
        return int(ffi.cast("uintptr_t", ring.lib.ringbuf_peek(ring._handle()).data))

    canvas, told, y = Canvas(560), [], 0.0
    begin = 0
    steps = (
        ("write 12 bytes", lambda: ring.write(b"abcdefghijkl")),
        ("read 8", lambda: ring.read(8)),
        ("write 9", lambda: ring.write(b"mnopqrstu")),
    )
    for words, step in steps:
        step()
        begin = begin or place()
        first, text = place() - begin, bytes.fromhex(ring.dump()).decode()
        canvas.text(0, y + 12, words, bold=True)
        whole = ring.lib.ringbuf_peek(ring._handle()).size == len(ring)
        words_of = f"{len(ring)} bytes, in {'one piece' if whole else 'two pieces'}"
        canvas.text(560, y + 12, words_of, size=SMALL, anchor="end")
        for cell in range(16):
            x, nth = cell * 35.0, (cell - first) % 16
            if nth < len(text):
                canvas.box(x + 1, y + 26, 32, 30, "c", strength=0.35 if nth == 0 else 0.2)
                canvas.text(x + 17, y + 41, text[nth], anchor="middle", mono=True)
            else:
                canvas.hatch(x + 1, y + 26, 32, 30)
        canvas.text(first * 35.0 + 17, y + 66, "oldest", size=SMALL, anchor="middle")
        told.append(f"{words}: {words_of}; the oldest, {text[0]}, lies at place {first}.")
        y += 88
    return canvas.picture(y - 8, "The memory of a ring of 16 bytes", " ".join(told))


class _Weak(bytearray):
    """A bytearray that can be referred to weakly."""


class _Probe:
    """Makes an owner, and hears when its memory is given back."""

    def __init__(self, own: Any) -> None:
        self.freed = False
        self.own = own

    def keeps(self, make: Any) -> bool:
        """Whether what is made of the owner keeps the owner's memory."""
        owner = self.own(self)
        made = make(owner)
        del owner
        gc.collect()
        kept = not self.freed
        del made
        return kept

    def free(self, *_: object) -> None:
        """Called when the memory is given back."""
        self.freed = True


def owners() -> str:
    """Who owns, who keeps the owner alive, who borrows: each was asked by taking the owner away."""
    ffi = _built("_ringbuf_cffi_api").ffi
    lib = _built("_ringbuf_cffi_api").lib
    ring = ffi.gc(lib.ringbuf_new(16), lib.ringbuf_free)

    def record(probe: _Probe) -> Any:
        new = ffi.new_allocator(lambda size: room, probe.free)
        return new("ringbuf_record *", (1, 3, b"abc"))

    def info(probe: _Probe) -> Any:
        struct = lib.ringbuf_inspect(ring)
        weakref.finalize(struct, probe.free)
        return struct

    def array(probe: _Probe) -> Any:
        made = _Weak(8)
        weakref.finalize(made, probe.free)
        return made

    room = ffi.new("char[]", 100)

    rows: tuple[tuple[str, Any, Any], ...] = (
        ("record[0]", lambda owner: owner[0], record),
        ("ffi.buffer(record)", ffi.buffer, record),
        ("ffi.gc(record, f)", lambda owner: ffi.gc(owner, lambda _: None), record),
        ("ffi.from_buffer(bytes_)", ffi.from_buffer, array),
        ("ffi.new_handle(thing)", ffi.new_handle, array),
        ("record.data", lambda owner: owner.data, record),
        ("record + 0", lambda owner: owner + 0, record),
        ('ffi.cast("char *", record)', lambda owner: ffi.cast("char *", owner), record),
        ("info.unit", lambda owner: owner.unit, info),
        ("info.name", lambda owner: owner.name, info),
    )
    keeps, borrows = [], []
    for name, make, owner in rows:
        (keeps if _Probe(owner).keeps(make) else borrows).append(name)
    columns = (
        ("owns its bytes", "python", ["record = ffi.new(...)", "info, a struct by value"],
         "freed when Python has no use for it"),
        ("keeps the owner alive", "pad", keeps, "the owner is there as long as this is"),
        ("borrows", "wrong", [*borrows, "a pointer that C returned"],
         "right as long as somebody else says so"),
    )  # fmt: skip
    canvas, y, told = Canvas(430), 0.0, []
    for title, accent, names, until in columns:
        height = 46.0 + 20 * len(names)
        canvas.box(0.75, y + 0.75, 428.5, height, accent, strength=0.12)
        canvas.text(12, y + 18, title, bold=True)
        canvas.text(418, y + 18, until, size=SMALL, anchor="end")
        for number, name in enumerate(names):
            canvas.text(24, y + 44 + 20 * number, name, size=NORMAL - 1, mono=True)
        told.append(f"{title} ({until}): {', '.join(names)}.")
        y += height + 12
    return canvas.picture(y - 10, "Who owns what", " ".join(told))


def chain() -> str:
    """What a view of `Ring.peek` holds on to."""
    picture = Boundary("view = ring.peek()")
    view = picture.python("view", "memoryview", row=0)
    buffer = picture.python("ffi.buffer", "shows bytes", row=1)
    data = picture.python("data", "made by ffi.gc", row=2)
    ring = picture.python("let_go", "uses the Ring", row=3)
    shown = picture.c("the bytes", "in the ring", owner="C", row=2)
    handle = picture.c("ringbuf", "the handle", owner="C", row=3)
    picture.arrow(view, buffer, "borrowed", "holds")
    picture.arrow(buffer, data, "borrowed", "holds")
    picture.arrow(data, ring, "borrowed", "holds")
    picture.arrow(data, shown, "borrowed", "shows")
    picture.arrow(ring, handle, "borrowed", "owns")
    return picture.draw()


def flexible() -> str:
    """A record with five bytes of data, laid out as the compiler says."""
    ffi = _built("_ringbuf_cffi_api").ffi
    record = ffi.new("ringbuf_record *", (7, 5, 5))
    fields = dict(ffi.typeof("ringbuf_record").fields)
    whole, head = ffi.sizeof(record[0]), ffi.sizeof("ringbuf_record")
    canvas, cell = Canvas(560), 40.0
    canvas.text(
        0, 12, f'ffi.new("ringbuf_record *", (7, 5, 5)): {whole} bytes', mono=True, size=SMALL
    )
    for name, value in (("kind", record.kind), ("size", record.size)):
        at, size = fields[name].offset, ffi.sizeof(fields[name].type)
        canvas.box(at * cell + 1, 28, size * cell - 2, 34, "c")
        canvas.text((at + size / 2) * cell, 45, f"{name} = {value}", anchor="middle", mono=True)
    for place in range(fields["data"].offset, whole):
        canvas.box(place * cell + 1, 28, cell - 2, 34, "python")
        nth = f"[{place - fields['data'].offset}]"
        canvas.text((place + 0.5) * cell, 45, nth, anchor="middle", mono=True, size=SMALL)
    for place in (0, *(fields[name].offset for name in ("size", "data")), whole):
        canvas.text(place * cell + 2, 74, str(place), size=SMALL, mono=True, faint=True)
    canvas.line(1, 92, head * cell - 1, 92, width=1.5)
    canvas.text(head * cell / 2, 106, f"sizeof: {head} bytes", size=SMALL, anchor="middle")
    canvas.line(head * cell + 1, 92, whole * cell - 1, 92, width=1.5)
    canvas.text(
        (head + whole) / 2 * cell, 106, "data: as many as size says", size=SMALL, anchor="middle"
    )
    told = (
        f"kind and size, 4 bytes each, are the head, {head} bytes. Behind them lie "
        f"{whole - head} bytes of data. {whole} bytes in all."
    )
    return canvas.picture(118, "A struct of variable length", told)


def moved() -> str:
    """How long it takes to bring 1 MB, 32 MB and 1 GB to C, on scales that multiply."""
    found = Figures.read(file_of(_SLUG))
    sizes = (("in_1mb", "1 MB", 20), ("in_32mb", "32 MB", 25), ("in_1gb", "1 GB", 30))
    ways = {
        "a copy: ffi.new": "wrong",
        "into a buffer: memmove": "python",
        "a view: from_buffer": "c",
    }
    low, high, top, bottom, left, right = 1.6, 9.3, 16.0, 300.0, 70.0, 370.0

    def at(ns: float) -> float:
        return bottom - (math.log10(ns) - low) / (high - low) * (bottom - top)

    canvas, told = Canvas(560), []
    for power, words in ((2, "100 ns"), (3, "1 µs"), (6, "1 ms"), (9, "1 s")):
        y = at(10**power)
        canvas.line(left, y, right + 20, y, opacity=0.25)
        canvas.text(left - 8, y, words, size=SMALL, anchor="end")
    places = [left + 20 + (right - left - 20) * nth / 2 for nth in range(3)]
    for x, (_, words, _) in zip(places, sizes, strict=True):
        canvas.text(x, bottom + 16, words, size=SMALL, anchor="middle")
    for way, accent in ways.items():
        values = [found.group(name).case(way).time.median for name, _, _ in sizes]
        spots = [(x, at(value)) for x, value in zip(places, values, strict=True)]
        for (x1, y1), (x2, y2) in pairwise(spots):
            canvas.line(x1, y1, x2, y2, width=2)
        for x, y in spots:
            canvas.box(x - 5, y - 5, 10, 10, accent, strength=0.9)
        shift = {"a copy: ffi.new": -8, "into a buffer: memmove": 8}.get(way, 0)
        canvas.text(spots[-1][0] + 14, spots[-1][1] + shift, way, size=SMALL)
        grows = times(values[-1] / values[0])
        told.append(f"{way}: 1 GB takes {grows} times as long as 1 MB, {values[-1]:,.0f} ns.")
    return canvas.picture(bottom + 28, "Bringing bytes to C", " ".join(told))
