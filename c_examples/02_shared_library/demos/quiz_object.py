# fate: ok
from session import run

run("gcc -O2 -fPIC -c dice.c")
run("python -c 'import ctypes; ctypes.CDLL(\"./dice.o\")' 2>&1 | tail -1", says="OSError")
