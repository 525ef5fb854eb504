"""What does C get? Predicted in plain Python: ctypes does not take part."""


def as_uint8(number: int) -> int:
    """What arrives in a uint8_t: 8 bits, no sign."""
    return number % 2**8


def as_int32(number: int) -> int:
    """What arrives in an int32_t: 32 bits, with a sign."""
    lowest = number % 2**32
    return lowest - 2**32 if lowest > 2**31 else lowest


def as_size_t(number: int) -> int:
    """What arrives in a size_t of 64 bits."""
    return number % 2**64


def as_bool(number: int) -> bool:
    """What arrives in a bool."""
    return number != 0


def as_text(text: bytes) -> bytes:
    """What a C function finds in a const char *, from its first byte to its end."""
    return text.partition(b"\0")[0]


def without_restype(pointer: int) -> int:
    """What Python gets for a pointer of 8 bytes when nobody declared restype."""
    return as_int32(pointer)
