# fate: ok
from rational_cffi_abi_inline import ffi, lib

seven_quarters = ffi.new("struct rational *", (7, 4))[0]

parts = lib.rational_split(seven_quarters)  # keep what owns the bytes ...
rest = ffi.new("struct rational *", parts.rest)  # ... or copy them: rest owns its own
other = ffi.new("struct rational[]", [(90, 91), (92, 93)])

print(parts)
print(parts.rest.num, "over", parts.rest.den)
print(rest)
print(rest.num, "over", rest.den)
