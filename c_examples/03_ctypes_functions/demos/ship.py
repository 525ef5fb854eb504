# fate: ok
import stopwatch_ctypes
from stopwatch_ctypes import Stopwatch

stopwatch_ctypes.set_test_clock(0)
with Stopwatch("Ada") as watch:
    watch.start()
    for now in (61_000_000_000, 119_500_000_000):
        stopwatch_ctypes.set_test_clock(now)
        watch.lap()
    watch.stop()
    watch.add_ms(2_500)
    print(watch.label, watch.symbol, watch.laps)
    print(watch.elapsed_in("m"), "minutes,", stopwatch_ctypes.live(), "stopwatch open")
print("after the with:", stopwatch_ctypes.live())
