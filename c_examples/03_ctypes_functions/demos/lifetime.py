# fate: ok
import gc

from stopwatch_ctypes import Stopwatch, live
from stopwatch_errors import StopwatchError

with Stopwatch() as watch:
    print("in the with:            ", live())
print("after the with:         ", live())
watch.close()
print("closed once more:       ", live())

watch = Stopwatch()
del watch
print("forgotten:              ", live())

watch = Stopwatch()
watch.friend = watch  # a circle: the object holds itself
del watch
gc.collect()
print("in a circle:            ", live())

try:
    Stopwatch("a label of more than 63 bytes " * 3)
except StopwatchError as error:
    print("__init__ has failed:    ", live(), "-", error)
print("and its error is gone:  ", live())
