# fate: ok
from rational_cffi_abi_inline import ffi, lib

entry = ffi.new("struct rational_entry *")
entry.name = ffi.new("char[]", b"flour")  # nobody keeps this array
entry.amount = (3, 4)

other = ffi.new("char[]", b"sugar")  # has nothing to do with entry

buffer = ffi.new("char[]", 60)
lib.rational_entry_format(entry, buffer, 60)
print(ffi.string(buffer).decode())
