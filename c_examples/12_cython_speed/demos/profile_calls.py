# fate: ok
import cProfile
import pstats

from evening import evening, soup

profile = cProfile.Profile()
print(profile.runcall(evening, soup()), "generations")
stats = pstats.Stats(profile).get_stats_profile()
whole = stats.total_tt
for name in ("living_around", "step", "fingerprint"):
    row = stats.func_profiles[name]
    share = "more than half" if row.tottime > whole / 2 else "less than half"
    print(f"{name:14} {row.ncalls:>7} calls, itself {share} of the time")
