# fate: ok
import warnings
from pathlib import Path

from cffi import FFI, CDefError

warnings.simplefilter("ignore")  # CFFI also warns of the "C" in extern "C"
try:
    FFI().cdef(Path("rational.h").read_text())
except CDefError as error:
    print("CDefError:", error)
