"""Builds the libraries that the situations load."""

import os
import shlex
import subprocess

CC = [os.environ.get("CC", "cc"), *shlex.split(os.environ.get("CFLAGS", "-O2 -fPIC")), "-shared"]
COMMANDS = (
    "-o libdie.so die.c",
    "-o libbig.so die.c -DSIDES=60",  # the same function: a die of 60 sides
    "-o libhidden.so die.c -DHIDDEN",
    "-o libbag.so bag.c -L. -ldie",
    "-o libbag_rpath.so bag.c -L. -ldie -Wl,-rpath,$ORIGIN",
    "-o libbag_open.so bag.c",
)

if __name__ == "__main__":
    for command in COMMANDS:
        subprocess.run([*CC, *command.split()], check=True)  # no shell: $ORIGIN stays as it is
