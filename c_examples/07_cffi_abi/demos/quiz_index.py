# fate: IndexError
from rational_cffi_abi_inline import ffi

values = ffi.new("struct rational[]", [(1, 2), (1, 3)])
print(values[1].den)
print(values[2].den)
