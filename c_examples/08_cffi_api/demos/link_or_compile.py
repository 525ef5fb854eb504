# fate: ok
from scratch import build, run, scratch, use

DECLARE = """
    typedef struct { ...; } matrix;
    static char *const MATRIX_VERSION;
    const char *matrix_strerror(int status);
"""
LINK = {"libraries": ["matrix"], "library_dirs": ["."]}
FOUND = {"extra_link_args": ["-Wl,-rpath,$ORIGIN"]}  # look in the module's own folder
ASK = "from _try import ffi, lib; print(ffi.string(lib.matrix_strerror(0)))"
CC = ["gcc", "-O2", "-fPIC", "-shared", "-o", "libmatrix.so", "matrix.c"]


def try_it(title: str, **how: object) -> None:
    print(f"--- {title}")
    with scratch() as folder:
        run(folder, *CC)
        build(folder, DECLARE, **how)
        use(folder, ASK)
        print("a new libmatrix.so arrives:")
        source = folder / "matrix.c"
        source.write_text(source.read_text().replace('"no error"', '"all is well"'))
        run(folder, *CC)
        use(folder, ASK)


try_it("compiled in", sources=["matrix.c"])
try_it("linked", **LINK)
try_it("linked, with a path", **LINK, **FOUND)
