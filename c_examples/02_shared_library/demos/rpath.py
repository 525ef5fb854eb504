# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", hidden=True)
run(
    "gcc -O2 -fPIC -shared -o libshaker.so shaker.c -L. -ldice '-Wl,-rpath,$ORIGIN'",
    "readelf -d libshaker.so | grep -E 'NEEDED|PATH'",
    "ldd libshaker.so",
    "python best.py",
    "cd / && python $OLDPWD/best.py",
)
