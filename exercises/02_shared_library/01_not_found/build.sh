# Builds the program `score` and its two libraries in this folder: sh build.sh
set -e
cc=${CC:-cc}

# TODO: who asks for whom, and where will it look?
$cc -O2 -fPIC -shared -o libtally.so tally.c
$cc -O2 -fPIC -shared -o libboard.so board.c -L. -ltally
$cc -O2 -o score score.c -L. -lboard -Wl,-rpath-link,. -Wl,-rpath,"$PWD"
