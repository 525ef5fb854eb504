# fate: ok
from watched import report

print(report("watched/kept_text.py"))
