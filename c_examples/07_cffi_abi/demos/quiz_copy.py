# fate: ok
from rational_cffi_abi_inline import ffi

values = ffi.new("struct rational[]", [(1, 2), (1, 3)])
first = values[0]
copy = ffi.new("struct rational *", values[0])
values[0].num = 9
print(first.num, copy.num)
