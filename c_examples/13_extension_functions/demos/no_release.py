# fate: ok
from scratch import build, session

build("buffers", "broken/buffers.c", "checksum.c")
session(
    "import buffers",
    "data = bytearray(b'123456789')",
    "buffers.crc32(data)",
    "data.append(0)",
    says="Existing exports of data",
)
