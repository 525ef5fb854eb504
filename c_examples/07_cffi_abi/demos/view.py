# fate: ok
from rational_cffi_abi_inline import ffi, lib

seven_quarters = ffi.new("struct rational *", (7, 4))
pi = ffi.new("struct rational *", (22, 7))

earlier = [lib.rational_split(pi[0]) for _ in range(10)]
del earlier  # a program at work makes structs, and frees them

rest = lib.rational_split(seven_quarters[0]).rest  # the struct around it is freed at once
other = lib.rational_split(pi[0])  # has nothing to do with rest

print(rest)
print(rest.num, "over", rest.den)
