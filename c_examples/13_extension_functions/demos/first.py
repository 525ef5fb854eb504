# fate: ok
from scratch import build, session

build("sums", "broken/first.c", "checksum.c")
session(
    "import sums, zlib", 'sums.crc32(b"123456789")', 'zlib.crc32(b"123456789")', says="3421780262"
)
