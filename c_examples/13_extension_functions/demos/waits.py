# fate: ok
from scratch import build, session

build("waits", "broken/waits.c", options=("-pthread",))
session(
    "import faulthandler, waits",
    "waits.call_right(lambda: print('called'))",
    "faulthandler.dump_traceback_later(1, exit=True)  # whoever hangs for a second is ended",
    "waits.call_wrong(lambda: print('called'))",
    says="Timeout",
)
