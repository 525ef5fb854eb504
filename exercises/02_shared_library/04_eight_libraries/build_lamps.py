"""Builds the library `lamp` eight times: right, and with seven mistakes."""

import os
import shlex
import subprocess

CC = [os.environ.get("CC", "cc"), *shlex.split(os.environ.get("CFLAGS", "-O2 -fPIC"))]
SONAME, LINK, BESIDE = "-Wl,-soname,liblamp.so.1", "-L. -lwire", "-Wl,-rpath,$ORIGIN"
LAMPS = {
    "right": f"{SONAME} {LINK} {BESIDE}",
    "exports": f"-DBUG_EXPORTS {SONAME} {LINK} {BESIDE}",
    "other_name": f"-DBUG_OTHER_NAME {SONAME} {LINK} {BESIDE}",
    "swapped": f"-DBUG_SWAPPED {SONAME} {LINK} {BESIDE}",
    "one_lamp": f"-DBUG_ONE_LAMP {SONAME} {LINK} {BESIDE}",
    "soname": f"-Wl,-soname,liblamp.so {LINK} {BESIDE}",
    "open": f"{SONAME}",
    "desk": f"{SONAME} {LINK} -Wl,-rpath,{os.getcwd()}",  # noqa: PTH109
}


def build(name: str, options: str) -> None:
    """Build one library, lib<name>.so."""
    command = [*CC, "-fvisibility=hidden", "-shared", "-o", f"lib{name}.so"]
    source = "wire.c" if name == "wire" else "lamp.c"
    subprocess.run([*command, source, *options.split()], check=True)


if __name__ == "__main__":
    build("wire", "")
    for name, options in LAMPS.items():
        build(name, options)
