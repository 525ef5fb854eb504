"""What both bindings of textstats give and take, whichever tool calls the library."""

from typing import NamedTuple

OK, ENCODING = 0, 1
"""The statuses of textstats.h."""
INT32_MIN, INT32_MAX = -(2**31), 2**31 - 1


class Counts(NamedTuple):
    """What textstats_count finds in a text."""

    characters: int
    words: int
    lines: int


# --8<-- [start:c_text]
def c_text(text: str | bytes) -> bytes:
    """Return the text as C wants it: UTF-8, and no zero byte inside.

    Raises:
        ValueError: There is one; C would take it for the end.
        UnicodeEncodeError: The str holds half a character, which has no UTF-8.
    """
    data = text.encode() if isinstance(text, str) else text
    if b"\0" in data:
        raise ValueError("embedded null byte")
    return data


# --8<-- [end:c_text]


def check_number(number: int) -> int:
    """Return the number, or raise OverflowError if an int32_t cannot hold it."""
    if not INT32_MIN <= number <= INT32_MAX:
        raise OverflowError(f"{number} does not fit an int32_t")
    return number
