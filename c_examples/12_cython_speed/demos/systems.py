# fate: ok
import numpy as np
import scratch

systems = scratch.load("wrong/systems.pyx")
for function in (systems.total, systems.total_windows, systems.total_8):
    for dtype in (np.int32, np.int64, np.longlong):
        try:
            said = function(np.ones(3, dtype=dtype))
        except ValueError as error:
            said = error
        print(f"{function.__name__:13} {dtype.__name__:8} {said}")
