# fate: ok
import struct
from pathlib import Path

data = Path("ellipse.png").read_bytes()
print(data[:24].hex(" "))
magic, length, name, width, height = struct.unpack(">8s I 4s I I", data[:24])
print(name, width, "x", height)
print("the other byte order:", struct.unpack("<I", data[16:20])[0])
