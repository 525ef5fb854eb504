"""Build `_dice_cffi_api`, with the library inside: run by `make`."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    void dice_seed(uint32_t seed);
    int dice_roll(int sides);
    int dice_sum(int count, int sides);
    int64_t dice_rolls(void);
    int dice_version(void);
""")
ffibuilder.set_source(
    "_dice_cffi_api",
    '#include "dice.h"',
    sources=["dice.c", "generator.c"],
    extra_compile_args=[
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
