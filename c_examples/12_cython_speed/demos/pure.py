# fate: ok
import importlib.util

import life_pure_cython as compiled
import numpy as np

# The same file once more, as plain Python reads it.
spec = importlib.util.spec_from_file_location("plain", "life_pure_cython.py")
plain = importlib.util.module_from_spec(spec)
spec.loader.exec_module(plain)

for module in (compiled, plain):
    board = np.zeros((5, 5), dtype=np.uint8)
    board[2, 1:4] = 1
    module.run(board)
    print(type(module.run).__name__, board[1:4, 2])
