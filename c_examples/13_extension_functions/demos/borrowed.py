# fate: ok
from scratch import build, session

build("references", "broken/references.c", "checksum.c")
lines = (
    "import references",
    'chunks = [b"eleven " + b"byte"]',
    "references.report_wrong(chunks, chunks.clear)",
)
session(*lines, says="\n11\n")
session(*lines, options=("-X", "dev"), says="report", ends="SIGSEGV")
