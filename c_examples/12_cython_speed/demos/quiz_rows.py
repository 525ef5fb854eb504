# fate: ok
import life_cython
import numpy as np

board = np.ones((1, 3), dtype=np.uint8)
life_cython.run(board, 1, threads=100)
print(board)
