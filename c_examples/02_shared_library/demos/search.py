# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", hidden=True)
run("gcc -O2 -fPIC -shared -o libshaker.so shaker.c -L. -ldice '-Wl,-rpath,$ORIGIN'", hidden=True)
run("gcc -O2 -o best_of best_of.c -L. -lshaker -Wl,-rpath-link,. '-Wl,-rpath,$ORIGIN'", hidden=True)
run(
    "export LD_LIBRARY_PATH=/opt/dice/lib; LD_DEBUG=libs ./best_of 2> told.txt",
    "grep -E 'find|PATH|cache|trying' told.txt | grep -vE 'tls|x86_64/|hwcaps'",
)
