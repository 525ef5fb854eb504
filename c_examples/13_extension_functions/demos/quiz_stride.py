# fate: ok
from scratch import session

session(
    "from checksum_extension import crc32",
    'every_second = memoryview(b"123456789")[::2]',
    "crc32(every_second)",
    "crc32(bytes(every_second))  # a copy, in a row",
    says="not C-contiguous",
)
