# fate: ok
from rational_cffi_abi_inline import ffi, lib

text = ffi.new("char **")  # room for one pointer
lib.rational_join([(1, 2), (1, 3)], 2, text)
print(text)  # owns 8 bytes: the pointer, and not what it points to
print(text[0])
print(ffi.string(text[0]))

joined = ffi.gc(text[0], lib.rational_text_free)  # call this when joined is no longer used
print(joined)
