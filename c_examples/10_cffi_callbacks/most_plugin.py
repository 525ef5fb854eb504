"""The same plug-in in Python. CFFI puts this text into libmost_python.so, which runs it."""

# --8<-- [start:all]
from collections import Counter
from typing import Any

from _most_python import ffi, lib

keys: Counter[str] = Counter()


@ffi.def_extern(error=1)  # type: ignore[untyped-decorator]
def plugin_visit(events: Any, count: int, user: Any) -> int:
    """Count the keys among these events."""
    for event in events[0:count]:
        if event.kind == lib.JSONSCAN_KEY:
            keys[ffi.unpack(event.text, event.size).decode()] += 1
    return 0


@ffi.def_extern(error=0)  # type: ignore[untyped-decorator]
def plugin_result(text: Any, room: int) -> int:
    """Write the key that came most often."""
    (key, times), *_ = keys.most_common(1) or [("", 0)]
    answer = f"{key}: {times} times".encode()[:room]
    ffi.memmove(text, answer, len(answer))
    return len(answer)


# --8<-- [end:all]
