# fate: ok
import numpy as np
import scratch

risky = scratch.load("wrong/risky.pyx")
for size in (200, 255, 256, 300):
    print(size, "living cells ->", risky.living(np.ones(size, dtype=np.uint8)))
