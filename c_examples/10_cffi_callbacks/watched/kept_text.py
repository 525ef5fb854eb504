"""Looks at a text after its scanner is gone. Run it with a watched library only."""

from jsonscan_cffi_abi import ffi, lib

kept = []


@ffi.callback("jsonscan_visit", error=1)
def on_events(events, count, user):
    """Keep the address of a text."""
    if events[0].size:
        kept.append((events[0].text, events[0].size))
    return 0


scanner = lib.jsonscan_new(on_events, ffi.NULL, 1)
lib.jsonscan_scan(scanner, b'["ros\\u00e9"]', 13)
lib.jsonscan_free(scanner)
print(ffi.unpack(*kept[0]))
