"""Checks of a binding of the relay library."""

import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest
from relay import Relay


def watched(heard: list[str]) -> tuple[Callable[[float], None], "weakref.ref[Any]"]:
    """A new function that nobody else knows, and a watch."""

    def function(value: float) -> None:
        heard.append("watched")

    return function, weakref.ref(function)


def fails_with(error: BaseException) -> Callable[[float], None]:
    """A function that raises this."""

    def function(value: float) -> None:
        raise error

    return function


def check(relay: Relay) -> None:
    """Fail, with an assert, if the binding does anything wrong."""
    heard: list[str] = []
    functions = [watched(heard) for _ in range(3)]
    numbers = [relay.connect(function) for function, _ in functions]
    watches = [watch for _, watch in functions]
    del functions
    gc.collect()
    assert relay.send(1) == 3
    assert heard == ["watched"] * 3  # all of them are kept
    relay.disconnect(numbers[0])
    gc.collect()
    assert watches[0]() is None  # and let go

    for error in (ValueError("no"), KeyboardInterrupt()):
        number = relay.connect(fails_with(error))  # takes the first place
        heard.clear()
        with pytest.raises(type(error)):
            relay.send(1)
        assert heard == []  # nobody is called after it
        relay.disconnect(number)
        assert relay.send(1) == 2  # raised once

    number = relay.connect(lambda value: "stop")
    heard.clear()
    assert relay.send(1) == 1
    assert heard == []
    relay.disconnect(number)
    with pytest.raises(KeyError):
        relay.disconnect(number)

    relay.close()
    gc.collect()
    assert watches[1]() is None
