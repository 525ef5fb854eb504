"""Reads freed memory, by CFFI alone. Run it with a sanitized library: nothing is said."""

from cffi import FFI

ffi = FFI()
lib = ffi.dlopen("./librational.so")

address = ffi.cast("char *", ffi.new("char[]", b"flour"))  # freed at the end of this line
stale = [address[place] for place in range(5)]
print("read from freed memory, without a report:", len(stale), "bytes")
