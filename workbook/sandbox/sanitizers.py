"""How a C compiler's sanitizers are put into a library, and into the Python that loads it.

AddressSanitizer must be in a process before anything else. Python was not built with it, so the
system's loader has to bring it in: LD_PRELOAD, on macOS DYLD_INSERT_LIBRARIES. gcc brings its own
runtime, and so does each clang: library and runtime must come from the same compiler.
"""

import platform
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

# handle_*=2: AddressSanitizer explains a wrong address; else faulthandler gets the signal first.
# The quotes are for a folder with a space or a colon in its name.
ADDRESS_OPTIONS = (
    "detect_leaks=0:color=never:handle_segv=2:handle_sigbus=2:handle_sigill=2:handle_sigfpe=2:"
    'handle_abort=2:strip_path_prefix="{root}/"'
)
UNDEFINED_OPTIONS = "print_stacktrace=1:halt_on_error=1:color=never"


class MissingSanitizerError(Exception):
    """This compiler, or this system, has no sanitizer that Python can load; says which."""


@cache
def is_clang(cc: str) -> bool:
    """Whether a compiler is clang (on macOS, `gcc` is)."""
    return "clang" in _ask(cc, "--version")


def sanitizer_flags(cc: str) -> list[str]:
    """What to compile and link a library with, so that it watches each access to memory."""
    flags = [
        "-fsanitize=address,undefined",
        "-fno-omit-frame-pointer",
        "-fno-optimize-sibling-calls",
    ]
    flags += ["-fno-sanitize-recover=undefined"]
    if is_clang(cc) and sys.platform != "darwin":
        flags.append("-shared-libasan")  # so that the library names the runtime that it needs
    return flags


@cache
def runtime(cc: str) -> tuple[Path, ...]:
    """The files that must be loaded first.

    Raises:
        MissingSanitizerError: They are not on this machine.
    """
    if not shutil.which(cc):
        raise MissingSanitizerError(f"There is no compiler {cc!r} on this machine.")
    if sys.platform == "darwin":
        wanted = [["libclang_rt.asan_osx_dynamic.dylib"]]
    elif sys.platform != "linux":
        raise MissingSanitizerError(
            f"Sanitizers inside Python are not supported on {sys.platform}."
        )
    elif is_clang(cc):
        wanted = [[f"libclang_rt.asan-{platform.machine()}.so", "libclang_rt.asan.so"]]
    else:
        wanted = [["libasan.so"], ["libubsan.so"]]
    found = []
    for names in wanted:
        file = next((file for name in names if (file := _file(cc, name))), None)
        if file is None:
            raise MissingSanitizerError(
                f"{cc} has no {names[0]} here, so a sanitized library cannot be loaded into Python."
            )
        found.append(file)
    return tuple(found)


def _file(cc: str, name: str) -> Path | None:
    file = Path(_ask(cc, f"-print-file-name={name}"))
    return file.resolve() if file.is_absolute() and file.exists() else None


def sanitizer_env(cc: str, root: Path | None = None) -> dict[str, str]:
    """Variables for a Python that loads libraries compiled with `sanitizer_flags(cc)`.

    Add them to the environment of a child (`os.environ | sanitizer_env("gcc")`), and give it
    `Limits(memory=None)`: AddressSanitizer reserves terabytes of addresses.

    Args:
        cc: The compiler.
        root: The folder that reports name files from; the working folder by default.

    Raises:
        MissingSanitizerError: This compiler has no runtime that Python can load.
    """
    files = [str(file) for file in runtime(cc)]
    variables = {
        "ASAN_OPTIONS": ADDRESS_OPTIONS.format(root=root or Path.cwd()),
        "UBSAN_OPTIONS": UNDEFINED_OPTIONS,
        "PYTHONMALLOC": "malloc",  # else Python's own allocator hides what is freed too early
    }
    if sys.platform == "darwin":
        # System integrity protection strips this for Apple's own /usr/bin/python3.
        return variables | {"DYLD_INSERT_LIBRARIES": ":".join(files)}
    variables["LD_PRELOAD"] = " ".join(files)
    symbolizer = _symbolizer(cc) if is_clang(cc) else None
    if symbolizer:  # names of functions and line numbers; gcc's runtime finds them by itself
        variables["ASAN_SYMBOLIZER_PATH"] = symbolizer
    return variables


def _symbolizer(cc: str) -> str | None:
    return shutil.which(_ask(cc, "-print-prog-name=llvm-symbolizer"))


def _ask(cc: str, option: str) -> str:
    done = subprocess.run([cc, option], capture_output=True, text=True, check=False)
    return done.stdout.strip()
