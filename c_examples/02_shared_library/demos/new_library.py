# fate: ok
from session import run

run(
    "gcc -O2 -fPIC -shared -Wl,-soname,libdice.so.1 -o libdice.so.1.0 dice.c generator.c",
    "ln -s libdice.so.1.0 libdice.so.1",
    "ln -s libdice.so.1 libdice.so",
    "gcc -O2 -o count count.c -L. -ldice '-Wl,-rpath,$ORIGIN'",
    hidden=True,
)
run(
    "sed -i 's/int count, int sides/int sides, int count/; s/return 1;/return 2;/' dice.h dice.c",
    "gcc -O2 -fPIC -shared -Wl,-soname,libdice.so.1 -o libdice.so.1.0 dice.c generator.c",
    "./count",
    "gcc -O2 -fPIC -shared -Wl,-soname,libdice.so.2 -o libdice.so.2.0 dice.c generator.c",
    "rm libdice.so.1.0 && ln -s libdice.so.2.0 libdice.so.2",
)
run("./count", fails=127, says="libdice.so.1: cannot open")
