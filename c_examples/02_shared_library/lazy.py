"""Loads libshaker.so, in which dice_sum is undefined, in two ways."""

import cffi

ffi = cffi.FFI()
ffi.cdef("int shaker_best(int count, int sides);")
try:
    ffi.dlopen("./libshaker.so", ffi.RTLD_NOW)
except OSError as error:
    print("now: ", error)
lib = ffi.dlopen("./libshaker.so", ffi.RTLD_LAZY)
print("lazy: loaded")
try:
    lib.shaker_best(2, 6)
except BaseException as error:
    print("an exception:", error)
print("this line is not reached")
