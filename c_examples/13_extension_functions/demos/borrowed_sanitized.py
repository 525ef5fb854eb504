# fate: ok
from scratch import build, session

sanitizer = ("-g", "-fsanitize=address")
build("references", "broken/references.c", "checksum.c", options=sanitizer)
session(
    "import references",
    'chunks = [b"eleven " + b"byte"]',
    "references.report_right(chunks, chunks.clear)",
    'chunks = [b"eleven " + b"byte"]',
    "references.report_wrong(chunks, chunks.clear)",
    says="heap-use-after-free",
    sanitized=True,
)
