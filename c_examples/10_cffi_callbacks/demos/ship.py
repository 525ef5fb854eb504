# fate: ok
from pathlib import Path

import jsonscan_cffi_api
from jsonscan_cffi_api import Scanner
from jsonscan_events import Kind

orders = Path("orders.json").read_bytes()
items = []


def note(event):
    if event.kind == Kind.KEY:
        items.append(event.text)
    return event.text == "water"  # enough


with Scanner(note) as scanner:
    print("to its end:", scanner.scan(orders), items)
    try:
        scanner.scan(b'{"a": 1,}')
    except ValueError as error:
        print(repr(error))
print(jsonscan_cffi_api.loads(orders)["orders"][1])
