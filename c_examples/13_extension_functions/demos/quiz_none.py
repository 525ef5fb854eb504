# fate: ok
from scratch import before, build, session

build("quiz", "broken/quiz.c", "checksum.c")
session(
    "import sys, quiz",
    "before = sys.getrefcount(None)",
    "for _ in range(100): quiz.reset()",
    "",
    "sys.getrefcount(None) - before",
    says="deallocating None" if before(12) else "0",
    ends="SIGABRT" if before(12) else "",
)
