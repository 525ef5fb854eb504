# fate: ok
import life_cython
import numpy as np

now = np.zeros((6, 8), dtype=np.uint8)
now[1:4, 1:4] = [[0, 1, 0], [0, 0, 1], [1, 1, 1]]
after = np.empty_like(now)
for generation in range(3):
    print(f"generation {generation}")
    for row in now:
        print("".join(".#"[cell] for cell in row))
    life_cython.step(now, after)
    now, after = after, now
