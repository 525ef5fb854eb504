"""One byte behind the end of a row that is part of a larger array."""

import numpy as np
import risky

memory = np.ones(64, dtype=np.uint8)
risky.kill(memory[4:8], 5)
