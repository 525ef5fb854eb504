# fate: ok
from cffi import FFI

try:
    FFI().dlopen("librational.so")  # it lies in this very folder
except OSError as error:
    print("OSError:", error)
