"""Scan JSON with jsonscan.c, through CFFI in API mode: C calls a function that C has compiled."""

# --8<-- [start:load]
from typing import Any

import jsonscan_class
import jsonscan_events
from _jsonscan_cffi_api import ffi, lib
from jsonscan_events import STOP

on_events, carry = jsonscan_class.handlers(ffi)
ffi.def_extern(error=STOP, onerror=carry)(on_events)


class Scanner(jsonscan_class.Scanner):
    """Scans JSON documents: see `jsonscan_class.Scanner`."""

    ffi, lib, callback = ffi, lib, lib.on_events


# --8<-- [end:load]


def loads(document: Any) -> Any:
    """Make Python objects of a document, as json.loads does."""
    return jsonscan_events.loads(Scanner, document)
