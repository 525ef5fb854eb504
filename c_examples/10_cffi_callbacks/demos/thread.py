# fate: ok
import threading

from jsonscan_cffi_api import Scanner

local = threading.local()


def look(event):
    local.count = getattr(local, "count", 0) + 1
    name = type(threading.current_thread()).__name__
    print(f"{event.kind.name}: in a {name}, call {local.count} of this thread")


with Scanner(look, batch=1) as scanner:
    scanner.start(b"[2.5]")
    print(scanner.wait())
