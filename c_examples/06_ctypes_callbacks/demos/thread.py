# fate: ok
import threading

from pipeline_ctypes import Pipeline

local = threading.local()


def look(value):
    local.count = getattr(local, "count", 0) + 1
    name = type(threading.current_thread()).__name__
    print(f"value {value:.0f}: in a {name}, call {local.count} of this thread")
    return value


with Pipeline() as line:
    line.map(look)
    line.run([1, 2])
    line.start([3, 4])
    line.wait()
