# fate: OSError
from cffi import FFI

FFI().dlopen("librational.so")  # it lies in this very folder
