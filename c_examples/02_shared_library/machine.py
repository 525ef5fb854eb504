"""Makes libother.so: libdice.so, but its header names another processor."""

from pathlib import Path

data = bytearray(Path("libdice.so").read_bytes())
print(
    "magic:",
    bytes(data[:4]),
    "- class:",
    data[4],
    "- machine:",
    int.from_bytes(data[18:20], "little"),
)
data[18:20] = (243).to_bytes(2, "little")  # RISC-V
Path("libother.so").write_bytes(data)
