# fate: ok
from scratch import build, session

build("gil", "broken/gil.c", "checksum.c")
session(
    "import gil",
    "gil.crc32_error(b'123456789')",
    "gil.crc32_error(b'')",
    says="3421780262",
    ends="SIGSEGV",
)
