"""Build CFFI, API mode, out-of-line: the declarations, seen by the compiler beside checksum.h.

Run by `make`. It writes `_checksum_cffi_api.c` and compiles it, together with `checksum.c`.
"""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    #define CHECKSUM_HEX_SIZE ...
    enum checksum_kind { CHECKSUM_CRC32, CHECKSUM_ADLER32, ... };
    enum checksum_status { CHECKSUM_OK, CHECKSUM_MISMATCH, CHECKSUM_UNKNOWN_KIND, ... };
    uint32_t checksum_crc32(uint32_t value, const void *data, size_t length);
    uint32_t checksum_adler32(uint32_t value, const void *data, size_t length);
    uint32_t checksum_crc32_combine(uint32_t first, uint32_t second, uint64_t length);
    void checksum_hex(uint32_t value, char *text);
    int checksum_verify(int kind, const void *data, size_t length, uint32_t expected,
                        uint32_t *actual);
    const char *checksum_strerror(int status);
""")
ffibuilder.set_source(
    "_checksum_cffi_api",
    '#include "checksum.h"',
    sources=["checksum.c"],
    extra_compile_args=[
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
