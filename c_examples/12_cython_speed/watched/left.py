"""The byte before the first."""

import numpy as np
import risky

row = np.ones(64, dtype=np.uint8)
risky.left_of(row, 0)
