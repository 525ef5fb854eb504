# fate: ok
import threading
import time

import scratch

long_run = scratch.load("wrong/long_run.pyx")


def others(laps, end):
    """What another thread does: it looks at the clock, again and again."""
    while not end.wait(0.001):
        laps.append(time.perf_counter())


for function in (long_run.deaf, long_run.open_to_others):
    laps, end = [], threading.Event()
    thread = threading.Thread(target=others, args=(laps, end))
    thread.start()
    begin = time.perf_counter()
    function(300_000_000)
    stop = time.perf_counter()
    end.set()
    thread.join()
    during = [lap for lap in laps if begin + 0.05 < lap < stop - 0.05]
    print(function.__name__, "- the other thread ran meanwhile:", len(during) > 3)
