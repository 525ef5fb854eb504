"""Checks initials.c, through binding.py."""

import ctypes
import importlib
import random
from typing import Any

OK, EMPTY = 0, 1
NAMES = {OK: "INITIALS_OK", EMPTY: "INITIALS_EMPTY", 2: "INITIALS_MEMORY"}
PARTS = ("Ada", "King", "Lovelace", "Grace", "Brewster", "Murray", "Hopper", "Linus", "T")
NOBODY = 12345


def make(name: str) -> tuple[int, Any, Any]:
    """The status, the address that *result has afterwards, and the library."""
    lib = importlib.import_module("binding").lib
    result = ctypes.c_void_p(NOBODY)
    status = lib.initials_make(name.encode(), ctypes.byref(result))
    return status, result.value, lib


def text_of(name: str, address: Any) -> bytes:
    assert address not in (NOBODY, None), (
        f'initials_make("{name}", &result) gave INITIALS_OK, expected an address in *result'
    )
    return ctypes.string_at(address)


def ok(name: str, status: int) -> None:
    assert status == OK, (
        f'initials_make("{name}", &result) gave {NAMES.get(status, status)}, expected INITIALS_OK'
    )


def check(name: str, expected: str) -> None:
    status, address, lib = make(name)
    ok(name, status)
    text = text_of(name, address)
    lib.initials_free(address)
    assert text == expected.encode(), (
        f'initials_make("{name}", &result) gave {text!r}, expected {expected.encode()!r}'
    )


def test_two_parts() -> None:
    check("Ada Lovelace", "A. L.")


def test_one_part() -> None:
    check("Ada", "A.")


def test_many_parts() -> None:
    parts = [random.choice(PARTS) for _ in range(random.randint(5, 9))]
    check(" ".join(parts), " ".join(f"{part[0]}." for part in parts))


def test_more_blanks() -> None:
    check("  Grace   Brewster Murray Hopper ", "G. B. M. H.")


def test_nothing_but_blanks() -> None:
    for name in ("", "   "):
        status, address, _ = make(name)
        assert status == EMPTY, (
            f'initials_make("{name}", &result) gave {NAMES.get(status, status)}, '
            "expected INITIALS_EMPTY"
        )
        assert address == NOBODY, (
            f'initials_make("{name}", &result) changed *result, expected it as it was: '
            "after an error the caller has nothing to free"
        )


def test_two_at_a_time() -> None:
    one, first, lib = make("Ada Lovelace")
    two, second, _ = make("Grace Hopper")
    ok("Ada Lovelace", one)
    ok("Grace Hopper", two)
    text = text_of("Ada Lovelace", first)
    assert text == b"A. L.", (
        f"initials_make(\"Ada Lovelace\", &result) gave {text!r}, expected b'A. L.': "
        "another call has come between, and each text has a block of its own"
    )
    lib.initials_free(first)
    lib.initials_free(second)


def test_nothing_to_free() -> None:
    importlib.import_module("binding").lib.initials_free(None)


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    for name in ("Ada Lovelace", "", "  ", "Ada " * 20):
        status, address, lib = make(name)
        if status == OK:
            lib.initials_free(address)
