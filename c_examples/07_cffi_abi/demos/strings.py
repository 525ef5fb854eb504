# fate: ok
from rational_cffi_abi_inline import ffi, lib

value = ffi.new("struct rational *", (3, 4))
buffer = ffi.new("char[]", lib.RATIONAL_TEXT_SIZE)  # an int: so many zero bytes
status = lib.rational_format(value[0], buffer, len(buffer))
print(status, buffer)
print(ffi.string(buffer))  # a copy, up to the first zero byte: bytes
print(ffi.string(buffer).decode())  # a str
print(ffi.unpack(buffer, 6))  # a copy of exactly 6 bytes, zero bytes too
