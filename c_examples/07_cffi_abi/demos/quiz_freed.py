# fate: ok
from rational_cffi_abi_inline import ffi, lib


def make() -> object:
    """Make an entry, and give it away."""
    name = ffi.new("char[]", b"salt")
    return ffi.new("struct rational_entry *", {"name": name, "amount": (1, 4)})


entry = make()
other = ffi.new("char[]", b"soda")
print(ffi.string(entry.name))
