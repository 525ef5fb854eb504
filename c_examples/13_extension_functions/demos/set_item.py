# fate: ok
from scratch import build, session

build("references", "broken/references.c", "checksum.c")
session(
    "import sys, references",
    "thing = object()",
    "kept = [thing, thing, thing]",
    "sys.getrefcount(thing)",
    "references.put_wrong([], 5, thing)",
    "sys.getrefcount(thing)  # nobody let it go, and one is gone",
    "references.put_right([], 5, thing)",
    "sys.getrefcount(thing)",
    "import os; os._exit(0)  # before Python frees what is still in use",
    says="4\n>>> references.put_right",
)
