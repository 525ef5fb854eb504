# fate: UnicodeDecodeError
import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_size_t

lib = ctypes.CDLL("./libtextstats.so")
lib.textstats_characters.argtypes = [c_char_p, POINTER(c_size_t)]
lib.textstats_characters.restype = c_int
found = c_size_t()

for encoding in ("utf-8", "latin-1", "utf-16-le"):
    data = "größe".encode(encoding)
    found.value = 0
    status = lib.textstats_characters(data, byref(found))
    print(f"{encoding:9} {data!s:46} status {status}, characters {found.value}")

print(b"gr\xc3\xb6\xc3\x9fe".decode())  # on the way back
print(b"gr\xf6\xdfe".decode())  # if C speaks Latin-1, say so: .decode("latin-1")
