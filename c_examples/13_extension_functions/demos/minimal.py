# fate: ok
from scratch import build, session

build("sums", "broken/minimal.c")
session("import sums", "sums", "sums.crc32", says="no attribute 'crc32'")
