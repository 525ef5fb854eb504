# fate: ok
from session import run

run(
    "gcc -O2 -fPIC -shared -Wl,-soname,libdice.so.1 -o libdice.so.1.0 dice.c generator.c",
    "ln -s libdice.so.1.0 libdice.so.1",
    "ln -s libdice.so.1 libdice.so",
    "gcc -O2 -o count count.c -L. -ldice '-Wl,-rpath,$ORIGIN'",
    "readelf -d count | grep -E 'NEEDED|PATH'",
    "./count",
)
