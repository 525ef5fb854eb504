# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", hidden=True)
run(
    "gcc -O2 -fPIC -shared -Wl,--as-needed -o libshaker.so -L. -ldice shaker.c",
    "readelf -d libshaker.so | grep NEEDED || echo none needed",
)
run("python best.py", fails=1, says="undefined symbol: dice_sum")
run(
    "gcc -O2 -fPIC -shared -Wl,--as-needed -o libshaker.so shaker.c -L. -ldice",
    "readelf -d libshaker.so | grep NEEDED",
)
