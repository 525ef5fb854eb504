# fate: ok
import ctypes

text = ctypes.c_char_p(b"tea")
seen = ctypes.cast(text, ctypes.c_void_p).value  # the address of the bytes
text.value = b"coffee"
print(ctypes.string_at(seen), text.value)
