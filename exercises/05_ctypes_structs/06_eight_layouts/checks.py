"""Checks of a binding of the sensor library."""

import ctypes

from sensor import Sensor


def check(sensor: Sensor) -> None:
    """Fail, with an assert, if the struct is not that of sensor.h."""
    sample = sensor.read(0)
    assert sample.station == 0
    assert ctypes.sizeof(sensor.Sample) > 0
    # TODO: eight bindings with a wrong struct are to be found, and most of them pass this.
