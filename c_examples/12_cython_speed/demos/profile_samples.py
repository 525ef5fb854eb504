# fate: ok
import signal
from collections import Counter

from evening import evening, soup

seen: Counter[str] = Counter()


def look(number, frame):
    """Which function runs right now?"""
    seen[frame.f_code.co_name] += 1


signal.signal(signal.SIGPROF, look)
signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)  # every millisecond of work
for _ in range(3):
    evening(soup())
signal.setitimer(signal.ITIMER_PROF, 0)

name, times = seen.most_common(1)[0]
print("most of the samples:", name)
print("more than half:", times > seen.total() / 2)
