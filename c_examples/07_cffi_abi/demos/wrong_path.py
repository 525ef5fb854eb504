# fate: OSError
import os

from cffi import FFI

os.chdir("demos")  # as if you had started Python in another folder
FFI().dlopen("./librational.so")
