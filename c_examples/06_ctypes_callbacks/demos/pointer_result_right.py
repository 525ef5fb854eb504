# fate: ok
import ctypes

from declared import SOURCE, lib

blocks = iter([[1, 2, 3], [4, 5]])
current = None  # the block that C is reading


@SOURCE  # CFUNCTYPE(c_void_p, size_p, c_void_p)
def source(count, user):
    global current
    block = next(blocks, None)
    if block is None:
        return None  # NULL
    current = (ctypes.c_double * len(block))(*block)
    count[0] = len(block)
    return ctypes.addressof(current)


line = lib.pipeline_new()
results, found = (ctypes.c_double * 9)(), ctypes.c_size_t()
print("status:", lib.pipeline_pull(line, source, None, results, 9, found))
print(results[: found.value])
