# fate: ok
from rational_cffi_abi_inline import ffi


def entry_of(text: bytes) -> object:
    """Make an entry, and give it away."""
    name = ffi.new("char[]", text)
    return ffi.new("struct rational_entry *", {"name": name, "amount": (1, 4)})


entries = [entry_of(b"item %d" % n) for n in range(100)]
right = [ffi.string(entry.name) == b"item %d" % n for n, entry in enumerate(entries)]
print("all names are right:", all(right))
