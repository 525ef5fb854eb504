# fate: ok
from scratch import build, session

build("quiz", "broken/quiz.c", "checksum.c")
session("import quiz", 'quiz.crc32(b"123456789")', says="not 'tuple'")
