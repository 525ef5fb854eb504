# fate: ZeroDivisionError
from jsonscan_cffi_api import Scanner


def inverse(event):
    if event.text:
        print(1 / float(event.text), flush=True)


with Scanner(inverse) as scanner:
    scanner.scan(b"[4, 0, 2]")
