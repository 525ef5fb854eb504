# fate: ok
from session import run

run(
    "gcc -std=c11 -O2 -fPIC -fvisibility=hidden -c dice.c",
    "gcc -std=c11 -O2 -fPIC -fvisibility=hidden -c generator.c",
    "nm dice.o",
    "nm generator.o",
)
