# fate: ok
from scratch import build, session

build("gil", "broken/gil.c", "checksum.c")
session(
    "import gil",
    "gil.crc32_early(b'123456789')",
    "gil.crc32_early(b'')",
    says="3421780262",
    ends="SIGSEGV",
)
