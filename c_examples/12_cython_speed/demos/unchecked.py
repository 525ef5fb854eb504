# fate: ok
import numpy as np
import scratch

risky = scratch.load("wrong/risky.pyx")
memory = np.arange(100, 112, dtype=np.uint8)
row = memory[4:8]  # 104 to 107
print("right of the last:", risky.right_of(row, 3))
print("left of the first:", risky.left_of(row, 0))
risky.kill(row, 5)
print("memory:", memory.tolist())
