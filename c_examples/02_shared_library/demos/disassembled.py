# fate: ok
from session import run

run("gcc -std=c11 -O2 -fPIC -fvisibility=hidden -c dice.c generator.c", hidden=True)
run("objdump -d --disassemble=dice_version dice.o")
