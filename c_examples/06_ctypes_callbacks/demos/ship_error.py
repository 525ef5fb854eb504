# fate: ZeroDivisionError
from pipeline_ctypes import Pipeline


def inverse(value):
    return 1 / value


with Pipeline() as line:
    line.map(inverse)
    line.run([4, 0, 2])
