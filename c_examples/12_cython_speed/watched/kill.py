"""A byte behind the end, written."""

import numpy as np
import risky

row = np.ones(64, dtype=np.uint8)
risky.kill(row, 70)
