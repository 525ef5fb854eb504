# fate: ok
from scratch import build, session

build("sums", "broken/null.c")
session(
    "import sums", 'sums.crc32(b"123456789")', says="returned NULL without setting an exception"
)
