"""Prints which libraries this process has loaded, then looks for one function among them."""

import ctypes
import ctypes.util
import re
from pathlib import Path


def libraries() -> list[str]:
    """Return the files of the libraries of this process."""
    if hasattr(ctypes.util, "dllist"):  # Python 3.14 and later
        return [name for name in ctypes.util.dllist() if name]
    maps = Path("/proc/self/maps").read_text().splitlines()  # Linux: each mapped file, in pieces
    files = [line.split(maxsplit=5)[-1] for line in maps]
    return [file for file in dict.fromkeys(files) if re.search(r"\.so\b", file)]


def new(before: list[str]) -> list[str]:
    """Return what was loaded since."""
    return [file for file in libraries() if file not in before]


if __name__ == "__main__":
    before = libraries()
    print(len(before), "libraries before, libc among them:", any("libc" in f for f in before))
    lib = ctypes.CDLL("./libdice.so")
    print("loaded now:", *new(before))
    address = ctypes.cast(lib.dice_roll, ctypes.c_void_p).value
    for line in Path("/proc/self/maps").read_text().splitlines():
        first, last = (int(end, 16) for end in line.split()[0].split("-"))
        if address and first <= address < last:
            print("dice_roll lies in:", line.split()[1], line.split()[-1])
