"""What a pipeline and its stages can say, whichever tool calls the library."""

from enum import IntEnum


# --8<-- [start:status]
class Status(IntEnum):
    """The status codes of pipeline.h."""

    OK = 0
    FAILED = 1
    BUSY = 2
    FULL = 3
    UNKNOWN = 4
    NULL = 5
    SYSTEM = 6


class Verdict(IntEnum):
    """What a stage says of a value."""

    PASS = 0
    DROP = 1
    END = 2
    FAILED = -1  # for C: any other number


# --8<-- [end:status]


class PipelineError(Exception):
    """The library refused. `status` says why."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = Status(status)


def c_text(text: str) -> bytes:
    """Return the text for C, or raise ValueError if C would not read it to its end."""
    if "\0" in text:
        raise ValueError("embedded null byte")
    return text.encode()
