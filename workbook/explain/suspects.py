"""What stands in the learner's files and is wrong whatever happens: the cause of a symptom without one.

A crash, a wait or a wrong number seldom says where it comes from. These rows know mistakes that
can be read in the file itself. `said` is the kind of symptom: "crash", "memory", "wait", "value",
"object" (Python lost one), "gil", "lost" (an exception), "leak".
"""

import ast
import ctypes
import re
from collections.abc import Iterator

from workbook.explain import rules as r
from workbook.explain.explanation import Explanation
from workbook.explain.report import Report, count
from workbook.explain.rows import Row, first

ANY = "crash || memory || value"
BLOCK = r"Py_BEGIN_ALLOW_THREADS(?:(?!Py_(?:END|BLOCK)_)[\s\S])*?(?P<here>)"
SCALAR = r"(?:unsigned |signed )?(?:int|long(?: long)?|short|char|float|double|Py_ssize_t|size_t|u?int\d+_t|Py_buffer)"
SUSPECTS: tuple[Row, ...] = (
    Row(ANY, "{name} has no _fields_, for the line says {word}: so it has 0 bytes for C to write to", r.FIELDS,
        file=r"class (?P<name>\w+)\([^)]*(?:Structure|Union)[^)]*\):(?:\n(?:[ \t].*)?)*?\n[ \t]+(?P<here>)(?P<word>(?!_fields_\b)_*[Ff](?:ie|ei)lds?_*)\s*="),
    Row("value", "In a file that is run, __name__ is never {word}: what stands below this if is left out", r.MAIN, file=r"^(?P<here>)if __name__\s*==\s*(?P<word>[\"'](?!__main__[\"'])[^\"']*[\"'])"),
    Row(ANY, "{name} stands without & in PyArg_ParseTuple, which takes its value for an address", r.PARSE_ADDRESS,
        file=rf'\b(?:{SCALAR}|PyObject ?\*|const char ?\*)\s*(?P<name>\w+)(?:\s*=[^;]*)?;[\s\S]*?(?P<here>)PyArg_Parse\w*\([^;"]*"[^;]*?,\s*(?P=name)\s*[,)]'),
    Row("crash || gil || wait", "{name} is called between Py_BEGIN_ALLOW_THREADS and Py_END_ALLOW_THREADS, where nobody holds the GIL", r.GIL,
        file=BLOCK + r"\b(?P<name>Py(?!Mem_Raw|Gate)[A-Z_]\w+)\s*\("),
    Row("crash || gil || wait", "A return between Py_BEGIN_ALLOW_THREADS and Py_END_ALLOW_THREADS goes back to Python without the GIL", r.GIL,
        file=BLOCK + r"\breturn\b"),
    Row("crash || memory", "{name} is used behind PyBuffer_Release, when its bytes are nobody's any more", r.RELEASED,
        file=r"PyBuffer_Release\(\s*&?(?P<name>\w+)\s*\);(?:(?!\breturn\b|\})[\s\S])*?(?P<here>)\b(?P=name)(?:\.|->)(?:buf|len)\b"),
    Row("crash || memory", "The table of methods has no end: {{NULL, NULL, 0, NULL}} is missing", r.TABLE_END,
        file=r"(?P<here>)PyMethodDef\s+\w+\[\]\s*=\s*\{(?:(?!NULL\s*,\s*NULL|\{\s*(?:0|NULL)?\s*\})[\s\S])*?\n\};"),
    Row("object || crash || memory", "{name} is returned, and the reference to it was only borrowed", r.REFERENCES,
        file=r"(?P<here>)return (?P<name>(?:PyList_GetItem|PyList_GET_ITEM|PyTuple_GetItem|PyTuple_GET_ITEM|PyDict_GetItem\w*)\b)"),
    Row("object", "{name} is returned without Py_INCREF or Py_NewRef", r.REFERENCES,
        file=r"(?<!Py_INCREF\(Py_None\);\n)^[ \t]*(?P<here>)return (?P<name>Py_None|Py_True|Py_False);"),
    Row("crash", "cdef declares {name} as a variable that holds an address, which a macro or an array of characters is not", r.TEXT_CONSTANT,
        file=r"^(?P<here>)\s*(?:static |extern )*(?:const )?char ?(?:const )?\*\s*(?P<name>[A-Z_][A-Z0-9_]*);", tool="cffi"),
    Row("wait", "C waits in {word} for a thread that wants the GIL, and holds the GIL meanwhile", r.GIL_WAIT, tool="extension",
        file=r"\A(?=[\s\S]*PyGILState_Ensure)(?![\s\S]*(?:Py_BEGIN_ALLOW_THREADS|PyEval_SaveThread))[\s\S]*?(?P<here>)(?P<word>pthread_join|thrd_join|pthread_cond_wait|sem_wait)\s*\("),
    Row("wait", "The lock {name} is taken twice without being given back in between", r.LOCK,
        file=r"(?P<word>pthread_mutex_lock|mtx_lock)\s*\((?P<name>[^)]*)\)(?:(?!unlock)[^}])*?(?P<here>)(?P=word)\s*\((?P=name)\)"),
    Row("wait", "A return leaves the lock {name} taken", r.LOCK,
        file=r"(?:pthread_mutex_lock|mtx_lock)\s*\((?P<name>[^)]*)\)(?:(?!unlock)[^}])*?(?P<here>)\breturn\b"),
    Row("wait", "A semicolon stands behind this while, so its body does not belong to it", r.EMPTY_BODY, file=r"^(?P<here>)[ \t]*while\s*\([^;{}\n]*\)\s*;\s*(?://.*)?$"),
    Row("wait || crash || memory", "{name} has no sign, so {name} >= 0 is always true", r.UNSIGNED,
        file=r"for\s*\(\s*(?P<here>)(?:size_t|unsigned\b[ \w]*?|uint\d+_t)\s+(?P<name>\w+)\s*=[^;]*;\s*(?P=name)\s*>=\s*0\s*;"),
    Row(ANY, "{word} is no name that ctypes looks at", r.ATTRIBUTES,
        file=r"\.(?P<here>)(?P<word>(?!argtypes\b|restype\b)(?:args?_?types?|res_?types?|ret_?types?))\s*="),
    Row(ANY, "With restype = {word}, ctypes calls {word} with a C int, which the function does not return", r.CTYPE,
        file=r"\.(?P<here>)restype\s*=\s*(?P<word>float|str|bytes)\b"),
    Row("both", "Behind this {word} no return NULL follows", r.NEVER_BOTH,
        file=r"(?P<here>)(?P<word>PyErr_(?:SetString|Format|SetObject))\([^;]*\);(?:\s*//.*\n)?\s*(?:\}|Py_RETURN_\w+|return (?!NULL|-1|0\b))"),
    Row("both || value || crash || memory", "The result of this {word} is not looked at", r.LOOK_PARSE,
        file=r"^[ \t]*(?P<here>)(?P<word>PyArg_Parse\w*)\([^;]*\);"),
    Row("value || crash", "This loop goes on to {word} = {name}, and {name} elements have the numbers 0 to {name} - 1", r.ARRAY,
        file=r"for\s*\([\w ]*\b(?P<word>\w+)\s*=\s*0\s*;\s*(?P<here>)(?P=word)\s*<=\s*(?P<name>[\w>-]*(?:count|size|length|len|\bn|capacity))\s*;[^{}]*\{?[^{}]*\[\s*(?P=word)\s*\]"),
    Row("leak", "{name} comes from {word}, and no free of {name} follows", r.FREE_IT,
        file=r"\b(?P<name>\w+)\s*=\s*(?:\([\w\s*]*\)\s*)?(?P<here>)(?P<word>malloc|calloc|strdup|PyMem_(?:Raw)?[MC]alloc)\s*\((?![\s\S]*[fF]ree\w*\s*\([^;]*\b(?P=name)\b)"),
    Row("leak", "{name} belongs to the module, and keeps for ever what is appended to it", r.KEEPS,
        file=r"^(?P<name>\w+)\b[^=\n]*=\s*(?:\[|list\()[\s\S]*?^[ \t]+(?P<here>)(?P=name)\.append\("),
    Row("value gave", "{name} is given a value twice, and the second hides the first", r.TWICE, tool="ctypes",
        file=r"^\w+\.(?P<name>\w+\.(?:argtypes|restype))\s*=[\s\S]*?^(?P<here>)\w+\.(?P=name)\s*="),
    Row("crash || object || memory", "{name} is used behind its Py_DECREF, when it may be gone", r.REFERENCES,
        file=r"Py_DECREF\(\s*(?P<name>\w+)\s*\);(?:[ \t]*//.*)?\s*\n(?P<here>)(?![ \t]*return NULL)[^\n}]*\b(?P=name)\b(?!\s*=[^=])"),
    Row("crash || object || memory", "{name} belongs to the caller, who has only lent it, and is given back here", r.REFERENCES,
        file=r"^static PyObject \*\w+\([^{;]*\bPyObject \*(?P<name>\w+)\)\s*\{(?:(?!^\}|Py_X?(?:INCREF|NewRef)\(\s*(?P=name))[\s\S])*?(?P<here>)Py_X?DECREF\(\s*(?P=name)\s*\)"),
    Row("crash || memory || value", "The result of this {word} is not looked at", r.LOOK_BUFFER,
        file=r"^[ \t]*(?P<here>)(?P<word>PyObject_GetBuffer)\([^;]*\);"),
    Row("lost", "{name} is declared noexcept, so its exception is lost", r.NOEXCEPT, file=r"(?P<here>)\bcp?def .*?\b(?P<name>\w+)\s*\([^)]*\)\s*noexcept"),
)  # fmt: skip
# A letter of PyArg_ParseTuple, and the type of the variable that it fills.
LETTERS = {
    "b": "unsigned char", "h": "short", "H": "unsigned short", "i": "int", "I": "unsigned int",
    "l": "long", "k": "unsigned long", "L": "long long", "K": "unsigned long long", "n": "Py_ssize_t",
    "f": "float", "d": "double", "p": "int", "c": "char", "s": "const char *", "z": "const char *",
    "O": "PyObject *", "U": "PyObject *", "S": "PyObject *",
}  # fmt: skip
DECLARED = (
    rf"\b({SCALAR}\s|(?:const )?char ?\*|PyObject ?\*)\s*(?:[\w\s=]+,\s*)*NAME\s*(?:=[^;]*)?[;,]"
)
PARSE = re.compile(
    r'PyArg_Parse(Tuple(?:AndKeywords)?)?\s*\(([^;"]*)"([^";:]*)[^"]*"\s*((?:,[^;]*?)?)\)\s*(?:\)|;|&&)',
    re.S,
)

C_TYPES = {  # what ctypes calls a type of C; where two names mean one type, its classes are one, too
    "int": "c_int", "unsigned": "c_uint", "unsigned int": "c_uint", "long": "c_long", "size_t": "c_size_t",
    "unsigned long": "c_ulong", "long long": "c_longlong", "unsigned long long": "c_ulonglong",
    "short": "c_short", "unsigned short": "c_ushort", "char": "c_char", "unsigned char": "c_ubyte",
    "double": "c_double", "float": "c_float", "bool": "c_bool",
    **{f"{sign}int{bits}_t": f"c_{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)},
}  # fmt: skip
NUMBERS = {getattr(ctypes, name) for name in C_TYPES.values()}
POINTERS = {ctypes.c_char_p, ctypes.c_void_p, ctypes.c_wchar_p}
PROTOTYPE = re.compile(r"^(?!\s*(?:typedef|return)\b)((?:\w+\b[ *]+)+?)(\w+)\(([^()]*)\);", re.M)


def suspect(report: Report, kind: str) -> Explanation | None:
    """The cause that can be read in the files, for a kind of symptom."""
    found = first(report, SUSPECTS, kind)
    if not found and kind.startswith("value"):
        found = next(idle_checks(report), None)
    if not found and kind.startswith(("crash", "memory", "value")):
        found = next(wrong_formats(report), None)
    if not found and kind == "value gave":
        found = next(misdeclared(report), None)
    if not found and kind == "crash":
        found = next(cut_pointers(report), None) or next(numbers_for_pointers(report), None)
    return found


def idle_checks(report: Report) -> Iterator[Explanation]:
    """Lines of Python that look like a check, and cannot fail."""
    for name, text in report.files.items():
        try:
            nodes = list(ast.walk(ast.parse(text))) if name.endswith(".py") else []
        except (SyntaxError, ValueError):
            continue
        for node in nodes:
            match node:
                case ast.Expr(value=ast.Compare()):
                    rule = r.COMPARES
                    told = (
                        "This line compares, and nobody looks at what comes out: assert is missing"
                    )
                case ast.Assert(test=ast.Tuple()):
                    rule = r.TUPLE_TRUE
                    told = "This assert is given a pair in brackets, which is always true"
                case ast.With(items=[one], body=[_, _, *_]) if "raises" in ast.unparse(one):
                    rule = r.RAISES_ENDS
                    told = "The second line in this block is not reached when the first one raises"
                case _:
                    continue
            yield report.explain(told, rule, where=f"{name}:{node.lineno}")


def joined(symptom: str, cause: Explanation | None) -> str:
    """The symptom, and its cause as a second sentence."""
    return f"{symptom}. {cause.message}" if cause else symptom


def cut_pointers(report: Report) -> Iterator[Explanation]:
    """Functions without restype that return a pointer, as a header beside the files says."""
    if report.tool != "ctypes":
        return
    text = "".join(report.files.values())
    headers = report.headers
    for name in re.findall(r"\b\w+\.(\w+)\.argtypes\s*=", text):
        if f"{name}.restype" not in text and re.search(rf"\*\s*{name}\s*\(", headers):
            yield report.explain(
                f"{name} returns a pointer and has no restype, so ctypes takes half of it for a C int",
                r.POINTER_TYPES, where=report.mention(rf"\b{name}\.argtypes"),
            )  # fmt: skip


def misdeclared(report: Report) -> Iterator[Explanation]:
    """Types in argtypes and restype that are not those of a header beside the files."""
    text = "".join(report.files.values())
    headers = report.headers
    for result, name, parameters in PROTOTYPE.findall(headers if report.tool == "ctypes" else ""):
        said = re.search(rf"\b{name}\.restype\s*=\s*(?:[\w.]+\s*=\s*)*(?:\w+\.)?(\w+)", text)
        taken = re.search(rf"\b{name}\.argtypes\s*=\s*\[([^\]]*)\]", text)
        types = [word for word in (taken[1] if taken else "").split(",") if word.strip()]
        wanted = [] if parameters.strip() == "void" else parameters.split(",")
        if taken and len(types) != len(wanted):
            yield report.explain(
                f"argtypes of {name} has {count(len(types), 'type')}, and the header "
                f"{count(len(wanted), 'parameter')}",
                r.RESTYPE, where=report.mention(rf"\b{name}\.argtypes\s*="),
            )  # fmt: skip
        pairs = [("restype", said[1], result)] if said else []
        if not said and re.search(rf"\.{name}\(", text):
            pairs = [("restype", "", result)]
        for have, want in zip(types, wanted, strict=False):
            pairs.append(("argtypes", have.strip().rpartition(".")[2], want))
        for what, have, want in pairs:
            words = re.findall(r"\*|\w+", want)
            known = [word for word in words if word not in ("const", "static", "extern")]
            while known and " ".join(known) not in C_TYPES and "*" not in known:
                del known[0 if what == "restype" else -1]  # the mark of an export; a name
            promised = getattr(ctypes, C_TYPES.get(" ".join(known), ""), None)
            declared = getattr(ctypes, have or "c_int", None)
            if promised and declared in NUMBERS | POINTERS and declared is not promised:
                yield report.explain(
                    f"{what} of {name} is {have}, and the header says {' '.join(known)}" if have
                    else f"{name} has no restype, so ctypes takes its {' '.join(known)} for an int",
                    r.RESTYPE, where=report.mention(rf"\b{name}\.{what}\s*=", rf"\.{name}\("),
                )  # fmt: skip


def numbers_for_pointers(report: Report) -> Iterator[Explanation]:
    """Types in argtypes that are numbers where a header beside the files says a pointer."""
    headers = report.headers
    for text in report.files.values():
        for name, declared in re.findall(r"\b\w+\.(\w+)\.argtypes\s*=\s*[\[(]([^\])]*)", text):
            promised = re.search(rf"\b{name}\s*\(([^()]*)\)\s*;", headers)
            for have, want in zip(
                declared.split(","), promised[1].split(",") if promised else (), strict=False
            ):
                if "*" in want and re.fullmatch(r"\s*(?:\w+\.)?c_(?!\w+_p\b)\w+\s*", have):
                    yield report.explain(
                        f"argtypes of {name} says {have.strip()} where the header says {want.strip()}",
                        r.ARGTYPES, where=report.mention(rf"\b{name}\.argtypes"),
                    )  # fmt: skip


def wrong_formats(report: Report) -> Iterator[Explanation]:
    """Letters of PyArg_ParseTuple that fill a variable of another type."""
    for name, text in report.files.items():
        for call in PARSE.finditer(text):
            letters = re.findall(
                r"e[st]#?|[a-zA-Z][#*!&]?", call[3].replace("$", "").replace("|", "")
            )
            given = [word.strip() for word in call[4].split(",")[1:]]
            if call[1] == "TupleAndKeywords":
                given = given[1:]
            if any(len(letter) > 1 for letter in letters):  # some take two variables
                continue
            for letter, word in zip(letters, given, strict=False):
                types = DECLARED.replace("NAME", re.escape(word[1:]))
                declared = re.findall(types, text[: call.start()])[-1:]
                type_ = re.sub(r"\s*\*", " *", declared[0].strip()) if declared else ""
                wanted = LETTERS.get(letter)
                if (
                    word[:1] == "&"
                    and type_
                    and wanted
                    and type_ not in (wanted, wanted.removeprefix("const "))
                ):
                    line = text.count("\n", 0, call.start()) + 1
                    yield report.explain(
                        f'The format letter {letter} fills a variable of type {wanted}, and {word[1:]} is declared as {type_}',
                        r.PARSE_TYPES, where=f"{name}:{line}",
                    )  # fmt: skip


def taken_names(report: Report) -> Iterator[Explanation]:
    """Functions of the learner's that the C library of the system has too: that one may answer."""
    for name, text in report.files.items():
        if not name.endswith(".c"):
            continue
        for found in re.finditer(
            r"^(?!static\b)[A-Za-z_][\w \t*]*?[ *](\w+)\s*\([^;]*?\)\s*\{", text, re.M
        ):
            if hasattr(ctypes.CDLL(None), found[1]):
                line = text.count("\n", 0, found.start(1)) + 1
                yield report.explain(
                    f"The system's own C library has a function {found[1]} too, and a call may reach that one",
                    r.OWN_NAMES, where=f"{name}:{line}",
                )  # fmt: skip
