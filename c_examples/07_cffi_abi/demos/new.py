# fate: ok
from rational_cffi_abi_inline import ffi

number = ffi.new("int *", 7)
fraction = ffi.new("struct rational *", (3, 4))
three = ffi.new("struct rational[]", [(1, 2), (1, 3), (1, 6)])
text = ffi.new("char[]", b"3/4")  # 4 bytes: a zero byte comes last

for made in (number, fraction, three, text):
    print(made)
print("read:", number[0], fraction.num, three[2].den, text[0])
print("sizes:", ffi.sizeof("int"), ffi.sizeof("struct rational"), ffi.sizeof(three), len(text))

number[0] = 8
fraction.den = 5
print("written:", number[0], fraction.den)
