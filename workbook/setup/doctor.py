"""Finds out whether this machine can run the book, by doing it: one sample of every kind.

Each binding of the first chapter is really built, loaded and called, in the sandbox, all at the
same time. A sanitizer is well only if it catches an overflow that was planted. What fails is named
with its repair for this system; short_code.py makes a short code of it all, for a teacher.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from workbook.catalog import bindings
from workbook.catalog.paths import EXAMPLES, ROOT
from workbook.sandbox import build, commands, compilers, sanitizers
from workbook.sandbox.commands import Limits, Result
from workbook.sandbox.sanitizers import MissingSanitizerError
from workbook.setup import bootstrap, short_code

OK, FAILED, SKIPPED = "ok", "failed", "skipped"
MARKS = {OK: "✓", FAILED: "✗", SKIPPED: "–"}
NEEDED = 500  # megabytes of free disk
COMPILE = Limits(seconds=60)
RUN = Limits(seconds=30)
FIRST_CHAPTER = EXAMPLES / "01_first_call"
ANSWER = "13.799999237060547"  # of cmult(6, 2.3), in C's float
WATCHED = Limits(seconds=30, memory=None)

C = """\
#include <stdlib.h>
int sample(int n);
int sample(int n) {
    char *p = malloc(4);
    if (p == NULL) { return -1; }
    volatile char *q = p;
    q[n] = 1;
    free(p);
    return n + 41;
}
"""
CALL = "import ctypes; f = ctypes.CDLL('./libsample.so').sample; print(f({n}))"
KERNEL = """\
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(startup_timeout=30)
try:
    print(client.execute_interactive("6 * 7", timeout=30, output_hook=lambda message: None)
          ["content"]["status"])
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
"""


@dataclass(frozen=True)
class Finding:
    """What one check found."""

    name: str
    state: str
    """ok, failed, skipped"""
    detail: str = ""
    repair: str = ""


class UnwellError(Exception):
    """A sample did not work: what was said, and the repair."""

    def __init__(self, detail: str, repair: str = "") -> None:
        super().__init__(detail)
        self.repair = repair


class AbsentError(Exception):
    """A sample that this machine cannot run, and need not."""


def need(result: Result, says: str = "", repair: str = "") -> Result:
    """Go on when a sample did as it should."""
    if result.ok and says in result.stdout.split():
        return result
    if result.ok and not says:
        return result
    lines = (result.stderr + result.stdout).strip().splitlines()
    said = [line for line in lines if not line.startswith("make: ")]
    said = [line for line in said if "error" in line.lower()] or said
    raise UnwellError(f"{result.fate}: {said[-1][:200] if said else 'nothing was said'}", repair)


def compiler() -> str:
    """The compiler of this machine."""
    found = bootstrap.compiler()
    if not found:
        repair = (
            f"{bootstrap.install_command('compiler')}\n{'':23}or, without rights: make compiler"
        )
        raise UnwellError("there is no C compiler", repair)
    return found


def compile_c(place: Path, *flags: str, cc: str | None = None) -> None:
    """Compile the sample into libsample.so."""
    (place / "sample.c").write_text(C)
    command = [cc or compiler(), "-g", *flags, "-fPIC", "-shared", "-o", "libsample.so", "sample.c"]
    repair = bootstrap.install_command("compiler")
    need(commands.run(command, cwd=place, limits=COMPILE), repair=repair)


def python(place: Path, program: str) -> Result:
    """Run a program in a folder of samples."""
    environment = os.environ | {"CC": compiler(), "PYTHONPATH": str(place)}
    return commands.python(program, cwd=place, limits=RUN, env=environment)


def check_python(place: Path) -> str:
    """Python is new enough."""
    version = sys.version.split()[0]
    if sys.version_info < bootstrap.OLDEST:
        repair = bootstrap.install_command("python")
        raise UnwellError(f"this is Python {version}; the book needs 3.11", repair)
    return f"Python {version}"


def check_compiler(place: Path) -> str:
    """There is a compiler, and it compiles."""
    compile_c(place)
    return version_of(compiler())


def check_binding(name: str) -> Callable[[Path], str]:
    """The check of one kind of binding: the first chapter's is built, loaded and called."""

    def check(place: Path) -> str:
        binding = next(one for one in bindings.read(FIRST_CHAPTER) if one.name == name)
        if binding.build and not Path(compilers.INCLUDE, "Python.h").exists():
            repair = bootstrap.install_command("headers")
            raise UnwellError(f"Python.h is not in {compilers.INCLUDE}", repair)
        chapter = build.copy(FIRST_CHAPTER, place)
        tools = [f"CC={compiler()}", f"PYTHON={sys.executable}"]
        command = ["make", "--silent", *tools, binding.library, *binding.build]
        repair = bootstrap.install_command("compiler", "headers")
        clean = {key: os.environ[key] for key in os.environ if not key.startswith("MAKE")}
        need(commands.run(command, cwd=chapter, env=clean, limits=COMPILE), repair=repair)
        call = f"import {binding.module} as binding; print(binding.cmult(6, 2.3))"
        need(python(chapter, call), ANSWER, "make setup")
        return f"{binding.module} of the first chapter built, loaded and called"

    return check


def check_sanitizer(cc: str) -> Callable[[Path], str]:
    """The check of one compiler's sanitizers: a planted overflow must be caught."""

    def check(place: Path) -> str:
        if not shutil.which(cc):
            if cc == bootstrap.compiler() or (cc == "gcc" and not bootstrap.compiler()):
                raise UnwellError(f"{cc} is missing", bootstrap.install_command("compiler"))
            raise AbsentError(f"{cc} is not on this machine, and need not be")
        try:
            flags, variables = sanitizers.sanitizer_flags(cc), sanitizers.sanitizer_env(cc, place)
        except MissingSanitizerError as error:
            raise UnwellError(str(error), repair_sanitizer(cc)) from None
        compile_c(place, *flags, cc=cc)
        environment = os.environ | variables
        good = commands.python(CALL.format(n=1), cwd=place, env=environment, limits=WATCHED)
        need(good, "42", repair_sanitizer(cc))
        bad = commands.python(CALL.format(n=4), cwd=place, env=environment, limits=WATCHED)
        if bad.ok or "heap-buffer-overflow" not in bad.stderr:
            raise UnwellError("a planted overflow was not caught", repair_sanitizer(cc))
        return f"a planted overflow was caught ({version_of(cc)})"

    return check


def repair_sanitizer(cc: str) -> str:
    """What installs a compiler's sanitizers here."""
    system = bootstrap.system()
    if system is None:
        return f"install the sanitizer libraries of {cc}"
    packages = {
        ("fedora", "gcc"): "libasan libubsan",
        ("fedora", "clang"): "compiler-rt",
        ("arch", "clang"): "compiler-rt",
        ("alpine", "gcc"): "clang compiler-rt",
        ("alpine", "clang"): "compiler-rt",
        ("debian", "clang"): f"libclang-rt-{major(cc)}-dev",
        ("suse", "gcc"): "libasan8 libubsan1",
    }.get((system, "clang" if "clang" in cc else "gcc"))
    if packages is None:
        return bootstrap.install_command("compiler")
    as_root = "" if system == "macos" or os.geteuid() == 0 else "sudo "
    return f"{as_root}{bootstrap.INSTALLERS[system][0]} {packages}"


def version_of(cc: str) -> str:
    """Name and version of a compiler: "gcc 12.2.0"."""
    numbers = compilers.version(cc)
    return f"{cc} {'.'.join(map(str, numbers))}" if any(numbers) else cc


def major(cc: str) -> int:
    """The first number of a compiler's version."""
    return compilers.version(cc)[0]


def check_disk(place: Path) -> str:
    """There is room in the book's folder and where temporary files go."""
    for folder in (ROOT, place):
        free = shutil.disk_usage(folder).free // (1 << 20)
        if free < NEEDED:
            raise UnwellError(f"{free} MB are free in {folder}", f"make room: {NEEDED} MB")
    probe = ROOT / "build" / ".doctor"
    try:
        probe.parent.mkdir(exist_ok=True)
        probe.write_text("")
        probe.unlink()
    except OSError as error:
        raise UnwellError(f"{probe.parent} cannot be written: {error.strerror}") from None
    return f"{shutil.disk_usage(ROOT).free / (1 << 30):.0f} GB free"


def check_terminal(place: Path) -> str:
    """The terminal can show what the book prints."""
    encoding = sys.stdout.encoding or "ascii"
    try:
        "✓✗–│".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        repair = "export LC_ALL=C.UTF-8"
        raise UnwellError(f"output in {encoding} has no ✓ and ✗", repair) from None
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise AbsentError("this is no terminal: `workbook watch` works without keys")
    if os.environ.get("TERM", "dumb") == "dumb":
        raise AbsentError("a terminal without colours")
    columns = shutil.get_terminal_size().columns
    return f"{columns} columns, {os.environ.get('TERM')}"


def check_kernel(place: Path) -> str:
    """A notebook's kernel starts and calculates."""
    environment = os.environ | {"HOME": str(place), "JUPYTER_RUNTIME_DIR": str(place)}
    environment["IPYTHONDIR"] = str(place)
    done = commands.python(KERNEL, cwd=place, env=environment, limits=Limits(seconds=60))
    need(done, "ok", "make setup")
    return "a kernel started and calculated"


def check_cpp(place: Path) -> str:
    """There is a C++ compiler, which one section of chapter 02 uses."""
    if not shutil.which("g++"):
        raise AbsentError("g++ is missing: the C++ section of chapter 02 shows no output then")
    (place / "sample.cpp").write_text('extern "C" int sample() { return 42; }\n')
    command = ["g++", "-fPIC", "-shared", "-o", "libsample.so", "sample.cpp"]
    need(commands.run(command, cwd=place, limits=COMPILE))
    need(python(place, "import ctypes; print(ctypes.CDLL('./libsample.so').sample())"), "42")
    return version_of("g++")


CHECKS: tuple[tuple[str, Callable[[Path], str]], ...] = (
    # Codes name checks by their place here: new ones go to the end.
    ("Python", check_python),
    ("C compiler", check_compiler),
    ("ctypes", check_binding("ctypes")),
    ("CFFI, ABI mode", check_binding("CFFI ABI in-line")),
    ("CFFI, API mode", check_binding("CFFI API out-of-line")),
    ("Cython", check_binding("Cython")),
    ("C extension module", check_binding("C extension")),
    ("sanitizers of gcc", check_sanitizer("gcc")),
    ("sanitizers of clang", check_sanitizer("clang")),
    ("disk", check_disk),
    ("terminal", check_terminal),
    ("notebook kernel", check_kernel),
    ("C++ compiler", check_cpp),
)


def examine() -> tuple[Finding, ...]:
    """Run all checks, as many at a time as there are processors; the slowest begin first."""

    def one(check: tuple[str, Callable[[Path], str]]) -> Finding:
        name, run = check
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
            try:
                return Finding(name, OK, run(Path(place).resolve()))
            except AbsentError as reason:
                return Finding(name, SKIPPED, str(reason))
            except UnwellError as problem:
                return Finding(name, FAILED, str(problem), problem.repair)
            except Exception as error:
                return Finding(name, FAILED, f"{type(error).__name__}: {error}")

    with ThreadPoolExecutor((os.cpu_count() or 1) + 1) as pool:
        runs = [pool.submit(one, check) for check in reversed(CHECKS)]
        return tuple(run.result() for run in reversed(runs))


def lines(findings: tuple[Finding, ...]) -> list[str]:
    """What a person reads."""
    told = []
    for finding in findings:
        told.append(f"{MARKS[finding.state]} {finding.name:20} {finding.detail}")
        if finding.repair:
            told.append(f"  {'Repair:':20} {finding.repair}")
    return told


def main(*, as_json: bool = False, code: str | None = None) -> int:
    """Examine this machine, or decode a code; print it, and return the exit status."""
    if code is not None:
        try:
            told, states = short_code.decode(code, [name for name, _ in CHECKS])
        except short_code.CodeError as error:
            print(error, file=sys.stderr)
            return 2
        print(told)
        for name, state in states:
            print(f"{MARKS.get(state, ' ')} {name:20} {state}")
        return 0
    findings = examine()
    healthy = all(finding.state != FAILED for finding in findings)
    short = short_code.encode([finding.state for finding in findings])
    if as_json:
        data = {"healthy": healthy, "code": short, "findings": [asdict(one) for one in findings]}
        print(json.dumps(data, indent=2))
    else:
        print("\n".join(lines(findings)))
        failed = sum(finding.state == FAILED for finding in findings)
        print(
            "\nThis machine can run the whole book. Next: `make watch`"
            if healthy
            else f"\nNot well: {failed} of {len(findings)}. Repair from the top, then run it again."
        )
        print(f"Code for your teacher: {short}")
    return 0 if healthy else 1
