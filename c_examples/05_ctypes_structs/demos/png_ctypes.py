# fate: ok
import ctypes
import zlib
from pathlib import Path

from png_header import PngHeader

data = Path("ellipse.png").read_bytes()
header = PngHeader.from_buffer_copy(data)
print(ctypes.sizeof(PngHeader), "bytes:", header.name, header.width, "x", header.height)
print("the checksum begins at byte", PngHeader.crc.offset)
print("and agrees:", header.crc == zlib.crc32(data[12:29]))
