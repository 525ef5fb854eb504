"""What passes between C and a callback of CFFI's? Predicted in plain Python."""


def c_gets(returned: object, error: int) -> object:
    """What C gets from a callback with the result type `int`.

    Its function returned this, and it was made with error=error, without onerror.
    """
    if isinstance(returned, int) and -(2**31) <= returned < 2**31:
        return returned
    return error


def c_gets_after(error: int, handler_returned: int | None) -> int:
    """What C gets if the function raised something, and onerror returned this."""
    return error if handler_returned is None else handler_returned


def has_traceback(what: str) -> bool:
    """Whether onerror gets a traceback, and not None.

    what is "raised": the function raised something; or "returned": it returned what is no int.
    """
    return what == "raised"


def is_printed(handler: str) -> bool:
    """Whether a message is printed when the function raises something.

    handler is "none": there is no onerror; "quiet": it returns; "raises": it raises something.
    """
    return handler != "quiet"


def taken(how: str, memory: bytes, size: int) -> bytes:
    """What you get of a text of `size` bytes at the beginning of `memory`.

    memory has a zero byte somewhere. how is "string": ffi.string(address); "string, size":
    ffi.string(address, size); "unpack": ffi.unpack(address, size).
    """
    if how == "unpack":
        return memory[:size]
    until_zero = memory.partition(b"\0")[0]
    return until_zero[:size] if how == "string, size" else until_zero
