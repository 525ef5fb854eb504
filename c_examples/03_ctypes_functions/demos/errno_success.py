# fate: ok
import ctypes
import errno

libc = ctypes.CDLL(None, use_errno=True)  # char *realpath(const char *path, char *result);
libc.realpath.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
libc.realpath.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
libc.free.restype = None

ctypes.set_errno(0)
address = libc.realpath(b"/usr", None)  # the path without links and dots, in new memory
number = ctypes.get_errno()
print("it succeeded:", address is not None)
print("and errno is:", errno.errorcode[number] if number else 0)
libc.free(address)
