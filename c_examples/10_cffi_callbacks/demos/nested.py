# fate: ok
import json

from jsonscan_cffi_api import Scanner
from jsonscan_events import Kind


def look(event, depth=0):
    if event.kind in (Kind.STRING, Kind.NUMBER):
        print("    " * depth + event.text)
    if event.kind == Kind.STRING and event.text.startswith("["):
        with Scanner(lambda inner: look(inner, depth + 1)) as scanner:
            scanner.scan(event.text.encode())


message = json.dumps(["a", 1, json.dumps(["b", 2, json.dumps([3])])])
with Scanner(look) as scanner:
    scanner.scan(message.encode())
