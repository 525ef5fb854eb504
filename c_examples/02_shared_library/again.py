"""Loads libdice.so, builds it again with another version, and loads it again."""

import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path


def build() -> None:
    """Change the version from 1 to 2, and build the library again."""
    source = Path("dice.c").read_text()
    Path("dice.c").write_text(source.replace("return 1;", "return 2;"))
    command = ["gcc", "-O2", "-fPIC", "-shared", "-o", "libdice.so", "dice.c", "generator.c"]
    subprocess.run(command, check=True)


# --8<-- [start:fresh]
def fresh(file: Path) -> ctypes.CDLL:
    """Load a library as it is on disk now: a copy, under a name that was never loaded."""
    with tempfile.TemporaryDirectory() as folder:
        return ctypes.CDLL(shutil.copy(file, folder))


# --8<-- [end:fresh]
# --8<-- [start:main]
lib = ctypes.CDLL("./libdice.so")
lib.dice_roll(6)
print("loaded:       version", lib.dice_version(), "- rolls:", lib.dice_rolls())
build()
lib = ctypes.CDLL("./libdice.so")
print("loaded again: version", lib.dice_version(), "- rolls:", lib.dice_rolls())
lib = fresh(Path("libdice.so"))
print("a fresh copy: version", lib.dice_version(), "- rolls:", lib.dice_rolls())
# --8<-- [end:main]
