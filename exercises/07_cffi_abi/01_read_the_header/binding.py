"""Call the paint library with CFFI: ABI mode, in-line."""

from cffi import FFI

ffi = FFI()
# TODO: 1. declare what paint.h declares, 2. load libpaint.so, which lies beside this file


def mix(first: str, second: str) -> str:
    """Return the colour half-way between two: "#ff0000" and "#0000ff" give "#7f007f".

    Raises ValueError for a text that is no colour.
    """
    raise NotImplementedError  # TODO: 3. parse both, mix them, format the result
