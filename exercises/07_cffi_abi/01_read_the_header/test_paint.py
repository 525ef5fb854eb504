"""Checks binding.py: the right colours, from any folder, and ValueError for what is none."""

import contextlib
import importlib.util
import random
import tempfile
from pathlib import Path
from typing import Any

BINDING = Path(__file__).resolve().parent / "binding.py"


def load() -> Any:
    """Import binding.py while standing in another folder."""
    spec = importlib.util.spec_from_file_location("binding", BINDING)
    assert spec is not None
    assert spec.loader is not None
    binding = importlib.util.module_from_spec(spec)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        spec.loader.exec_module(binding)
    return binding


def some_colour() -> str:
    """New in each run, so that nobody can know the answers before."""
    return "#" + random.randbytes(3).hex()


def model(first: str, second: str) -> str:
    """The same in Python."""
    pairs = zip(bytes.fromhex(first[1:]), bytes.fromhex(second[1:]), strict=True)
    return "#" + bytes((a + b) // 2 for a, b in pairs).hex()


def check(first: str, second: str) -> None:
    answer = load().mix(first, second)
    expected = model(first, second)
    assert answer == expected, f"mix({first!r}, {second!r}) gave {answer!r}, expected {expected!r}"


def test_red_and_blue() -> None:
    check("#ff0000", "#0000ff")


def test_other_colours() -> None:
    for _ in range(20):
        check(some_colour(), some_colour())


def test_capital_letters() -> None:
    check(some_colour().upper(), some_colour())


def test_what_is_no_colour() -> None:
    for wrong in ("red", "#12345", "#1234567", "#12345g", "", "#12é456", "#123456\0"):
        for arguments in ((wrong, "#000000"), ("#000000", wrong)):
            try:
                answer = load().mix(*arguments)
            except ValueError:
                continue
            raise AssertionError(f"mix{arguments} gave {answer!r}, expected ValueError")
