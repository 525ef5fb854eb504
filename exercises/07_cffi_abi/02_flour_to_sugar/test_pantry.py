"""Checks binding.py: each item keeps its own name, for as long as it lives, and no longer."""

import importlib
import random
from typing import Any

WORDS = ["flour", "sugar", "rice", "oats", "salt", "peas", "corn", "figs", "nuts", "eggs", "milk"]


def binding() -> Any:
    """The learner's module."""
    return importlib.import_module("binding")


def some_name() -> str:
    """New in each run, so that nobody can know the answers before."""
    return " ".join(random.sample(WORDS, random.randint(1, 3)))


def check(item: Any, name: str, count: int, story: str) -> None:
    answer, expected = item.label(), f"{count} x {name}"
    assert answer == expected, f"{story}: label() gave {answer!r}, expected {expected!r}"


def test_one_item() -> None:
    name = some_name()
    check(binding().Item(name, 3), name, 3, f"Item({name!r}, 3)")


def test_many_items() -> None:
    names = [f"{some_name()} {number}" for number in range(200)]
    items = [binding().Item(name, number) for number, name in enumerate(names)]
    for number, (item, name) in enumerate(zip(items, names, strict=True)):
        check(item, name, number, f"200 items; number {number} was made with the name {name!r}")


def test_new_names() -> None:
    items = [binding().Item("old", number) for number in range(200)]
    names = [f"{some_name()} {number}" for number in range(200)]
    for item, name in zip(items, names, strict=True):
        item.rename(name)
    for number, (item, name) in enumerate(zip(items, names, strict=True)):
        check(item, name, number, f"200 items; number {number} was renamed to {name!r}")


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    item = binding().Item("flour", 1)
    item.rename("wheat flour")
    item.label()
