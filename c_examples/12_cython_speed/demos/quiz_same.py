# fate: ValueError
import life_cython
import numpy as np

board = np.ones((8, 8), dtype=np.uint8)
life_cython.step(board, board)
