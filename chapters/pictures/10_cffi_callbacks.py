"""The pictures of chapter 10. Each public function without parameters returns one, as SVG."""

import importlib
import sys
from typing import Any

from workbook.bench import show
from workbook.catalog.paths import EXAMPLES
from workbook.drawing.draw import Boundary
from workbook.drawing.svg import NORMAL, SMALL, Canvas

_SLUG = "10_cffi_callbacks"


def _built() -> Any:
    """The module that the chapter's Makefile has built."""
    folder = str(EXAMPLES / _SLUG)
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module("_jsonscan_cffi_api")


def batches() -> str:
    """What events cost, by the size of a batch."""
    return show.picture(_SLUG, "batches")


def tools() -> str:
    """What a call from C costs with each tool."""
    return show.picture(_SLUG, "tools")


def json() -> str:
    """Python objects of a document, by Python's json and by this chapter's bindings."""
    return show.picture(_SLUG, "json")


def boundary() -> str:
    """One function of C, made by the compiler, and a handle that says whose call it is."""
    picture = Boundary('extern "Python" int on_events(...)')
    scan = picture.python("your program", "calls C", row=0)
    c_scan = picture.c("jsonscan_scan", "finds events", row=0)
    made = picture.c("on_events", "compiled C", owner="the module", row=1)
    function = picture.python("on_events", "your function", owner="Python", row=1)
    user = picture.c("self->user", "an address", owner="C", row=2)
    handle = picture.python("handle", "new_handle(...)", owner="Python", row=2)
    thing = picture.python("your object", "behind it", owner="Python", row=3)
    picture.arrow(scan, c_scan, "calls")
    picture.arrow(made, function, "calls")
    picture.arrow(user, handle, "borrowed", "points")
    picture.arrow(handle, thing, "borrowed", "holds")
    return picture.draw()


def carry() -> str:
    """How an exception gets past C, with `error` and `onerror`."""
    picture = Boundary("error=1, onerror=carry")
    scan = picture.python("scan(document)", "calls C", row=0)
    c_scan = picture.c("jsonscan_scan", "calls on_events", row=0)
    made = picture.c("on_events", "compiled C", row=1)
    function = picture.python("on_events", "raises", row=1)
    keeps = picture.python("carry", "keeps the error", row=2)
    result = picture.c("returns 1", "from error=1", row=2)
    status = picture.c("JSONSCAN_STOPPED", "a status", row=3)
    raised = picture.python("raise error", "goes on its way", row=3)
    picture.arrow(scan, c_scan, "calls")
    picture.arrow(made, function, "calls")
    picture.arrow(keeps, result, "returns", "then")
    picture.arrow(status, raised, "returns")
    return picture.draw()


def texts() -> str:
    """Where each text lies while its event is told, and what is there at the end: C was asked."""
    module = _built()
    ffi, lib = module.ffi, module.lib
    document = ffi.from_buffer(b'["tea", "ros\\u00e9", "pur\\u00e9e"]')
    begin = int(ffi.cast("uintptr_t", document))
    told: list[tuple[Any, int, bytes]] = []

    def on_events(events: Any, count: int, user: Any) -> int:
        event = events[0]
        if event.kind == lib.JSONSCAN_STRING:
            told.append((event.text, event.size, ffi.unpack(event.text, event.size)))
        return 0

    ffi.def_extern(error=1)(on_events)
    scanner = ffi.gc(lib.jsonscan_new(lib.on_events, ffi.NULL, 1), lib.jsonscan_free)
    lib.jsonscan_scan(scanner, document, len(document))

    canvas, words, y = Canvas(430), [], 18.0
    heads = ((0.0, "the event's text"), (140.0, "lies"), (290.0, "there at the end"))
    for x, head in heads:
        canvas.text(x, 8, head, size=SMALL, bold=True)
    for text, size, before in told:
        inside = 0 <= int(ffi.cast("uintptr_t", text)) - begin < len(document)
        after = ffi.unpack(text, size)
        place = "in the document" if inside else "in the scanner"
        canvas.box(0.75, y + 8, 110, 34, "c")
        canvas.text(56, y + 25, before.decode(), anchor="middle", mono=True)
        canvas.text(140, y + 25, place, size=NORMAL - 1)
        canvas.line(112, y + 25, 134, y + 25, width=1.5)
        canvas.line(252, y + 25, 284, y + 25, width=1.5)
        canvas.box(290, y + 8, 130, 34, "c" if before == after else "wrong")
        canvas.text(355, y + 25, after.decode(errors="replace"), anchor="middle", mono=True)
        words.append(f"{before.decode()} lies {place}; at the end {after.decode()} is there.")
        y += 50
    return canvas.picture(y + 4, "Three texts, and what becomes of them", " ".join(words))


def embedding() -> str:
    """Who loads and calls whom when Python is inside of a C program."""
    canvas, y, told = Canvas(430), 0.0, []
    boxes = (
        ("host", "c", "a program in C: main, jsonscan", "dlopen, then plugin_visit(...)"),
        ("libmost_python.so", "c", "C, written by CFFI", "the first call starts Python"),
        ("libpython3", "python", "Python, as a shared library", "runs the text, once"),
        ("most_plugin.py", "python", "your code, @ffi.def_extern", ""),
    )
    for name, accent, what, then in boxes:
        canvas.box(0.75, y + 0.75, 260, 46, accent)
        canvas.text(12, y + 16, name, mono=True, bold=True)
        canvas.text(12, y + 34, what, size=SMALL)
        if then:
            canvas.line(130, y + 47, 130, y + 73, width=1.5)
            canvas.line(125, y + 66, 130, y + 73, width=1.5)
            canvas.line(135, y + 66, 130, y + 73, width=1.5)
            canvas.text(146, y + 60, then, size=SMALL)
        told.append(f"{name}: {what}{'; ' + then if then else ''}.")
        y += 74
    return canvas.picture(y - 24, "Python inside of a C program", " ".join(told))
