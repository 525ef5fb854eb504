# fate: TypeError
import numpy as np
import trials_cython

board = np.ones((2, 3), dtype=np.float32)
print(trials_cython.living(board.astype(float)))
print(trials_cython.living(board))
