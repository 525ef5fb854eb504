"""Lets a document go that a thread of C's still reads. Run it with a watched library only."""

import threading

from jsonscan_cffi_abi import ffi, lib

begun, go_on = threading.Event(), threading.Event()


@ffi.callback("jsonscan_visit", error=1)
def on_events(events, count, user):
    """Wait at the first event, so that the document is gone when C reads on."""
    begun.set()
    go_on.wait()
    return 0


def start(scanner):
    """Start the scan of a document that nobody keeps."""
    document = ffi.new("char[]", b"[" + b"1," * 1000 + b"1]")
    lib.jsonscan_start(scanner, document, len(document) - 1)
    begun.wait()


scanner = lib.jsonscan_new(on_events, ffi.NULL, 1)
start(scanner)  # wrong: document goes here
go_on.set()
print(lib.jsonscan_wait(scanner))
