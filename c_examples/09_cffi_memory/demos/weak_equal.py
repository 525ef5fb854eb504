# fate: ok
import weakref

from _ringbuf_cffi_api import ffi

owners = weakref.WeakKeyDictionary()
info = ffi.new("ringbuf_info *")
name = ffi.new("char[]", b"tank")
info.name = name
owners[info] = name

owners[ffi.cast("char *", info)] = "a note on the same bytes"
print(len(owners), owners[info])

owners[info + 1] = "a note on what comes behind"
print(len(owners))
