# fate: ok
import cProfile
import pstats

import numpy as np
from evening import evening, quick_step, soup

board = np.array(soup(), dtype=np.uint8)
profile = cProfile.Profile()
print(profile.runcall(evening, board, quick_step), "generations")
stats = pstats.Stats(profile).get_stats_profile()
for name in ("quick_step", "fingerprint"):
    row = stats.func_profiles[name]
    share = "more than half" if row.tottime > stats.total_tt / 2 else "less than half"
    print(f"{name:14} {row.ncalls:>7} calls, itself {share} of the time")
