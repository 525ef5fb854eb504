# fate: ok
import life_cython
import numpy as np

good = np.zeros((4, 6), dtype=np.uint8)
fixed = good.copy()
fixed.flags.writeable = False
boards = {
    "default dtype": np.zeros((4, 6)),
    "int": np.zeros((4, 6), dtype=int),
    "one dimension": np.zeros(24, dtype=np.uint8),
    "every other column": np.zeros((4, 12), dtype=np.uint8)[:, ::2],
    "transposed": good.T,
    "other byte order": np.zeros((4, 6), dtype=">u2"),
    "read-only": fixed,
    "lists": good.tolist(),
    "None": None,
    "bool": good.astype(bool),
}
for name, board in boards.items():
    try:
        life_cython.run(board)
        print(f"{name}: accepted")
    except (ValueError, TypeError) as error:
        print(f"{name}: {type(error).__name__}: {error}")
