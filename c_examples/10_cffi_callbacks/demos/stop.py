# fate: ok
from _jsonscan_cffi_api import ffi, lib
from sample import document


class Search:
    answer, wanted, next = None, b"name", False


@ffi.def_extern(error=1)
def on_events(events, count, user):
    search, event = ffi.from_handle(user), events[0]
    text = ffi.unpack(event.text, event.size)
    if search.next:
        search.answer = text
        return 1  # enough
    search.next = event.kind == lib.JSONSCAN_KEY and text == search.wanted
    return 0


long = document(5000)
search = Search()
handle = ffi.new_handle(search)
scanner = lib.jsonscan_new(lib.on_events, handle, 1)
status = lib.jsonscan_scan(scanner, long, len(long))
print(status == lib.JSONSCAN_STOPPED, search.answer)
print("read", lib.jsonscan_at(scanner), "of", len(long), "bytes")
