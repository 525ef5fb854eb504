# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", "python three.py")
run(
    "sed -i 's/int count, int sides/int sides, int count/' dice.h dice.c",
    "gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c",
    "python three.py",
)
