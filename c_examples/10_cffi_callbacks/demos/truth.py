# fate: ok
import json
from pathlib import Path

from jsonscan_cffi_api import loads

orders = Path("orders.json").read_bytes()
print("the same:", loads(orders) == json.loads(orders))
for document in (b'"\\ud83d\\ude00"', b'{"a": 1, "a": 2}', b"[NaN]", b"\xef\xbb\xbf1", b'"\xff"'):
    for name, read in (("json", json.loads), ("jsonscan", loads)):
        try:
            said = repr(read(document))
        except ValueError as error:
            said = f"{type(error).__name__}: {error}"
        print(f"{name:8} {document!r:20} {said:.60}")
