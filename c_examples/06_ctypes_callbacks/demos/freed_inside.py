# fate: ok
from under_sanitizer import report

print(report("watched/freed_inside.py"))
