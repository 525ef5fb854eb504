# fate: ok
from pipeline_ctypes import Pipeline

with Pipeline() as line:
    line.filter(print)
    print(line.run([1, 2]))
