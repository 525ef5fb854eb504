# fate: ok
import re
import subprocess
import textwrap

from read_header import read
from scratch import run, scratch

drafts = {}
for header, *also in (["matrix.h"], ["zlib.h", "zconf.h"], ["sqlite3.h"]):
    try:
        taken, refused = read(header, *also, options=["-I."])
    except subprocess.CalledProcessError:
        print(f"{header} is not on this machine")
        continue
    drafts[header] = "\n".join(taken)
    constants = sum(line.startswith("#define") for line in taken)
    print(f"{header:9} {len(taken) - constants:3} declarations, {constants:3} constants")
    names = [re.findall(r"(\w+)\s*[({]", line)[0] for line in refused]
    print(textwrap.indent(textwrap.fill(f"refused: {', '.join(names) or 'none'}", 68), "    "))

if "zlib.h" in drafts:  # the draft of zlib as a module
    with scratch() as folder:
        (folder / "zlib_build.py").write_text(
            "from cffi import FFI\n"
            "ffibuilder = FFI()\n"
            f"ffibuilder.cdef({drafts['zlib.h']!r})\n"
            "ffibuilder.set_source('_zlib', '#include <zlib.h>', libraries=['z'])\n"
            "ffibuilder.compile()\n"
        )
        run(folder, "python", "zlib_build.py")
        program = "print('crc32:', '%08x' % lib.crc32(0, b'123456789', 9))"
        run(folder, "python", "-c", f"from _zlib import lib; {program}")
