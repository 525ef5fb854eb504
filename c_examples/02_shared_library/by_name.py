"""Asks for a library by its soname, before and after it was loaded by its path."""

import ctypes

for path in ("libdice.so.1", "./libdice.so", "libdice.so.1"):
    try:
        print(path, "- version", ctypes.CDLL(path).dice_version())
    except OSError:
        print(path, "- not found")
