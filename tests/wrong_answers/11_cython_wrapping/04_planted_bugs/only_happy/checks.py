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
    store.put("screw", 5)
    assert store.take("screw", 5) == 0
    assert store.take("nail", 7) == 0
