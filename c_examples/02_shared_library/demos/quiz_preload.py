# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", hidden=True)
run("gcc -O2 -fPIC -shared -o libshaker.so shaker.c -L. -ldice '-Wl,-rpath,$ORIGIN'", hidden=True)
run("gcc -O2 -fPIC -shared -o libloaded.so loaded.c", "LD_PRELOAD=./libloaded.so python best.py")
