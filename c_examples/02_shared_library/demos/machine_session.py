# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", hidden=True)
run("python machine.py", "readelf -h libother.so | grep -E 'Class|Machine'")
run("ls libother.so", "python -c \"import ctypes; ctypes.CDLL('./libother.so')\" 2>&1 | tail -1")
