"""Scan JSON with jsonscan.c, through CFFI in ABI mode: C calls code that is made at run time."""

from pathlib import Path
from typing import Any

import jsonscan_class
import jsonscan_events
from cffi import FFI
from jsonscan_cdef import CDEF
from jsonscan_events import STOP

HERE = Path(__file__).resolve().parent

ffi: Any = FFI()
ffi.cdef(CDEF)
lib: Any = ffi.dlopen(str(HERE / "libjsonscan.so"))

# --8<-- [start:load]
on_events, carry = jsonscan_class.handlers(ffi)


class Scanner(jsonscan_class.Scanner):
    """Scans JSON documents: see `jsonscan_class.Scanner`."""

    ffi, lib = ffi, lib
    callback = ffi.callback("jsonscan_visit", on_events, error=STOP, onerror=carry)  # kept here


# --8<-- [end:load]


def loads(document: Any) -> Any:
    """Make Python objects of a document, as json.loads does."""
    return jsonscan_events.loads(Scanner, document)
