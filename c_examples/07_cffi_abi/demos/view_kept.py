# fate: ok
from rational_cffi_abi_inline import ffi, lib

seven_quarters = ffi.new("struct rational *", (7, 4))
pi = ffi.new("struct rational *", (22, 7))

parts = lib.rational_split(seven_quarters[0])  # keep what owns the bytes ...
rest = ffi.new("struct rational *", parts.rest)  # ... or copy them: rest owns its own
other = lib.rational_split(pi[0])

print(parts)
print(parts.rest.num, "over", parts.rest.den)
print(rest)
print(rest.num, "over", rest.den)
