# fate: ok
from rational_cffi_abi_inline import ffi, lib

entry = ffi.new("struct rational_entry *")
entry.amount = (3, 4)
earlier = [ffi.new("char[]", b"water") for _ in range(10)]
del earlier  # a program at work makes texts, and frees them

entry.name = ffi.new("char[]", b"flour")  # nobody keeps this array

other = ffi.new("char[]", b"sugar")  # has nothing to do with entry

buffer = ffi.new("char[]", 60)
lib.rational_entry_format(entry, buffer, len(buffer))
print(ffi.string(buffer).decode())
