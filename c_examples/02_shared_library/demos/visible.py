# fate: ok
from session import run

run(
    "gcc -std=c11 -O2 -fPIC -shared -o libdice.so dice.c generator.c",
    "nm -D --defined-only libdice.so",
    "gcc -std=c11 -O2 -fPIC -fvisibility=hidden -shared -o libdice.so dice.c generator.c",
    "nm -D --defined-only libdice.so",
)
