# fate: ok
import ctypes

buffer = ctypes.create_string_buffer(b"tea\0coffee")
print("value:", buffer.value)
print("raw:  ", buffer.raw)

words = (ctypes.c_char * 10)()
words.raw = b"tea\0coffee"  # exactly as many bytes as there are
print("value:", words.value)
print("all:  ", bytes(words))
