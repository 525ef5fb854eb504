"""Compiles the files of one exercise, in the sandbox, and remembers what it has compiled.

What `build` in exercise.toml stands for:

- none: nothing;
- cc: all .c files become libNAME.so, NAME as in the only header NAME.h;
- extension: the edited NAME.c becomes the module NAME, all other .c files are linked in;
- cython: the only .pyx becomes a module, all .c files are linked in; what all memoryviews have in
  common, ten times as much C as the rest, is a module of its own, compiled once;
- cffi: the build script is run, and compiles what it says: the edited one, or the only build_*.py.

Warnings are judged once, in the plain build. The sanitized build leaves them out, because a
sanitizer makes gcc warn of code that is right. Whatever the learner's file does to the compiler
happens under limits. Results are kept in build/exercises/, known by the digest of what they
come from.
"""

import ast
import hashlib
import importlib.metadata
import marshal
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from workbook.catalog.exercises import Exercise, ExerciseError
from workbook.catalog.paths import BUILD
from workbook.judge.runners import Runners, Turn, clean_env
from workbook.sandbox import compilers, sanitizers
from workbook.sandbox.commands import Limits
from workbook.sandbox.compilers import MissingCompilerError

CACHE = BUILD / "exercises"
NO_COMPILER = "no-c-compiler-on-this-machine"
KEPT = 256  # how many results the cache holds
TOOL_FLAGS = ("-std=c11", "-g", "-pipe", "-fPIC", "-fvisibility=hidden")
MEGABYTE = 1 << 20
CHECKS = Path(__file__).with_name("arguments.h")
PYTHON_H = re.compile(rb"^[ \t]*#[ \t]*include[ \t]*[<\"]Python\.h[>\"][^\n]*\n", re.M)
LIMITS = Limits(seconds=30, memory=4096 * MEGABYTE, file_size=64 * MEGABYTE)
C = (".c", ".h")
READS = {"cc": C, "extension": C, "cython": (*C, ".pyx", ".pxd")}  # a script may read any file
MADE = (".so", ".pyd", ".dylib", ".py")
MEMORYVIEWS = "_cyutility"


@dataclass(frozen=True)
class Built:
    """What came of compiling: files to run with, or what the tools said."""

    ok: bool
    raw: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    signal: str | None = None
    timed_out: bool = False


def compile_files(
    exercise: Exercise,
    files: Mapping[str, bytes],
    *,
    cc: str | None = None,
    sanitized: bool = False,
    cache: Path | None = CACHE,
    limits: Limits = LIMITS,
    turn: Turn | None = None,
) -> Built:
    """Compile the files of an exercise.

    Args:
        exercise: Says how.
        files: All files of the folder, by name.
        cc: The compiler; the first that is found, by default.
        sanitized: Watch every access to memory.
        cache: Where results are kept; None keeps none.
        limits: For each command.
        turn: Where it runs.

    Raises:
        MissingCompilerError: There is none.
        MissingSanitizerError: The compiler has no sanitizer that Python can load.
        ExerciseError: The exercise's files do not fit its `build`.
    """
    if exercise.build == "none":
        return Built(True)
    try:
        cc, missing = compilers.find(cc), None
    except MissingCompilerError as problem:
        if exercise.build != "cffi" or sanitized:
            raise
        # ABI mode compiles nothing: only a script that does will miss the compiler
        cc, missing, cache = NO_COMPILER, problem, None
    kept = cache / _key(exercise, files, cc, sanitized) if cache else None
    if kept and (found := _load(kept)):
        return found
    with ExitStack() as stack:
        turn = turn or stack.enter_context(stack.enter_context(Runners()).turn())
        folder = stack.enter_context(turn.folder(exercise.name))
        for name, data in files.items():
            (folder / name).write_bytes(data)

        def run(command: list[str], env: Mapping[str, str] = {}) -> Built:
            variables = clean_env(folder) | dict(env)
            how = {"cwd": folder, "env": variables, "limits": limits, "merge": True}
            if command[0] == "cython":
                done = turn.cython(command[1:], **how)
            else:
                done = turn.run(command, **how)
            raw = done.stdout if done.ok else f"{done.stdout}\n{command[0]}: {done.fate}\n".lstrip()
            return Built(done.ok, raw, {}, done.signal, done.timed_out)

        built = _build(exercise, folder, cc, sanitized, cache, run)
        if missing and not built.ok and NO_COMPILER in built.raw:
            raise missing
        if built.ok:
            built = Built(True, built.raw, _made(folder, files))
    if kept and built.ok and built.files:
        _store(kept, built)
    return built


def _build(
    exercise: Exercise,
    folder: Path,
    cc: str,
    sanitized: bool,
    cache: Path | None,
    run: Callable[..., Built],
) -> Built:
    watched = [*sanitizers.sanitizer_flags(cc), "-U__SANITIZE_ADDRESS__"] if sanitized else []
    if sanitized:
        sanitizers.sanitizer_env(cc)  # raises when this machine has no runtime
    # gcc -O1 removes a wrong write whose value nobody reads, and the sanitizer never sees it
    tool = [*TOOL_FLAGS, f"-ffile-prefix-map={folder}=.", "-O0" if sanitized else "-O2", *watched]
    strict = [*tool, "-w"] if sanitized else [*tool, *compilers.warnings(), "-Werror"]
    sources = sorted(file.name for file in folder.glob("*.c"))
    include = ["-isystem", compilers.INCLUDE]
    module = ["-shared", *(["-undefined", "dynamic_lookup"] * (sys.platform == "darwin"))]
    match exercise.build:
        case "cc":
            name = _only(exercise, folder, "*.h").stem
            return run([cc, *strict, "-shared", "-o", f"lib{name}.so", *sources])
        case "extension":
            edited = [name for name in exercise.edit if name.endswith(".c")]
            if not edited:
                raise ExerciseError(f"{exercise.id}: build is extension, and edit names no .c file")
            if sanitized:
                for name in edited:
                    _with_checks(folder / name)
            output = Path(edited[0]).stem + compilers.MODULE_SUFFIX
            return run([cc, *strict, *include, *module, "-o", output, *sources])
        case "cython":
            pyx = _only(exercise, folder, "*.pyx")
            written = f"{pyx.stem}.cython.c"
            lines = ["--line-directives"] * sanitized  # so that a report names lines of the .pyx
            done = run(["cython", *lines, f"--shared={MEMORYVIEWS}", "-o", written, pyx.name])
            if not done.ok:
                return done
            if MEMORYVIEWS.encode() in (folder / written).read_bytes():
                link = [cc, *TOOL_FLAGS, *include, *module]
                done = _memoryviews(folder, link, cache, run)
                if not done.ok:
                    return done
            # Cython adds 0 to a NULL pointer where a method has no arguments; clang would object
            spared = ["-fno-sanitize=pointer-overflow"] * sanitized
            output = pyx.stem + compilers.MODULE_SUFFIX
            command = [cc, *tool, *spared, "-w", *include, *module, "-o", output]
            return run([*command, written, *sources])
        case _:
            script = next((name for name in exercise.edit if name.endswith(".py")), None)
            if script is None or not script.startswith("build"):
                script = _only(exercise, folder, "build_*.py").name
            env = {"CC": cc, "CFLAGS": " ".join(tool)}
            command = [sys.executable, "-X", "faulthandler", script]
            return run(command, env)


def _memoryviews(
    folder: Path, cc: list[str], cache: Path | None, run: Callable[..., Built]
) -> Built:
    """Put what memoryviews need beside the module that uses them."""
    version = importlib.metadata.version("cython")
    key = f"memoryviews-{_digest(f'{_identity(cc[0])} {cc} {version}', b'').decode()[:40]}"
    if not cache or not (built := _load(cache / key)):
        written, output = f"{MEMORYVIEWS}.c", MEMORYVIEWS + compilers.MODULE_SUFFIX
        for command in (
            ["cython", f"--generate-shared={written}"],
            [*cc, "-O1", "-g0", "-w", "-o", output, written],
        ):
            done = run(command)
            if not done.ok:
                return done
        built = Built(True, "", {output: (folder / output).read_bytes()})
        if cache:
            _store(cache / key, built)
    for name, data in built.files.items():
        (folder / name).write_bytes(data)
    return built


def _with_checks(file: Path) -> None:
    """Have a C file include arguments.h behind Python.h; its lines keep their numbers."""
    source = file.read_bytes()
    if found := PYTHON_H.search(source):
        line = source.count(b"\n", 0, found.end()) + 1
        more = f'#include "{CHECKS}"\n#line {line} "{file.name}"\n'.encode()
        file.write_bytes(source[: found.end()] + more + source[found.end() :])


def _only(exercise: Exercise, folder: Path, pattern: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise ExerciseError(f"{exercise.id}: build is {exercise.build}, which wants one {pattern}")
    return found[0]


def _made(folder: Path, given: Mapping[str, bytes]) -> dict[str, bytes]:
    """What the build has made: modules and libraries, none that would stand in for another.

    A build script may write what it likes; no test file, and no module of the standard library.
    """
    taken = {}
    for file in folder.iterdir():
        stem = file.name.partition(".")[0]
        if (
            file.name not in given
            and file.suffix in MADE
            and not file.is_symlink()
            and file.is_file()
            and not file.name.startswith(("test_", "conftest"))
            and stem not in sys.stdlib_module_names
            and stem not in ("pytest", "_pytest", "pluggy", "cffi", "_cffi_backend")
            and (file.suffix != ".py" or _by_cffi(file.read_bytes()))
        ):
            taken[file.name] = file.read_bytes()
    return taken


def _by_cffi(source: bytes) -> bool:
    """Whether cffi wrote this module (the ABI mode does), and nobody by hand."""
    try:
        first, second = ast.parse(source).body
    except (SyntaxError, ValueError):
        return False
    return ast.unparse(first) == "import _cffi_backend" and ast.unparse(second).startswith(
        "ffi = _cffi_backend.FFI("
    )


def _key(exercise: Exercise, files: Mapping[str, bytes], cc: str, sanitized: bool) -> str:
    total = hashlib.sha256()
    facts = (exercise.build, exercise.edit, _identity(cc), sanitized)
    total.update(repr(facts).encode())
    total.update(
        Path(__file__).read_bytes() + CHECKS.read_bytes() + repr(compilers.warnings()).encode()
    )
    for name in sorted(files):
        if not name.startswith("test_") and name.endswith(READS.get(exercise.build, "")):
            total.update(f"{name}\0{len(files[name])}\0".encode() + files[name])
    return total.hexdigest()[:40]


def _identity(cc: str) -> tuple[object, ...]:
    """Which compiler, and which Python."""
    compiler = Path(shutil.which(cc) or cc).resolve()
    state = compiler.stat()
    return (str(compiler), state.st_size, state.st_mtime_ns, sys.version, sys.platform)


def _load(kept: Path) -> Built | None:
    try:
        digest, _, body = kept.read_bytes().partition(b"\n")
        if digest != _digest(kept.name, body):
            return None
        os.utime(kept)
    except OSError:
        return None
    return Built(True, *marshal.loads(body))


def _digest(key: str, body: bytes) -> bytes:
    """What a kept result must be, so that nothing damaged or planted is taken for it."""
    return hashlib.sha256(key.encode() + body).hexdigest().encode()


def _store(kept: Path, built: Built) -> None:
    """Keep a result. A full disk or a second checker at the same time does no harm."""
    body = marshal.dumps((built.raw, dict(built.files)))
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        descriptor, new = tempfile.mkstemp(dir=kept.parent, prefix=".new-")
        with os.fdopen(descriptor, "wb") as file:
            file.write(_digest(kept.name, body) + b"\n" + body)
        Path(new).replace(kept)
        _prune(kept.parent)
    except OSError:
        return


def _prune(cache: Path) -> None:
    """Forget what was not used for long, and what a killed checker has begun."""
    files = [entry for entry in cache.iterdir() if entry.is_file()]
    age = {file: time.time() - file.stat().st_mtime for file in files}
    known = sorted((one for one in age if not one.name.startswith(".")), key=age.__getitem__)
    for entry in [*known[KEPT:], *(one for one in age if one not in known and age[one] > 3600)]:
        entry.unlink(missing_ok=True)
