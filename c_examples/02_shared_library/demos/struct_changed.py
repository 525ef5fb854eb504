# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", hidden=True)
run(
    "gcc -O2 -fPIC -shared -o libshaker.so shaker.c -L. -ldice",
    "gcc -O2 -o game game.c -L. -lshaker -ldice",
    "LD_LIBRARY_PATH=. ./game",
)
run(
    "sed -i 's/^    int sides;/    int bonus;\\n    int sides;/' shaker.h",
    "sed -i 's/cup->sides)/cup->sides) + cup->bonus/' shaker.c",
    "gcc -O2 -fPIC -shared -o libshaker.so shaker.c -L. -ldice",
    "LD_LIBRARY_PATH=. ./game",
)
