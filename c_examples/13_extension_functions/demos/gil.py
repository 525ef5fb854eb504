# fate: ok
from scratch import build, session

build("gil", "broken/gil.c", "checksum.c")
lines = ("import gil", 'gil.crc32_object(b"123456789")')
session(*lines, says="3421780262")
session(*lines, options=("-X", "dev"), says="without holding the GIL", ends="SIGABRT")
