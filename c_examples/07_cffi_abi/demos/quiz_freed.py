# fate: ok
from rational_cffi_abi_inline import ffi

SALT, SODA = b"salt " * 500, b"soda " * 500  # long names


def entry_of(text: bytes) -> object:
    """Make an entry, and give it away."""
    name = ffi.new("char[]", text)
    return ffi.new("struct rational_entry *", {"name": name, "amount": (1, 4)})


entry = entry_of(SALT)
other = ffi.new("char[]", SODA)
print(ffi.string(entry.name)[:9])
