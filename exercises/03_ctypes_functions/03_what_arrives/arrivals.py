"""What does C get? Predicted in plain Python: ctypes does not take part."""


def as_uint8(number: int) -> int:
    """What arrives in a uint8_t: 8 bits, no sign."""
    return number  # TODO


def as_int32(number: int) -> int:
    """What arrives in an int32_t: 32 bits, with a sign."""
    return number  # TODO


def as_size_t(number: int) -> int:
    """What arrives in a size_t of 64 bits."""
    return number  # TODO


def as_bool(number: int) -> bool:
    """What arrives in a bool."""
    return False  # TODO


def as_text(text: bytes) -> bytes:
    """What a C function finds in a const char *, from its first byte to its end."""
    return text  # TODO


def without_restype(pointer: int) -> int:
    """What Python gets for a pointer of 8 bytes when nobody declared restype."""
    return pointer  # TODO
