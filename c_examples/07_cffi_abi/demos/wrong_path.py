# fate: ok
import os

from cffi import FFI

os.chdir("/")  # as if you had started Python in another folder
try:
    FFI().dlopen("./librational.so")
except OSError as error:
    print("OSError:", error)
