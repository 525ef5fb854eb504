"""Build `libmost_python.so`, a library with Python inside: run by `make`."""

import sys
import sysconfig
from pathlib import Path

from cffi import FFI
from jsonscan_cdef import CDEF

# --8<-- [start:embed]
ffibuilder = FFI()
ffibuilder.cdef(CDEF.partition("typedef struct jsonscan jsonscan;")[0])  # the types alone
ffibuilder.embedding_api("""
    int plugin_visit(const jsonscan_event *events, size_t count, void *user);
    size_t plugin_result(char *text, size_t room);
""")
ffibuilder.embedding_init_code(Path("most_plugin.py").read_text("utf-8"))

PYTHON = Path(sys.base_prefix, "lib")  # where the shared library of this Python is
ffibuilder.set_source(
    "_most_python",
    '#include "plugin.h"',
    include_dirs=["."],
    library_dirs=[str(PYTHON)],
    extra_link_args=[f"-Wl,-rpath,{PYTHON}"],
)
# --8<-- [end:embed]


def possible() -> bool:
    """Whether this Python can be had as a shared library."""
    name = f"libpython{sysconfig.get_python_version()}"
    multiarch = sysconfig.get_config_var("MULTIARCH") or ""
    places = [PYTHON, PYTHON / multiarch, Path(sysconfig.get_config_var("LIBDIR") or "/")]
    return any(any(place.glob(f"{name}*.[sd][oy]*")) for place in places)


if __name__ == "__main__":
    if possible():
        ffibuilder.compile(target="libmost_python.so")
    else:
        print("libmost_python is left out: this Python was built without a shared library")
