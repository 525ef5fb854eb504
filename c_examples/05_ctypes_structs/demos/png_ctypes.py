# fate: ok
import ctypes
import zlib
from ctypes import c_char, c_uint8, c_uint32
from pathlib import Path


class PngHeader(ctypes.BigEndianStructure):
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


data = Path("ellipse.png").read_bytes()
header = PngHeader.from_buffer_copy(data)
print(ctypes.sizeof(PngHeader), "bytes:", header.name, header.width, "x", header.height)
print("the checksum begins at byte", PngHeader.crc.offset)
print("and agrees:", header.crc == zlib.crc32(data[12:29]))
