# fate: ok
from under_sanitizer import report

print(report("demos/field_freed.py"))
