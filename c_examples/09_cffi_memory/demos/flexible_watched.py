# fate: ok
from watched import report

print(report("watched/flexible_wrong.py"))
