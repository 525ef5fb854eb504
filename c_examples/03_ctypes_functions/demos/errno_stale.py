# fate: ok
import ctypes
import errno
import os
import tempfile

libc = ctypes.CDLL(None, use_errno=True)
libc.rmdir.argtypes = [ctypes.c_char_p]
libc.rmdir.restype = ctypes.c_int

print("a folder that does not exist:", libc.rmdir(b"/no/such/folder"))
folder = tempfile.mkdtemp()
print("a folder that exists:        ", libc.rmdir(os.fsencode(folder)))
print("errno after the success:     ", errno.errorcode[ctypes.get_errno()])
