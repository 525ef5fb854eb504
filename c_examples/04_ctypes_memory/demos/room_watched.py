# fate: ok
from watched import report

print(report("demos/room_wrong.py"))
