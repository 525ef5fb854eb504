"""What passes between C and a callback? Predicted in plain Python: ctypes does not take part."""

LEFTOVER = "leftover"  # nothing was converted: C gets what was in that place before


def as_int(returned: object) -> object:
    """What C gets from a callback with the result type c_int that returns this."""
    if not isinstance(returned, int):
        return LEFTOVER
    lowest = returned % 2**32
    return lowest - 2**32 if lowest >= 2**31 else lowest


def as_bool(returned: object) -> object:
    """What C gets from a callback with the result type c_bool that returns this."""
    return bool(returned)


def as_double(returned: object) -> object:
    """What C gets from a callback with the result type c_double that returns this."""
    return float(returned) if isinstance(returned, int | float) else LEFTOVER


def as_argument(address: int) -> object:
    """What a callback gets for a parameter that is declared as c_void_p."""
    return address or None


def is_kept(error: BaseException) -> bool:
    """Whether a callback keeps this error if its body stands in `try: ... except Exception:`."""
    return isinstance(error, Exception)
