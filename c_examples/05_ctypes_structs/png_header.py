"""The first bytes of each PNG file: a magic number, then the chunk IHDR."""

import ctypes
from ctypes import c_char, c_uint8, c_uint32


# --8<-- [start:header]
class PngHeader(ctypes.BigEndianStructure):
    """33 bytes, numbers with their highest byte first, no gaps."""

    _pack_ = 1
    _layout_ = "ms"
    _fields_ = [
        ("magic", c_char * 8),
        ("length", c_uint32),
        ("name", c_char * 4),
        ("width", c_uint32),
        ("height", c_uint32),
        ("depth", c_uint8),
        ("color", c_uint8),
        ("compression", c_uint8),
        ("filter", c_uint8),
        ("interlace", c_uint8),
        ("crc", c_uint32),
    ]


# --8<-- [end:header]
