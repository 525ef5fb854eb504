"""Checks binding.py: are the mottos right, and does C get them back?"""

import contextlib
import importlib
import random
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def call(name: str) -> Any:
    """What motto(name) returns, or the exception that it raises.

    It is called in a thread. glibc gives a thread blocks with high addresses, so that an address
    that is cut to 4 bytes is wrong on each machine.
    """
    with ThreadPoolExecutor(1) as pool:
        try:
            return pool.submit(importlib.import_module("binding").motto, name).result()
        except Exception as error:
            return error


def check(name: str, expected: str) -> None:
    answer = call(name)
    told = f"{type(answer).__name__}: {answer}" if isinstance(answer, Exception) else repr(answer)
    assert answer == expected, f"motto({name!r}) gave {told}, expected {expected!r}"


def refused(name: str, why: str) -> None:
    answer = call(name)
    told = f"{type(answer).__name__} ({answer})" if isinstance(answer, Exception) else repr(answer)
    short = name if len(name) < 20 else name[:8] + "..."
    assert type(answer) is ValueError, f"motto({short!r}) gave {told}, expected ValueError: {why}"


def test_a_motto() -> None:
    name = random.choice(("Ada", "Grace", "Linus", "Margaret"))
    check(name, f"{name}, count on it!")


def test_a_name_with_an_accent() -> None:
    check("Zoë", "Zoë, count on it!")


def test_a_name_of_many_bytes() -> None:
    check("漢" * 24, "漢" * 24 + ", count on it!")


def test_the_version() -> None:
    for _ in range(3):
        version = importlib.import_module("binding").version()
        assert version == "2.1", f"version() gave {version!r}, expected '2.1'"


def test_no_name() -> None:
    refused("", "motto_make gave NULL")


def test_a_zero_character() -> None:
    refused("Ada\0Lovelace", "C would read the name as far as the zero only")


def test_too_long() -> None:
    refused("x" * random.randint(30, 200), "the motto has more than 40 characters")


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    binding = importlib.import_module("binding")
    binding.version()
    for name in ("Ada", "", "a\0b", "x" * 100):
        with contextlib.suppress(ValueError):
            binding.motto(name)
