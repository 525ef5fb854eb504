"""Prepare CFFI, ABI mode, out-of-line: parse the declarations once, and write them down.

Run by `make`. It writes `_cmult_cffi_abi.py`. No C compiler takes part.
"""

# --8<-- [start:declare]
from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    float cmult(int int_param, float float_param);
    void cmult_say(int int_param, float float_param);
""")
ffibuilder.set_source("_cmult_cffi_abi", None)  # None: there is no C source to compile

if __name__ == "__main__":
    ffibuilder.compile()
# --8<-- [end:declare]
