# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -Wl,-z,lazy -o libshaker.so shaker.c")
run("python lazy.py", fails=127, says="symbol lookup error")
