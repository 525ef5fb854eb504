# fate: StopwatchError
import stopwatch_ctypes

with stopwatch_ctypes.Stopwatch() as watch:
    watch.start()
    watch.start()
