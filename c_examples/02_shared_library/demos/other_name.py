# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", hidden=True)
run("gcc -O2 -fPIC -shared -o libshaker.so shaker.c -L. -ldice", "ls libdice.so libshaker.so")
run("python best.py", fails=1, says="libdice.so: cannot open")
run("readelf -d libshaker.so | grep NEEDED", "ldd libshaker.so")
