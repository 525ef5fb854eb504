# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", hidden=True)
run("gcc -O2 -fPIC -shared -o libshaker.so shaker.c -L. -ldice", hidden=True)
run("gcc -O2 -o game game.c -L. -lshaker -ldice")
run("./game", fails=127)
run("ldd game")
run("LD_LIBRARY_PATH=. ldd game", "LD_LIBRARY_PATH=. ./game")
