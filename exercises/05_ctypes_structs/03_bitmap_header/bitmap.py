"""Read and make the header of BMP pictures, with the bitmap library."""

import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libbitmap.so"))


class Header(ctypes.Structure):
    """bitmap_header: 30 bytes, without gaps."""

    # TODO: repeat bitmap_header, each field, and say that it is packed
    _fields_ = [("magic", ctypes.c_char * 2)]


# TODO: declare both functions


def read(data: bytes) -> Header:
    """Return the header of a picture: a copy of its first bytes.

    Raises:
        ValueError: There are too few bytes, or they do not begin with BM.
    """
    raise NotImplementedError  # TODO


def make(width: int, height: int) -> Header:
    """Return a header for a new picture."""
    raise NotImplementedError  # TODO


def row_size(header: Header) -> int:
    """Return how many bytes a row of pixels has."""
    raise NotImplementedError  # TODO
