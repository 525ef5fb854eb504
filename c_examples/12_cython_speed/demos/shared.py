# fate: ok
import life_cython
import numpy as np

board = np.zeros((5, 8), dtype=np.uint8)
board[2, 2:5] = 1
part = board[1:4]  # three rows in the middle, not copied
life_cython.run(part)
print(board)
