# fate: FileNotFoundError
import stopwatch_ctypes

with stopwatch_ctypes.Stopwatch() as watch:
    watch.save("no/such/folder/laps.txt")
