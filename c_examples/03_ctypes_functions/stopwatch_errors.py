"""What a stopwatch can complain about, whichever tool calls the library."""

from enum import IntEnum

MS_MIN, MS_MAX = -(2**31), 2**31 - 1
"""What fits the int32_t of stopwatch_add_ms."""
NS_MAX = 2**63 - 1
"""What fits an int64_t."""


# --8<-- [start:status]
class Status(IntEnum):
    """The status codes of stopwatch.h."""

    OK = 0
    RUNNING = 1
    STOPPED = 2
    FULL = 3
    RANGE = 4
    SYSTEM = 5


# --8<-- [end:status]


class StopwatchError(Exception):
    """The library refused. `status` says why."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = Status(status)


# --8<-- [start:check_range]
def check_range(what: str, number: int, lowest: int, highest: int) -> int:
    """Return the number, or raise OverflowError if it lies outside."""
    if not lowest <= number <= highest:
        raise OverflowError(f"{what} must be {lowest} to {highest}, not {number}")
    return number


# --8<-- [end:check_range]


# --8<-- [start:c_text]
def c_text(text: bytes) -> bytes:
    """Return the bytes, or raise ValueError if C would not read them to their end."""
    if b"\0" in text:
        raise ValueError("embedded null byte")
    return text


# --8<-- [end:c_text]
