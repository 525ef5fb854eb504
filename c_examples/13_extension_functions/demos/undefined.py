# fate: ok
from scratch import build, session

build("sums", "broken/first.c")
session("import sums", says="undefined symbol: checksum_crc32")
