# fate: ok
from _ringbuf_cffi_api import ffi

arena = ffi.new("char[]", 96)
used = 0


def take(size: int) -> object:
    """Hand out the next bytes of the arena; NULL when it is full."""
    global used
    begin, end = used, used + -(-size // 16) * 16  # each block begins at a multiple of 16
    if end > len(arena):
        return ffi.NULL
    used = end
    return arena + begin


def give_back(memory: object) -> None:
    print("given back: the block at byte", memory - arena)


new = ffi.new_allocator(take, give_back)
first = new("ringbuf_record *", (1, 3, b"abc"))
second = new("int[10]")
print(first, second, used, "bytes are used")
try:
    new("int[10]")
except MemoryError as error:
    print("MemoryError:", error)
ffi.release(first)
del second
