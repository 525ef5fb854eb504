# fate: ok
from watched import report

print(report("demos/quiz_freed.py"))
