"""Call the savings library with ctypes."""

import ctypes
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libsavings.so"))

# TODO: say for each of the three functions what goes in (argtypes) and what comes out (restype).
# savings.h names the types.
