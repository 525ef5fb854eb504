# fate: ok
from watched import report

print(report("watched/freed_inside.py"))
