# fate: ok
from session import run

run(
    "gcc -O2 -fPIC -shared -Wl,-soname,libdice.so.1 -o libdice.so dice.c generator.c",
    "python by_name.py",
)
