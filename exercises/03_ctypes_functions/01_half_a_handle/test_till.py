"""Checks binding.py: does it say what till.h says?"""

import ctypes
import importlib.util
import random
import re
from pathlib import Path
from typing import Any

BINDING = Path(__file__).resolve().parent / "binding.py"
HEADER = BINDING.with_name("till.h")
NUMBERS = {
    "int": ctypes.c_int,
    "int32_t": ctypes.c_int32,
    "int64_t": ctypes.c_int64,
    "size_t": ctypes.c_size_t,
    "double": ctypes.c_double,
}


def load() -> Any:
    """Import binding.py, and return its `lib`."""
    spec = importlib.util.spec_from_file_location("binding", BINDING)
    assert spec is not None
    assert spec.loader is not None
    binding = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(binding)
    return binding.lib


def fill(lib: Any, first: int, payments: list[int]) -> Any:
    """Make a till, and pay into it."""
    drawer = lib.till_new(first)
    assert drawer, f"till_new({first}) gave {drawer!r}, expected a handle"
    assert not isinstance(drawer, bytes), (
        f"till_new({first}) gave {drawer!r}, expected a handle: till_new.restype is c_char_p, "
        "and ctypes makes bytes of what lies there, and forgets the address"
    )
    for cents in payments:
        status = lib.till_pay(drawer, cents)
        assert status == 0, f"till_pay(drawer, {cents}) gave {status}, expected 0"
    return drawer


def some_payments(largest: int) -> list[int]:
    """Amounts that are new in each run."""
    return [random.randint(1, largest) for _ in range(random.randint(5, 20))]


def check(first: int, payments: list[int]) -> None:
    lib = load()
    drawer = fill(lib, first, payments)
    told = f"after till_new({first}) and {len(payments)} payments"
    for name, expected in (
        ("till_payments", len(payments)),
        ("till_total", first + sum(payments)),
        ("till_mean", sum(payments) / len(payments)),
    ):
        answer = getattr(lib, name)(drawer)
        assert answer == expected, (
            f"{name}(drawer) gave {answer}, expected {expected}, {told}{difference(name)}"
        )
    if not difference("till_free"):  # else the address is cut, and the last test says so
        lib.till_free(drawer)


def same(declared: Any, promised: str) -> bool:
    """Whether a type of ctypes is what the header names: `int64_t cents`, `till *drawer`."""
    if "*" in promised:  # c_void_p, or a pointer to a type of your own
        return isinstance(declared, type) and (
            issubclass(declared, ctypes.c_void_p | ctypes._Pointer)
        )
    if promised == "void":
        return declared is None
    wanted = NUMBERS[promised.split()[0]]
    try:  # c_long and c_longlong may be the same: what counts is size, sign and kind
        return ctypes.sizeof(declared) == ctypes.sizeof(wanted) and (
            repr(declared(-1).value) == repr(wanted(-1).value)
        )
    except (TypeError, AttributeError):
        return False


def check_type(place: str, declared: Any, promised: str) -> None:
    name = getattr(declared, "__name__", repr(declared))
    assert same(declared, promised), f"{place} is {name}, and till.h says: {promised}"


def check_header(name: str) -> None:
    """What binding.py says of a function must be what the header says."""
    text = HEADER.read_text("utf-8")
    found = re.search(rf"TILL_API ((?:\w+ )+\*?){name}\((.*?)\);", text)
    assert found is not None
    function, parameters = getattr(load(), name), found[2].split(", ")
    declared = function.argtypes
    assert declared is not None, f"{name}.argtypes is missing, expected {len(parameters)} in till.h"
    assert len(declared) == len(parameters), (
        f"{name}.argtypes names {len(declared)} types, expected {len(parameters)} as in till.h"
    )
    check_type(f"{name}.restype", function.restype, found[1].strip())
    for number, parameter in enumerate(parameters):
        check_type(f"{name}.argtypes[{number}]", declared[number], parameter)


def difference(name: str) -> str:
    """For a message: where binding.py and the header differ."""
    try:
        check_header(name)
    except AssertionError as error:
        return f": {error}"
    return ""


def test_a_small_shop() -> None:
    check(10_000, [250, 1_275, 990])


def test_a_large_shop() -> None:
    check(random.randint(10**10, 10**15), some_payments(2**31 - 1))


def test_a_shop_in_debt() -> None:
    check(-random.randint(10**10, 10**15), some_payments(50_000))


def test_binding_and_header_agree() -> None:
    names = re.findall(r"TILL_API (?:\w+ )+\*?(\w+)\(", HEADER.read_text("utf-8"))
    assert len(names) == 6
    for name in names:
        check_header(name)
