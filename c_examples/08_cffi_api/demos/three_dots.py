# fate: ok
from scratch import run, scratch

HEADER = """
typedef unsigned short colour;
#define PI 3.141592653589793
#define TWICE(x) ((x) + (x))
static const int primes[] = {2, 3, 5, 7, 11};
typedef enum { RED, AMBER = 7, GREEN } light;
"""
DECLARE = """
typedef int... colour;          // a whole number of some width
static const double PI;
int TWICE(int x);
static const int primes[...];   // as long as it is
typedef enum { RED, GREEN } light;  // no dots
"""
with scratch() as folder:
    (folder / "small_build.py").write_text(
        "from cffi import FFI\n"
        "ffibuilder = FFI()\n"
        f"ffibuilder.cdef({DECLARE!r})\n"
        f"ffibuilder.set_source('_small', {HEADER!r})\n"
        "ffibuilder.compile()\n"
    )
    run(folder, "python", "small_build.py")
    program = "print(ffi.sizeof('colour'), lib.PI, lib.TWICE(21), list(lib.primes), lib.GREEN)"
    run(folder, "python", "-c", f"from _small import ffi, lib; {program}")
