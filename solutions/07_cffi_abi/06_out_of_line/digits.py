"""Read whole numbers with C's own strtoll, which says how far it came."""

from _digits import ffi

lib = ffi.dlopen(None)  # the C library that Python itself uses


def read(text: str, base: int = 10) -> tuple[int, str]:
    """Return the number at the start of a text, and what is left behind it.

    read("42 apples") is (42, " apples"); read("ff", 16) is (255, "").
    """
    chars = ffi.new("char[]", text.encode())
    end = ffi.new("char **")  # strtoll writes the address behind the number there
    number: int = lib.strtoll(chars, end, base)
    rest: bytes = ffi.string(end[0])  # end[0] points into chars, which is still alive
    return number, rest.decode()
