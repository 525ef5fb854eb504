# fate: ok
import signal

from jsonscan_cffi_api import Scanner


def work(event):
    if event.text == "2":
        signal.raise_signal(signal.SIGINT)  # as if you had pressed Ctrl-C here


with Scanner(work) as scanner:
    try:
        print("came to its end:", scanner.scan(b"[1, 2, 3]"))
    except KeyboardInterrupt:
        print("KeyboardInterrupt")
