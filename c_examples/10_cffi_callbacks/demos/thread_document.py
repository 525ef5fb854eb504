# fate: ok
from watched import report

print(report("watched/thread_document.py"))
