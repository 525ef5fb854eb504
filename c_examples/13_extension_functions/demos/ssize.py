# fate: ok
from scratch import before, build, session

build("sums", "broken/ssize.c", "checksum.c")
session(
    "import sums",
    'sums.crc32(b"123456789")',
    says="PY_SSIZE_T_CLEAN macro must be defined" if before(13) else "3421780262",
)
