# fate: ok
from session import run

run("gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c", hidden=True)
run("gcc -O2 -o count count.c -L. -ldice '-Wl,-rpath,$ORIGIN'", hidden=True)
run(
    "sed -i 's/dice_version/dice_release/' dice.c dice.h",
    "gcc -O2 -fPIC -shared -o libdice.so dice.c generator.c",
)
run("./count", fails=127, says="undefined symbol: dice_version")
