"""Asks the system where two libraries are."""

from ctypes.util import find_library

print("m:   ", find_library("m"))
print("dice:", find_library("dice"))
