# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", hidden=True)
run(
    "gcc -O2 -fPIC -shared -o libshaker.so shaker.c -L. -ldice -Wl,-rpath,$ORIGIN",
    "readelf -d libshaker.so | grep -E 'NEEDED|PATH'",
    "gcc -O2 -fPIC -shared -o libshaker.so shaker.c -L. -ldice -Wl,-rpath,.",
    "readelf -d libshaker.so | grep -E 'NEEDED|PATH'",
    "python best.py",
)
run("cd / && python $OLDPWD/best.py", fails=1, says="libdice.so: cannot open")
