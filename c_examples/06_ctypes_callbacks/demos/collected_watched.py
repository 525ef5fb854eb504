# fate: ok
from under_sanitizer import report

print(report("watched/collected.py"))
