"""Build CFFI, API mode, out-of-line: a C compiler reads the declarations beside the header.

Run by `make`. It writes `_cmult_cffi_api.c` and compiles it, together with `cmult.c`,
into a module that Python can import.
"""

# --8<-- [start:declare]
from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    float cmult(int int_param, float float_param);
    void cmult_say(int int_param, float float_param);
""")
ffibuilder.set_source(
    "_cmult_cffi_api",
    '#include "cmult.h"',
    sources=["cmult.c"],
    extra_compile_args=[
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
# --8<-- [end:declare]
