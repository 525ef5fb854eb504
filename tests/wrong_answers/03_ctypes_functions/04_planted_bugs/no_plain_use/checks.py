"""Checks of a binding of the meter library."""

import pytest
from meter import Meter


def check(meter: Meter) -> None:
    """Fail, with an assert, if the binding does anything wrong."""
    assert meter.cost(2000, 30) == 60
    assert meter.cost(10**12, 30) == 30 * 10**9  # neither fits 32 bits
    assert meter.cost(5_000_000_000, 30) == 150_000_000  # the first does not, the result does
    assert meter.kwh(1500) == 1.5
    assert meter.is_night(23) is True  # `is`: 1 == True, but 1 is not a bool
    assert meter.is_night(12) is False
    with pytest.raises(ValueError, match="backwards"):
        meter.used(350, 100)
    with pytest.raises(OverflowError):
        meter.is_night(256 + 12)
