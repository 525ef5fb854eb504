# fate: ok
from under_sanitizer import report

print(report("demos/wrong_struct.py"))
