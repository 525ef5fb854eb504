"""Checks of a binding of the meter library."""

import pytest
from meter import Meter


def check(meter: Meter) -> None:
    """Fail, with an assert, if the binding does anything wrong."""
    assert meter.cost(2000, 30) == 60
    # TODO: seven bindings with a bug each pass this. Find a call for each bug.
    # An exception is checked like this:
    with pytest.raises(TypeError):
        meter.cost(2000)  # type: ignore[call-arg]
