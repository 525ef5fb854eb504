"""Read and make the header of BMP pictures, with the bitmap library."""

import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libbitmap.so"))


class Header(ctypes.LittleEndianStructure):
    """bitmap_header: 30 bytes, without gaps."""

    _pack_ = 1
    _layout_ = "ms"
    _fields_ = [
        ("magic", ctypes.c_char * 2),
        ("file_size", ctypes.c_uint32),
        ("reserved", ctypes.c_uint16 * 2),
        ("pixels_at", ctypes.c_uint32),
        ("info_size", ctypes.c_uint32),
        ("width", ctypes.c_int32),
        ("height", ctypes.c_int32),
        ("planes", ctypes.c_uint16),
        ("bits", ctypes.c_uint16),
    ]


lib.bitmap_row_size.argtypes = [ctypes.POINTER(Header)]
lib.bitmap_row_size.restype = ctypes.c_uint32
lib.bitmap_fill.argtypes = [ctypes.POINTER(Header), ctypes.c_int32, ctypes.c_int32]
lib.bitmap_fill.restype = None


def read(data: bytes) -> Header:
    """Return the header of a picture: a copy of its first bytes.

    Raises:
        ValueError: There are too few bytes, or they do not begin with BM.
    """
    header = Header.from_buffer_copy(data)
    if header.magic != b"BM":
        raise ValueError(f"a picture begins with BM, not {header.magic!r}")
    return header


def make(width: int, height: int) -> Header:
    """Return a header for a new picture."""
    header = Header()
    lib.bitmap_fill(ctypes.byref(header), width, height)
    return header


def row_size(header: Header) -> int:
    """Return how many bytes a row of pixels has."""
    size: int = lib.bitmap_row_size(ctypes.byref(header))
    return size
