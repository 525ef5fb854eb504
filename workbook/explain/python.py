"""Recognises exceptions of Python: those of ctypes, CFFI and the C API, and a test's own words.

`EXCEPTIONS` has one row for each kind: what the exception says, our sentence, the rule, and the
section to read, where the book has one.
"""

import re
from dataclasses import dataclass, replace

from workbook.explain.explanation import Explanation
from workbook.explain.report import TRACEBACK, Recogniser, Report

HEADING = re.compile(r"^_{3,} .+ _{3,}$", re.M)
LAST_LINE = re.compile(
    r"^(?:E +)?((?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Interrupt|Exit|Warning|Iteration|"
    r"Failed|NotFound|Group)|[A-Z]\w+Error)(?:: (.*))?$",
    re.M,
)
ARGTYPES = "01_first_call#argtypes"
RESTYPE = "01_first_call#restype"
PATH = "01_first_call#path"

# Rules that more than one symptom breaks.
FROM_START = (
    "a relative path is looked up from the folder in which the program was started: "
    "use Path(__file__)"
)
BARE_NAME = (
    "a name without a slash is looked up in the system's folders alone: give a full path, "
    "from Path(__file__)"
)
DECLARED = "cdef declares every function that Python calls"
NEVER_BOTH = "after a call that has failed, return NULL: result or exception, never both"

# exception, what it says, our sentence, rule, section. {0}, {1} are groups, {call} the call as the
# learner wrote it, where it is known.
EXCEPTIONS: tuple[tuple[str, str, str, str, str], ...] = (
    ("ArgumentError", r"argument (\d+): .*Don't know how to convert parameter",
     "ctypes cannot convert argument {0}{call}: nothing says which C type it is (ArgumentError)",
     "argtypes names the C type of each parameter, in the order of the header", ARGTYPES),
    ("ArgumentError", r"argument (\d+): OverflowError: (.*)",
     "argument {0}{call} is too large for its C type: {1} (ArgumentError)",
     "a pointer or a large number needs argtypes; without, ctypes takes each int for a C int", ARGTYPES),
    ("ArgumentError", r"argument (\d+): .*expected (\S+) instance instead of (.*)",
     "argument {0}{call} is {1_} where argtypes says {1} (ArgumentError)",
     "a value has the type that argtypes names: a pointer to the same kind of thing", ARGTYPES),
    ("ArgumentError", r"argument (\d+): (.*)",
     "argument {0}{call} does not fit what argtypes says: {1} (ArgumentError)",
     "argtypes names what goes in: a str becomes bytes with .encode() where the header says char *", ARGTYPES),
    ("TypeError", r"this function takes at least (\d+) arguments? \((\d+) given\)",
     "the call{call} has {1} of the {0} arguments that argtypes names", "a call has as many arguments as argtypes names", ARGTYPES),
    ("OverflowError", r"(?:Python )?int too (?:large|long|big) to convert.*",
     "a number is too large for its C type{call} (OverflowError)",
     "a C int has 4 bytes; if this number is a pointer, restype and argtypes must say so", RESTYPE),
    ("OverflowError", r"integer (\S+) does not fit '?([^']+)'?", "the number {0} does not fit the C type {1} (OverflowError)",
     "a C int has 4 bytes: -2,147,483,648 to 2,147,483,647", "01_first_call#overflow"),
    ("OverflowError", r"signed integer is (greater|less) than (maximum|minimum)", "a number does not fit a C int: it is {0} than the {1} (OverflowError)",
     "a C int has 4 bytes: -2,147,483,648 to 2,147,483,647", "01_first_call#overflow"),
    ("ValueError", r"NULL pointer access", "the program used a NULL pointer{call}",
     "a NULL pointer points at nothing: ask `if pointer:` before you use it", ""),
    ("ValueError", r"Procedure probably called with .*", "the call{call} has the wrong arguments", "argtypes says what the header says", ARGTYPES),
    ("AttributeError", r".*function/symbol '(\w+)' not found in library.*", "the library has no function {0}",
     "the name in cdef is the name in the header, letter for letter, and the library exports it", ""),
    ("AttributeError", r"(\S*?): undefined symbol: (\w+)|dlsym\(\w+, (\w+)\): symbol not found",
     "the library {0:file} has no function {1}: undefined symbol",
     "the name is spelt as in the header, and the library must export it (visibility default)", ""),
    ("AttributeError", r"cffi library '(\S+)' has no function, constant or global variable named '(\w+)'",
     "{0} has no {1}: cdef does not declare it", DECLARED, ""),
    ("AttributeError", r"(\w+)$", "lib has no {0}: cdef does not declare it", DECLARED, "07_cffi_abi#first-call"),
    ("AttributeError", r"'_cffi_backend.FFI' object has no attribute '(cdef|set_source)'", "an ffi that was imported from a built module has no {0}",
     "a built module brings its declarations along: cdef belongs in the build script", "07_cffi_abi#out-of-line"),
    ("OSError|ImportError", r"(\S+): undefined symbol: (\w+)",
     "{0:file} cannot be loaded: undefined symbol {1}, which nobody defines",
     "a function that is called is defined in a C file or a library that is linked in", ""),
    ("OSError", r"([^/\s]+): cannot open shared object file.*|dlopen\(([^/\s]+), .*",
     "no library named {0} was found: cannot open shared object file",
     BARE_NAME, "03_ctypes_functions#finding"),
    ("OSError", r"(\S+): cannot open shared object file.*|dlopen\((\S+), .*",
     "no library was found at {0}: cannot open shared object file",
     FROM_START, PATH),
    ("OSError", r"(\S+): (?:invalid ELF header|file too short|wrong ELF class.*|not a mach-o.*|slice is not valid.*)",
     "{0:file} is not a shared library", "CDLL loads what a compiler made with -shared", ""),
    ("OSError", r"cannot load library '([^/']*)'.*", "CFFI found no library named {0}",
     BARE_NAME, "07_cffi_abi#path"),
    ("OSError", r"cannot load library '([^']*)'.*", "CFFI found no library at {0}",
     FROM_START, "07_cffi_abi#path"),
    ("FileNotFoundError", r".*'([^']*)'", "there is no file {0}",
     FROM_START, PATH),
    ("ImportError", r"dynamic module does not define module export function \((PyInit_(\w+))\)",
     "the file of the module {1} has no function {0}", "the function is called PyInit_ and the name of the module, as in the file's name, and is not static", "13_extension_functions#other-name"),
    ("ImportError", r"cannot import name 'lib' from '(_\w+)'.*", "{0} has no lib to import: it was built without C source, in ABI mode",
     "in ABI mode, lib is what ffi.dlopen returns", "07_cffi_abi#out-of-line"),
    ("ImportError", r"cannot import name '(\w+)' from '([\w.]+)'.*", "{1} has no {0} to import", "", ""),
    ("ModuleNotFoundError", r"No module named '([\w.]+)'", "there is no module named {0}",
     "a module is a file of that name, built where it must be, in a folder that Python searches", ""),
    ("SystemError", r"<[\w-]+ (?:function|method) (\w+).*> returned NULL without setting an exception",
     "{0} returned NULL without setting an exception", "return NULL means: I have set an exception, with PyErr_SetString or by a call that failed", "13_extension_functions#null"),
    ("SystemError", r"<[\w-]+ (?:function|method) (\w+).*> returned a result with an exception set",
     "{0} returned a result although an exception was set", NEVER_BOTH, "13_extension_functions#both"),
    ("SystemError", r"<class '[\w.]+'> returned a result with an exception set", "a function of C returned a result although an exception was set; it was noticed in the next call",
     NEVER_BOTH, "13_extension_functions#both"),
    ("SystemError", r"PY_SSIZE_T_CLEAN macro must be defined.*", "a format with # was used without PY_SSIZE_T_CLEAN",
     "#define PY_SSIZE_T_CLEAN stands above #include <Python.h>", "13_extension_functions#ssize"),
    ("SystemError", r"initialization of (\w+) (.*)", "the module {0} could not be made: its initialization {1}",
     "PyInit_ returns a module or NULL with an exception set", "13_extension_functions#init-null"),
    ("SystemError", r"(?:\S+: )?bad argument to internal function|bad format char passed.*",
     "a function of Python's C API was called wrongly: {said}", "the format of PyArg_ParseTuple names the C type of each variable", ""),
    ("TypeError", r"initializer for ctype '([^']+)' must be (?:a )?(.*), not str", "CFFI needs {1} for the C type {0}, and got a str",
     "a str becomes bytes with .encode() where the header says char *", "07_cffi_abi#bytes"),
    ("TypeError", r"initializer for ctype '([^']*[^*'])' must be .*struct-cdata, not cdata '([^']+)\*'", "C wants the struct itself, {0}, and got a pointer to it",
     "pointer[0] is the struct that the pointer points to", "07_cffi_abi#strings"),
    ("TypeError", r"initializer for ctype '([^']+\*)' must be (?:a )?cdata pointer, not bytes", "a field or element of the C type {0} takes no bytes",
     "an argument may be bytes; a field keeps an address alone: make ffi.new('char[]', ...), give it a name, and keep it", "07_cffi_abi#field-freed"),
    ("TypeError", r"expected a pointer or array ctype, got '([^']+)'", "ffi.new was asked for {0}",
     "ffi.new takes a pointer type, T *, for one T, or an array type, T[]", "07_cffi_abi#new"),
    ("TypeError", r"initializer for ctype '([^']+)' must be (?:a )?(.*), not (.*)", "CFFI needs {1} for the C type {0}, and got {2}",
     "what goes in has the type that cdef names", "07_cffi_abi#new"),
    ("TypeError", r"an integer is required", "the call{call} wants an int where another type was given (TypeError)", "the type of an argument is that of the declaration", ""),
    ("IndexError", r"index too large for cdata '([^']+)' \(expected (\d+) < (\d+)\)", "index {1} is outside of {0}: the last one is {2:minus}", "an array of n elements has the elements 0 to n-1", ""),
    ("VerificationError", r"(?:\w+: )?(.*)", "CFFI could not compile: {0}", "what cdef says must be what the header says", ""),
    ("UnicodeDecodeError", r"'([\w-]+)' codec can't decode byte (\S+) in position (\d+).*", "byte {1} at position {2} is no {0} text (UnicodeDecodeError)",
     "bytes from C become a str with the encoding in which they were written", ""),
    ("RecursionError", r".*", "the function calls itself until Python stops it (RecursionError)", "a function that calls itself needs a case in which it stops", ""),
    ("MemoryError", r".*", "the program asked for more memory than it may have (MemoryError)", "a loop that keeps what it makes needs an end, and a count that is read from freed memory can be any number", ""),
    ("NotImplementedError", r"(.*)", "not written yet{call}: NotImplementedError {said}", "", ""),
    ("IndentationError|TabError", r"(.*)", "Python cannot read the file, its indentation is wrong: {0}", "the lines of a block begin at the same column", ""),
    ("SyntaxError", r"(.*)", "Python cannot read the file: {0} (SyntaxError)", "the mistake is on this line, or at the end of the one before", ""),
    ("NameError|UnboundLocalError", r".*name '(\w+)' is not defined.*", "Python knows no {0} here (NameError)", "a name exists from its first assignment or import on", ""),
)  # fmt: skip


@dataclass(frozen=True)
class Raised:
    """The exception that a run ended with."""

    kind: str
    said: str


def python_exception(report: Report) -> Explanation | None:
    """An exception, or a failed assertion, of the first test that failed."""
    report = first_failure(report)
    raised = exception(report)
    if raised is None:
        return None
    where = report.where_python
    lost = report.last(r"^(?:Exception ignored on calling (ctypes) callback|From (cffi) callback)")
    if lost and report.text.count(TRACEBACK, lost.start()) == 1:
        return report.explain(
            f"an exception was lost in a callback: {raised.kind}: {raised.said}",
            where=where,
            rule="C cannot pass an exception on: catch it in the callback, report it by a result",
        )
    if raised.kind == "AssertionError":
        return assertion(report, raised, where)
    for kinds, pattern, message, rule, read in EXCEPTIONS:
        match = re.fullmatch(kinds, raised.kind) and re.match(pattern, raised.said)
        if match:
            text = fill(message, match, raised, call_at(report))
            if not where:
                where = named(report, match)
            if "which nobody defines" in text and report.mention(r"\bset_source\("):
                rule = "set_source names the C files in sources=[...], or the library that has it"
            return report.explain(text, where=where, rule=rule, read=read)
    said = f": {raised.said}" if raised.said else ""
    return report.explain(f"Python raised {raised.kind}{said}", where=where)


def first_failure(report: Report) -> Report:
    """The part of the report that is about the first failed test."""
    headings = [found.start() for found in HEADING.finditer(report.text)]
    if not headings:
        return report
    end = headings[1] if len(headings) > 1 else len(report.text)
    return replace(report, raw=report.text[headings[0] : end])


def exception(report: Report) -> Raised | None:
    """The last exception of a traceback: those before are its causes."""
    text = report.text
    shown = TRACEBACK in text or re.search(r"^E {3}", text, re.M) or HEADING.search(text)
    if not shown and not re.search(r'^\s*File ".*", line \d+$', text, re.M):
        return None
    bare = None
    lines = text.splitlines()
    for number in range(len(lines) - 1, -1, -1):
        found = LAST_LINE.match(lines[number])
        if not found:
            continue
        pytest_line = lines[number].startswith("E ")
        said = (found[2] or "").strip()
        following = lines[number + 1 : number + 4]
        if not said and following and pytest_line:
            said = following[0].removeprefix("E").strip()
        kind = found[1].rpartition(".")[2]
        if pytest_line:  # pytest marks lines of the first exception of a chain in the same way
            return Raised(kind, said)
        if number and re.match(r"Exception ignored|.*Warning:", lines[number]):
            continue
        bare = Raised(kind, said)
        break
    if bare is None or bare.kind == "AssertionError":
        compared = re.search(r"^E {3,}(assert .*)$", text, re.M)
        if compared:
            return Raised("AssertionError", "" if bare and bare.said else compared[1])
    return bare


def assertion(report: Report, raised: Raised, where: str) -> Explanation:
    """A test's own message; without one, what it compared."""
    message = raised.said
    if not message:
        line = report.last(r"^\s+(assert .*)$") or report.last(r"^>\s+(assert .*)$")
        message = f"this does not hold: {line[1]}" if line else "a check failed"
    elif message.startswith("assert "):
        line = report.last(r"^>\s+assert (.*)$")
        message = f"expected {line[1]}, and found {message.removeprefix('assert ')}" if line else (
            f"this does not hold: {message}"
        )  # fmt: skip
    if not where:
        function = re.match(r"(?:lib\.)?([A-Za-z_]\w*)\(", message)
        where = report.definition(function[1]) if function else ""
    symbol = re.search(r"undefined symbol:? (\w+)", message)
    if symbol and not where:
        where = report.mention(rf"\b{symbol[1]}\b")
    rule, read = "", ""
    if "raised ArgumentError" in message and "Don't know how to convert" in message:
        rule, read = (
            "argtypes names the C type of each parameter, in the order of the header",
            ARGTYPES,
        )
    elif re.search(r" gave .*, expected \w*(Error|Exception)\b", message):
        rule = "what C cannot take is refused before the call; how C failed shows in its result, or in an argument: look, and raise"
    elif re.search(r"\[Errno 0\]", message) and report.mention(r"\bget_errno\("):
        rule = "errno is filled only for a library that was loaded with use_errno=True"
    elif " gave " in message and report.mention(r"\.(argtypes|restype)\s*="):
        rule, read = (
            "ctypes never sees the header: argtypes and restype must repeat its types, each of them",
            RESTYPE,
        )
    if "returned NULL without setting" in message:
        rule = "return NULL means: I have set an exception, with PyErr_SetString or by a call that failed"
    return report.explain(message, where=where, rule=rule, read=read)


def call_at(report: Report) -> str:
    """The call in the learner's own line or, without one, in the innermost line shown."""
    shown = re.findall(r'^\s*File "[^"]+", line \d+, in .*\n\s+(.+)$', report.text, re.M)
    shown += re.findall(r"^>\s+(.+)$", report.text, re.M)
    for line in reversed(shown):
        found = re.search(r"\b(?:lib|ffi|_?\w*lib)\.(\w+)\(", line)
        if found:
            return f" of {found[1]}"
    return ""


def fill(message: str, match: re.Match[str], raised: Raised, call: str) -> str:
    """Put the groups of a row into its sentence."""
    groups = [group or "" for group in match.groups()]
    if not groups or not groups[0]:  # the second of two forms
        groups = [group for group in groups if group] or [""]
    text = message.replace("{call}", call).replace("{said}", raised.said)
    if "{1_}" in text:  # "expected X instance instead of Y"
        text = text.replace("{1_}", groups[2])
    for number, group in enumerate(groups):
        text = text.replace(f"{{{number}:file}}", group.rpartition("/")[2])
        if f"{{{number}:minus}}" in text:
            text = text.replace(f"{{{number}:minus}}", str(int(group) - 1))
        text = text.replace(f"{{{number}}}", group)
    return text


def named(report: Report, match: re.Match[str]) -> str:
    """Where the learner's files name what the exception is about."""
    for group in reversed([group for group in match.groups() if group]):
        if re.fullmatch(r"\w+", group) and (where := report.definition(group)):
            return where
    return ""


RECOGNISERS: tuple[Recogniser, ...] = (python_exception,)
