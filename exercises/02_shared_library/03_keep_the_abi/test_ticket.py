"""An old program, which knows version 1, and a new one: both must get the right price."""

import ctypes
import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent / "libticket.so"
PROMISE = "as in version 1"


def function(name: str, *argtypes: Any) -> Any:
    lib = ctypes.CDLL(str(FILE))
    assert hasattr(lib, name), f"the library has no {name}, expected it to be exported"
    found = getattr(lib, name)
    found.argtypes, found.restype = argtypes, ctypes.c_int
    return found


@contextmanager
def old_ticket(age: int, zones: int) -> Iterator[int]:
    """What an old program hands over: a block of 8 bytes, two int."""
    libc = ctypes.CDLL(None)
    libc.calloc.argtypes, libc.calloc.restype = [ctypes.c_size_t] * 2, ctypes.c_void_p
    libc.free.argtypes, libc.free.restype = [ctypes.c_void_p], None
    block = libc.calloc(1, 8)
    ctypes.memmove(block, bytes(ctypes.c_int(age)) + bytes(ctypes.c_int(zones)), 8)
    yield block
    libc.free(block)


def price_of(age: int, zones: int) -> int:
    price = zones * 120
    return price // 2 if age < 14 else price


def tickets(youngest: int = 1, oldest: int = 99) -> list[tuple[int, int]]:
    """Ages and zones, new in each run."""
    some = [(random.randint(youngest, oldest), random.randint(1, 30)) for _ in range(20)]
    return [*some, (youngest, 1), (oldest, 1)]


def test_an_old_program_asks_for_a_price() -> None:
    price = function("ticket_price", ctypes.c_void_p)
    for age, zones in [*tickets(), (13, 1), (14, 1)]:
        with old_ticket(age, zones) as block:
            answer = price(block)
        assert answer == price_of(age, zones), (
            f"an old program asked ticket_price for age {age}, {zones} zones: it gave {answer}, "
            f"expected {price_of(age, zones)} {PROMISE}"
        )


def test_an_old_program_asks_for_a_fine() -> None:
    fine = function("ticket_fine", ctypes.c_int, ctypes.c_int)
    for zones, days in ((1, 2), (random.randint(3, 9), random.randint(10, 90))):
        answer = fine(zones, days)
        assert answer == zones * 600 + days * 25, (
            f"an old program asked ticket_fine for {zones} zones, {days} days: it gave {answer}, "
            f"expected {zones * 600 + days * 25} {PROMISE}"
        )


def test_the_header_says_what_the_library_does() -> None:
    header = re.sub(
        r"/\*.*?\*/|//[^\n]*", "", FILE.with_name("ticket.h").read_text("utf-8"), flags=re.S
    )
    names = re.search(r"\bticket_fine\s*\(\s*int\s+(\w+)\s*,\s*int\s+(\w+)\s*\)", header)
    assert not names or names.group(1, 2) != ("days", "zones"), (
        "ticket.h declares ticket_fine(int days, int zones), expected zones, then days: "
        "whoever compiles with it hands them over in this order"
    )


def test_a_new_program_asks_for_a_lower_price() -> None:
    lowered(tickets(youngest=14))


def test_children_pay_half_of_the_lower_price_too() -> None:
    lowered(tickets(oldest=13), ", half of the price for a passenger below 14 as in ticket_price")


def lowered(wanted: list[tuple[int, int]], why: str = "") -> None:
    lower = function("ticket_price_off", ctypes.c_void_p, ctypes.c_int)
    for age, zones in wanted:
        percent = random.randint(1, 99)
        full = price_of(age, zones)
        expected = full - full * percent // 100
        with old_ticket(age, zones) as block:
            answer = lower(block, percent)
        assert answer == expected, (
            f"ticket_price_off for age {age}, {zones} zones, {percent} percent gave {answer}, "
            f"expected {expected}{why}"
        )


def test_percents_at_the_edge() -> None:
    lower = function("ticket_price_off", ctypes.c_void_p, ctypes.c_int)
    with old_ticket(30, 10) as block:
        for percent, expected in ((0, 1200), (100, 0), (-1, -1), (101, -1)):
            answer = lower(block, percent)
            assert answer == expected, (
                f"ticket_price_off with {percent} percent of 1200 gave {answer}, "
                f"expected {expected}"
            )


def test_the_version() -> None:
    answer = function("ticket_version")()
    assert answer == 2, f"ticket_version() gave {answer}, expected 2"
