"""Add up what things cost, with prices from Python."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any

from _basket import ffi, lib

FAILED = -1.0


class Call:
    """One call of `total`: whom to ask for prices, and what was raised."""

    def __init__(self, price: Callable[[str], float]) -> None:
        self.price = price
        self.raised: BaseException | None = None


def carry(kind: type, error: BaseException, traceback: TracebackType) -> None:
    """Keep what `ask` has raised, in the call that it belongs to."""
    call = ffi.from_handle(traceback.tb_frame.f_locals["user"])
    call.raised = error.with_traceback(traceback)


@ffi.def_extern(error=FAILED, onerror=carry)
def ask(thing: Any, user: Any) -> float:
    """Ask for a price: C calls this."""
    return float(ffi.from_handle(user).price(ffi.string(thing).decode()))


def total(things: str, price: Callable[[str], float]) -> float:
    """Return the sum of price(thing) for each thing in "tea, cake".

    What `price` raises is raised here, and ends the sum.

    Raises:
        ValueError: A price is negative.
    """
    call = Call(price)
    handle = ffi.new_handle(call)
    answer: float = lib.basket_total(things.encode(), lib.ask, handle)
    if call.raised is not None:
        raise call.raised
    if answer < 0:
        raise ValueError("a price is negative")
    return answer
