# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", hidden=True)
run("gcc -O2 -fPIC -shared -o libshaker.so shaker.c -L. -ldice", hidden=True)
run("gcc -O2 -o best_of best_of.c -L. -lshaker -Wl,-rpath-link,. '-Wl,-rpath,$ORIGIN'")
run("./best_of", fails=127)
run("ldd best_of | grep -E 'shaker|dice'")
run(
    "gcc -O2 -fPIC -shared -o libshaker.so shaker.c -L. -ldice '-Wl,-rpath,$ORIGIN'",
    "./best_of",
)
