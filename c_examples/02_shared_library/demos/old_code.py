# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", "python again.py")
