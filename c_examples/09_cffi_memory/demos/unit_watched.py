# fate: ok
from watched import report

print(report("watched/unit_gone.py"))
