"""Frees a scanner in its own visitor. Run it with a watched library only."""

from jsonscan_cffi_abi import ffi, lib


@ffi.callback("jsonscan_visit", error=1)
def on_events(events, count, user):
    """Do what the header forbids."""
    lib.jsonscan_free(scanner)  # wrong: C comes back to what is freed here
    return 0


scanner = lib.jsonscan_new(on_events, ffi.NULL, 1)
lib.jsonscan_scan(scanner, b"[1]", 3)
