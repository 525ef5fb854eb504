# fate: ok
from watched import report

print(report("demos/kept_wrong.py"))
