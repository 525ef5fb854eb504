"""Build the ring buffer with CFFI, API mode, out-of-line; `make` runs it once for each module.

python ringbuf_cffi_api_build.py _counted_cffi_api
"""

import sys

from cffi import FFI
from ringbuf_cdef import CDEF, COUNTED


def builder(module: str, cdef: str, name: str) -> FFI:
    """Say what the module `module` is made of: a library of one C file and one header."""
    ffibuilder = FFI()
    ffibuilder.cdef(cdef)
    ffibuilder.set_source(
        module,
        f'#include "{name}.h"',
        sources=[f"{name}.c"],
        include_dirs=["."],
        extra_compile_args=[  # what a new gcc refuses, an old one only mentions
            "-Werror=implicit-function-declaration",
            "-Werror=incompatible-pointer-types",
            "-Werror=int-conversion",
        ],
    )
    return ffibuilder


BUILDERS = {
    "_ringbuf_cffi_api": builder("_ringbuf_cffi_api", CDEF, "ringbuf"),
    "_counted_cffi_api": builder("_counted_cffi_api", CDEF + COUNTED, "counted"),
}

if __name__ == "__main__":
    for wanted in sys.argv[1:] or BUILDERS:
        BUILDERS[wanted].compile()
