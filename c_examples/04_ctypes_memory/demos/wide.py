# fate: ok
import ctypes
from ctypes import c_size_t, c_wchar_p

libc = ctypes.CDLL(None)
libc.wcslen.argtypes = [c_wchar_p]
libc.wcslen.restype = c_size_t  # size_t wcslen(const wchar_t *text);
for text in ("größe", "漢字", "🏃"):
    buffer = ctypes.create_unicode_buffer(text)
    print(libc.wcslen(text), "wide characters in", ctypes.sizeof(buffer), "bytes;",
          len(text.encode()) + 1, "bytes in UTF-8")  # fmt: skip

libc.wcscpy.argtypes = [c_wchar_p, c_wchar_p]
libc.wcscpy.restype = c_wchar_p
buffer = ctypes.create_unicode_buffer(8)  # room for 7 characters and the zero
libc.wcscpy(buffer, "größe")
print(buffer.value)
