# fate: ok
from scratch import build, session

build("sums", "broken/both.c")
session(
    "import sums",
    'sums.crc32(b"123456789")',
    'sums.crc32("123456789")',
    says="result with an exception set",
)
