# fate: ok
from jsonscan_cffi_api import Scanner

seen = []


def two(event):
    seen.append(event.kind.name)
    return len(seen) == 2


with Scanner(two, batch=256) as scanner:
    print(scanner.scan(b"[1, 2, 3, 4, 5]"), seen, scanner.at)
