# Builds the program `score` and its two libraries in this folder: sh build.sh
set -e
cc=${CC:-cc}

# Each file that asks for another one looks in the folder in which it lies itself.
$cc -O2 -fPIC -shared -o libtally.so tally.c
$cc -O2 -fPIC -shared -o libboard.so board.c -L. -ltally '-Wl,-rpath,$ORIGIN'
$cc -O2 -o score score.c -L. -lboard -Wl,-rpath-link,. '-Wl,-rpath,$ORIGIN'
