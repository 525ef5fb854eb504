"""Checks of a binding of the relay library."""

import gc
import weakref

import pytest
from relay import Relay


def check(relay: Relay) -> None:
    """Fail, with an assert, if the binding does anything wrong."""
    heard: list[float] = []
    number = relay.connect(heard.append)
    assert relay.send(2.5) == 1
    assert heard == [2.5]
    relay.disconnect(number)
    # TODO: eight bindings with a bug each pass this. Find a call for each bug.
    # An exception is checked like this:
    with pytest.raises(KeyError):
        relay.disconnect(99)

    # And whether somebody keeps a function, like this:
    def function(value: float) -> None: ...

    watch = weakref.ref(function)
    del function
    gc.collect()
    assert watch() is None
