"""Documents to scan, and ways to count what is in them: for programs, and for what is measured."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np
from _jsonscan_cffi_api import ffi, lib
from jsonscan_events import Kind

__all__ = ["counting", "document", "ffi", "first_name", "lib", "numbers", "with_loop", "with_numpy"]

numbers = json.dumps([1] * 999).encode()  # 1,001 events


def document(orders: int) -> bytes:
    """So many orders, 10 events each, as JSON."""
    return json.dumps(
        {
            "name": "a shop",
            "orders": [
                {"id": number, "item": f"ros\u00e9 {number % 7}", "price": number / 4, "paid": True}
                for number in range(orders)
            ],
        }
    ).encode()


# --8<-- [start:counting]
def with_loop(events: Any, count: int, counts: list[int]) -> None:
    """Look at each event in a loop."""
    for event in events[0:count]:
        counts[event.kind] += 1


EVENT = np.dtype([("kind", "u4"), ("at", "u8"), ("text", "u8"), ("size", "u8")], align=True)


def with_numpy(events: Any, count: int, counts: list[int]) -> None:
    """Look at a whole batch at once, where it lies in C's memory."""
    batch = np.frombuffer(ffi.buffer(events, count * ffi.sizeof(events[0])), EVENT)
    for kind, more in enumerate(np.bincount(batch["kind"], minlength=10).tolist()):
        counts[kind] += more


# --8<-- [end:counting]


def counting(how: Callable[[Any, int, list[int]], None], batch: int) -> tuple[list[int], Any]:
    """A list of counts, and a scanner that counts in this way."""
    counts = [0] * 10
    handle = ffi.new_handle((how, counts))
    _kept.append(handle)
    ffi.def_extern(error=1)(on_events)  # one function for all: the handle says how
    return counts, lib.jsonscan_new(lib.on_events, handle, batch)


_kept: list[Any] = []


def on_events(events: Any, count: int, user: Any) -> int:
    """Count a batch as the handle says."""
    how, counts = ffi.from_handle(user)
    how(events, count, counts)
    return 0


def first_name(scanner: Any, text: bytes) -> str:
    """Return the first text below the key "name", and read no further."""
    found: list[str] = []
    before = None

    def look(event: Any) -> bool:
        nonlocal before
        if before is not None and before.kind == Kind.KEY and before.text == "name":
            found.append(event.text)
        before = event
        return bool(found)

    with scanner(look, batch=1) as one:
        one.scan(text)
    return found[0]
