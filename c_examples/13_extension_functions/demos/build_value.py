# fate: ok
from scratch import build, session

build("references", "broken/references.c", "checksum.c")
session(
    "import sys, references",
    "def left_over(function):",
    "    function(b'data')",
    "    before = sys.getallocatedblocks()",
    "    for _ in range(1000):",
    "        function(b'data')",
    "    return round((sys.getallocatedblocks() - before) / 1000)",
    "",
    "left_over(references.pair_wrong)  # blocks for each call",
    "left_over(references.pair_right)",
    says="2\n>>>",
)
