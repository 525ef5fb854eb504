# fate: ok
from scratch import before, build, session

build("gil", "broken/gil.c", "checksum.c")
lines = ("import gil", 'gil.crc32_object(b"123456789")')
session(*lines, says="3421780262" if before(12) else "", ends="" if before(12) else "SIGSEGV")
session(*lines, options=("-X", "dev"), says="without holding the GIL", ends="SIGABRT")
