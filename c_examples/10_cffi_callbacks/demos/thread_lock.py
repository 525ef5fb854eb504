# fate: exit 1
import faulthandler
import threading

from jsonscan_cffi_api import Scanner

faulthandler.dump_traceback_later(1, exit=True)  # whoever hangs for a second is ended
lock = threading.Lock()
seen = []


def note(event):
    with lock:
        seen.append(event.text)


with Scanner(note) as scanner:
    scanner.start(b"[1, 2]")
    print(scanner.wait(), seen)
    with lock:
        scanner.start(b"[3]")
        print(scanner.wait(), seen)
