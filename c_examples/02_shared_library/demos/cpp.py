# fate: ok
from session import run, start

start("g++", "c++filt")
run(
    "g++ -O2 -fPIC -shared -o libcoin.so coin.cpp",
    "nm -D --defined-only libcoin.so",
    "nm -D --defined-only libcoin.so | c++filt",
)
run("python toss.py", fails=1, says="undefined symbol: coin_toss")
