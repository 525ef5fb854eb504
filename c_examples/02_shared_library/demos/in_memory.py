# fate: ok
from session import run

run("gcc -shared -fPIC -o libdice.so dice.c generator.c", hidden=True)
run("python look.py", says="libdice.so")
