# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", hidden=True)
run(
    "gcc -O2 -fPIC -shared -o libshaker.so shaker.c",
    "nm -D libshaker.so | grep dice",
    "readelf -d libshaker.so | grep NEEDED || echo none needed",
)
run("python best.py", fails=1, says="undefined symbol: dice_sum")
LINK = "gcc -O2 -fPIC -shared -Wl,--no-undefined -o libshaker.so shaker.c"
run(LINK, fails=1, says="undefined reference")
run(f"{LINK} -L. -ldice")
