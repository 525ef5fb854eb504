# fate: ok
import ctypes
import tempfile
from pathlib import Path

good = Path("libstopwatch.so").read_bytes()


def load(what: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory(prefix="workbook-") as folder:
        file = Path(folder) / "libother.so"
        file.write_bytes(content)
        try:
            ctypes.CDLL(str(file))
        except OSError as error:
            print(f"{what}\n    {error}")


load("the C source, under another name:", Path("stopwatch.c").read_bytes())
load("a download that broke off:", b"")
# A library for another machine: its header says so. Byte 4: 32 or 64 bits. Byte 18: processor.
load("a library for 32 bits:", good[:4] + b"\x01" + good[5:])
load("a library for another processor:", good[:18] + b"\xf3" + good[19:])
