# fate: ok
from watched import report

print(report("watched/memmove_wrong.py"))
