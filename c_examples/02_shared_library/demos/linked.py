# fate: ok
from session import run

run("gcc -std=c11 -O2 -fPIC -fvisibility=hidden -c dice.c generator.c", hidden=True)
run(
    "gcc -shared -o libdice.so dice.o generator.o",
    "nm -D libdice.so",
    "readelf -h libdice.so",
    "readelf -d libdice.so | head -4",
    "ldd libdice.so",
)
