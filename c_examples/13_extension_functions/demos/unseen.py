# fate: ok
from scratch import build, session

build("unseen", "broken/unseen.c")
session(
    "import sys, unseen",
    "def left_over(function):",
    "    function()",
    "    before = sys.getallocatedblocks()",
    "    for _ in range(1000):",
    "        function()",
    "    return round((sys.getallocatedblocks() - before) / 1000)",
    "",
    "left_over(unseen.lose_memory)  # blocks for each call",
    "left_over(unseen.lose_reference)",
    "def references(thing, function):",
    "    before = sys.getrefcount(thing)",
    "    for _ in range(1000):",
    "        function()",
    "    return sys.getrefcount(thing) - before",
    "",
    "references(unseen, unseen.lose_reference)  # if you know which object to ask",
    says="1000\n",
)
