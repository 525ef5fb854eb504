"""Checks binding.py: does it say what till.h says?"""

import importlib.util
import random
from pathlib import Path
from typing import Any

BINDING = Path(__file__).resolve().parent / "binding.py"


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
    assert isinstance(drawer, int), f"till_new({first}) gave {drawer!r}, expected an address"
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
        assert answer == expected, f"{name}(drawer) gave {answer}, expected {expected}, {told}"
    if lib.till_free.argtypes:  # without, the address is cut, and test_every_parameter says so
        lib.till_free(drawer)


def test_a_small_shop() -> None:
    check(10_000, [250, 1_275, 990])


def test_a_large_shop() -> None:
    check(random.randint(10**10, 10**15), some_payments(2**31 - 1))


def test_a_shop_in_debt() -> None:
    check(-random.randint(10**10, 10**15), some_payments(50_000))


def test_every_parameter_is_declared() -> None:
    lib = load()
    for name, parameters in (
        ("till_new", 1),
        ("till_free", 1),
        ("till_pay", 2),
        ("till_total", 1),
        ("till_payments", 1),
        ("till_mean", 1),
    ):
        declared = getattr(lib, name).argtypes
        assert declared is not None, f"{name}.argtypes is missing, expected {parameters} in till.h"
        assert len(declared) == parameters, (
            f"{name}.argtypes names {len(declared)} types, expected {parameters} as in till.h"
        )
