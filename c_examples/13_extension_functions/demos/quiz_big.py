# fate: ok
from scratch import build, session

build("quiz", "broken/quiz.c", "checksum.c")
session("import quiz", "quiz.as_hex(5)", "quiz.as_hex(2**32 + 5)", says="'00000005'")
