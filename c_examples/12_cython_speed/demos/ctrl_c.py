# fate: ok
import signal
import time

import scratch

ROUNDS = 400_000_000
long_run = scratch.load("wrong/long_run.pyx")
signal.signal(signal.SIGALRM, signal.default_int_handler)  # an alarm does what Ctrl-C does


def seconds(function):
    begin = time.perf_counter()
    try:
        function(ROUNDS)
        time.sleep(0.001)
    except KeyboardInterrupt:
        pass
    return time.perf_counter() - begin


for function in (long_run.deaf, long_run.open_to_others, long_run.polite):
    whole = seconds(function)
    signal.setitimer(signal.ITIMER_REAL, whole / 8)  # "Ctrl-C" after an eighth of it
    stopped = seconds(function)
    signal.setitimer(signal.ITIMER_REAL, 0)
    heard = "at once" if stopped < whole / 2 else "when all was done"
    print(f"{function.__name__}: Ctrl-C was heard {heard}")
