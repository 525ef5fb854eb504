"""Checks of a binding of the sensor library."""

import ctypes

from sensor import Sensor


def check(sensor: Sensor) -> None:
    """Fail, with an assert, if the struct is not that of sensor.h."""
    assert ctypes.sizeof(sensor.Sample) == sensor.size_in_c()
    for name, offset in (("station", 0), ("temperature", 8), ("trend", 16), ("seconds", 20)):
        assert getattr(sensor.Sample, name).offset == offset
    assert sensor.Sample.quality.size == 1  # behind it there is padding, which hides more
    for number in (0, 3, 150, 301, 1000):
        sample = sensor.read(number)
        assert sample.station == number % 256
        assert sample.temperature == number / 8 - 20
        assert sample.trend == -number
        assert sample.seconds == 3_000_000_000 + number
        assert sample.battery == number % 128
        assert sample.charging == number % 2
        assert sample.error == number % 200
        assert sample.quality == 255 - number % 256
