# fate: ok
from scratch import build, session

build("signals", "broken/signals.c", "checksum.c", options=("-O2",))
session(
    "import signal, time, signals",
    "data = bytes(1 << 20)  # a MiB, 12,000 times: it takes a few seconds",
    "def ctrl_c_after_a_tenth(function):",
    "    signal.signal(signal.SIGALRM, signal.default_int_handler)",
    "    signal.setitimer(signal.ITIMER_REAL, 0.1)  # as if you pressed Ctrl-C then",
    "    begin = time.monotonic()",
    "    try:",
    "        function(data, 12000)",
    "    except KeyboardInterrupt:",
    "        return 'at once' if time.monotonic() - begin < 1 else 'late'",
    "",
    "ctrl_c_after_a_tenth(signals.crc32_wrong)",
    "ctrl_c_after_a_tenth(signals.crc32_right)",
    says="'late'\n>>> ctrl_c_after_a_tenth(signals.crc32_right)\n'at once'",
)
