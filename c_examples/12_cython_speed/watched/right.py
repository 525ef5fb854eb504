"""The byte behind the last."""

import numpy as np
import risky

row = np.ones(64, dtype=np.uint8)
risky.right_of(row, 63)
