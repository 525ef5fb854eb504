"""Checks of a binding of stock: they pass a right one, and find what is wrong in others."""

from collections.abc import Callable
from typing import Any


def raises(error: type[Exception], function: Callable[..., object], *arguments: object) -> bool:
    """Whether function(*arguments) raises this exception, and no other."""
    try:
        function(*arguments)
    except Exception as caught:
        return type(caught) is error
    return False


def check(stock: Callable[[], Any]) -> None:
    """Use stores, made by stock(); an `assert` fails if the binding is wrong."""
    store = stock()
    store.put("nail", 10)
    assert store.take("nail", 3) == 7
    assert store.take("nail", 0) == 7

    assert raises(ValueError, store.take, "screw", 1)
    assert raises(ValueError, store.take, "nail", 8)
    assert store.take("nail", 0) == 7  # nothing was taken

    assert raises(ValueError, store.put, "a\0b", 1)
    assert raises(ValueError, store.take, "nail\0s", 1)

    store.put("ä", 4)
    store.put("ö", 6)
    assert store.take("ä", 1) == 3
    assert store.take("ö", 1) == 5

    assert raises(KeyError, stock().take, "nail", 1)  # another store has things of its own
