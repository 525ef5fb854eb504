"""Recognises what compilers, linkers, Cython and CFFI's build scripts say, gcc's words and clang's.

One row of `ROWS` for each kind of error: what the compilers say, our sentence, the rule. Our
sentence keeps the compiler's own key word, so that a reader can find it again and search for it.
"""

import re
from dataclasses import dataclass

from workbook.explain.explanation import Explanation
from workbook.explain.report import Recogniser, Report, sentence

DIAGNOSTIC = re.compile(r"^(\S[^:\n]*):(\d+):(?:(\d+):)? (fatal error|error): (.*)$", re.M)
NOTES = (r" ?\{aka [^}]*\}", r" ?\(aka '[^)]*\)", r" \[-W[^\]]*\]$", r"; did you mean [^?]*\?")
HEADER = "call a function as its header declares it: the same number of values, in the same order"
DECLARED = (
    "C knows a name from its declaration on: declare it above, or include the header that does"
)
UNUSED = "in this book a warning counts as an error: what is written is used, or goes"
SAME = "a declaration and a definition of the same name say the same types"
CONVERT = "C may lose digits when it goes to a smaller type: check the range, then write a cast"
CDEF = (
    "cdef takes declarations, each ending in a semicolon, and no macros; of # lines it takes "
    "#define NAME and a whole number alone, or, in API mode, #define NAME ..."
)


@dataclass(frozen=True)
class Diagnostic:
    """One error of a C compiler."""

    file: str
    line: int
    column: int
    said: str

    @property
    def warning(self) -> bool:
        """Whether it is a warning that counts as an error: the code would compile."""
        return bool(re.search(r"\[-W[^\]]*\]$", self.said))

    @property
    def text(self) -> str:
        """What was said, without notes for experts."""
        text = self.said
        for note in NOTES:
            text = re.sub(note, "", text)
        return text


def c(pattern: str) -> str:
    """`~` stands for a name in quotes."""
    return re.sub(r"~(\w+)", r"'(?P<\1>[^']+)'", pattern)


# Tried in this order; names in the sentence are those of the groups, {call} is the function that
# is called at that place, {text} what the compiler said.
ROWS: tuple[tuple[str, str, str], ...] = (
    (r"(?:~a |use of undeclared identifier )?'?(?P<bad>[\w]*[^\x00-\x7f]+\w*)'?.*",
     "the character in '{bad}' is not one that C knows: {text}",
     "C is written in plain ASCII: ; and not a sign that looks like it"),
    (r"stray '(?P<bad>[^']+)' in program|unexpected character|non-ASCII|source file is not valid UTF-8",
     "a character that C does not know: {text}", "C is written in plain ASCII, outside of texts and comments"),
    (r"null character\(s\)", "the file holds bytes that are no text: {text}", "a C file is plain text"),
    (r"Python\.h: No such file|'Python\.h' file not found",
     "Python's C headers are missing on this machine: Python.h was not found",
     "a C extension is compiled with the headers of the very Python that loads it: `workbook doctor` names the repair"),
    (r"(?:')?(?P<file>[\w./-]+\.h)(?:')?(?:: No such file or directory| file not found)",
     "no header file named {file} was found: No such file or directory",
     "#include names a file that lies beside this one, letter for letter"),
    (r"expected declaration or statement at end of input|function definition is not allowed here|expected '\}'$",
     "a closing brace }} is missing: the function before this line has not ended ({text})",
     "every brace { has a brace } that closes it"),
    (r"expected identifier or '\(' before '\}'|extraneous closing brace",
     "there is one closing brace }} too many: {text}", "every brace { has a brace } that closes it"),
    (r"expected .*';'.*", "{text}: a semicolon is missing", "in C, a semicolon ends each statement"),
    (r"expected .*'\)'.*", "{text}: a bracket is missing", "every ( has a ) that closes it"),
    (r"(?:missing terminating|unterminated).*", "a text has no end: {text}", 'a text in C begins and ends with " on one line'),
    (r"expected .*", "the compiler did not understand this: {text}", "in C, each word has its place: look at the end of the line before, too"),
    (r"~name undeclared.*|use of undeclared identifier ~name2|unknown type name ~type|~v4 undeclared here.*",
     "the compiler knows no {name}{name2}{type}{v4} here: it is not declared", DECLARED),
    (r"(?:implicit declaration of function|call to undeclared (?:library )?function) ~name.*",
     "the compiler knows no function {name}: implicit declaration", DECLARED),
    (r"unused parameter ~name", "unused parameter: the function never uses {name}", UNUSED),
    (r"unused variable ~name|variable ~name2 set but not used",
     "unused variable: {name}{name2} is never used", UNUSED),
    (r"~name defined but not used|unused function ~name2",
     "unused function: {name}{name2} is never called", UNUSED),
    (r"too few arguments (?:to function|provided to).*|too many arguments to function.*",
     "{text_start} {call}", HEADER),
    (r"conversion (?:from|to) ~a (?:from|to) ~b.*|implicit conversion (?:loses|changes|turns|increases).*",
     "conversion that may lose something: {text}", CONVERT),
    (r"declaration of ~name shadows.*|declaration shadows.*",
     "a second {name_at} hides the first: the declaration shadows it", "give each variable a name of its own"),
    (r"comparison of integer(?: expressions|s) of different sign.*",
     "a comparison of a number with a sign and one without: {text}",
     "a number below zero becomes a huge one when it meets a type without a sign"),
    (r"passing argument (?P<n>\d+) of ~name .*pointer.*|passing argument (?P<n2>\d+) of ~name2 .*",
     "argument {n}{n2} of {name}{name2} has the wrong type: {text}",
     "an array already stands for the address of its first byte; & before another value gives its address"),
    (r"incompatible (?:pointer|integer).* passing ~a to parameter of type ~b|passing ~c to parameter of (?:incompatible )?type ~d.*",
     "an argument of {call} has the wrong type: {a}{c} where {b}{d} is wanted",
     "an array already stands for the address of its first byte; & before another value gives its address"),
    (r"(?:initialization|assignment|return).* discards '?const'? qualifier.*|.* discards qualifiers.*|.*discards ~q qualifier.*",
     "a pointer to const loses its const here: {text}",
     "const promises not to write: a pointer without it must not point there"),
    (r"(?:.*assignment of (?:read-only|member|the).*|read-only variable is not assignable|cannot assign to .*const.*)",
     "this place is const, which means read-only: nobody may write to it", "const promises not to write"),
    (r".*(?:makes pointer from integer|makes integer from pointer).*|incompatible (?:integer to pointer|pointer to integer) conversion.*",
     "a pointer and a number are mixed up: {text}", "a pointer is an address, not a number: use * or & where you mean the value or its address"),
    (r".*incompatible pointer types?.*", "two kinds of pointer are mixed up: {text}",
     "a pointer has the type of what it points at"),
    (r"(?:control reaches end of non-void function|non-void function does not return a value).*",
     "the function can reach its end without a return", "a function that has a result returns one on every way through it"),
    (r"~name has no member named ~member|no member named ~member2 in ~name2",
     "{name}{name2} has no member named {member}{member2}", "the members of a struct are those that its declaration names"),
    (r"storage size of ~name isn't known|variable has incomplete type ~type|.*incomplete type ~t2.*|invalid use of undefined type ~t3",
     "the compiler knows a type's name and not what is in it{of_type}", "a variable needs the whole declaration of its struct; a pointer to it needs only the name"),
    (r"conflicting types for ~name.*|static declaration of ~name2 follows non-static declaration",
     "conflicting types: {name}{name2} was declared differently before", SAME),
    (r"redefinition of ~name|redeclaration of ~name2.*", "redefinition: {name}{name2} is defined twice", "each function and variable is defined once"),
    (r"~name is used uninitialized.*|~n2 may be used uninitialized.*|variable ~n3 is (?:sometimes )?uninitialized when used here|variable ~n4 may be uninitialized.*",
     "{name}{n2}{n3}{n4} is used before it has a value: uninitialized", "a variable has no value until you give it one"),
    (r"format (?:~f expects|specifies).*", "the format and the value do not fit: {text}", "each % in a format has a value of its type, in the same order"),
    (r"suggest parentheses around assignment.*|using the result of an assignment as a condition.*",
     "= gives a value, where == would compare", "= gives a value, == compares"),
    (r"pointer ~name (?:may be )?used after '?free'?.*", "{name} may be used after free", "after free(p), nobody may use the bytes at p"),
    (r"infinite recursion detected|all paths through this function will call itself",
     "the function calls itself on every way through it: infinite recursion", "a function that calls itself needs a case in which it stops"),
    (r"(?:return with a value|'return' with a value), in function returning void|void function ~name should not return a value",
     "a function whose result is void returns a value", "void means: no result"),
    (r"ISO C (?:forbids an empty translation unit|requires a translation unit.*)", "the file is empty: nothing is declared in it", "a C file holds at least one declaration"),
    (r"~name used but never defined|function ~n2 has internal linkage but is not defined",
     "{name}{n2} is declared, and nobody has defined it", "a function that is called has a body somewhere"),
    (r"array subscript (?P<i>\S+) is (?:above|below|outside) array bounds.*|array index (?P<i2>\S+) is (?:past the end|before the beginning) of the array.*",
     "index {i}{i2} is outside of the array: {text}", "an array of n elements has the elements 0 to n-1"),
    (r"(?:subscripted value is neither array nor pointer|subscripted value is not an array).*", "[ ] stands behind something that is no array: {text}", "[ ] wants an array or a pointer"),
    (r"called object .*is not a function.*", "( ) stands behind something that is no function: {text}", "only a function can be called"),
    (r"(?:invalid type argument of unary|indirection requires pointer operand).*", "* stands before something that is no pointer: {text}", "* follows a pointer to what it points at"),
    (r"division by zero.*", "a division by zero", "check for zero before you divide"),
)  # fmt: skip


def compiler_error(report: Report) -> Explanation | None:
    """The error of a C compiler that matters most: the first that is no warning, else the first."""
    found = [
        Diagnostic(file, int(line), int(column or 0), said)
        for file, line, column, _, said in DIAGNOSTIC.findall(report.text)
    ]
    found = [one for one in found if not one.file.endswith((".pyx", ".pxd", ".py"))]
    if not found:
        return None
    own = [one for one in found if report.own(one.file)] or found
    first = next((one for one in own if not one.warning), own[0])
    if not report.own(first.file) and (written := of_a_tool(report, first)):
        return written
    message, rule = words(report, first)
    return report.explain(message, where=place(report, first), rule=rule)


def words(report: Report, one: Diagnostic) -> tuple[str, str]:
    """Our sentence for an error, and the rule."""
    text = one.text
    for pattern, message, rule in ROWS:
        match = re.fullmatch(c(pattern), text)
        if match:
            names = {name: value or "" for name, value in match.groupdict().items()}
            known = {**names, "text": text, "call": called(report, one), "text_start": start(text)}
            known["name_at"] = names.get("name") or at_column(report, one) or "variable"
            of_type = next((names[key] for key in ("type", "t2", "t3") if names.get(key)), "")
            known["of_type"] = f": {of_type}" if of_type else sentence(f": {source(report, one)}")
            return message.format(**known), rule
    return f"the compiler says: {text}", ""


def start(text: str) -> str:
    """The first words of "too many arguments to function ..."."""
    return "too few arguments for" if "too few" in text else "too many arguments for"


def source(report: Report, one: Diagnostic) -> str:
    """The line of the error: from the file, or as the compiler printed it."""
    name = report.own(one.file)
    lines = report.source(name) if name else []
    if 0 < one.line <= len(lines):
        return lines[one.line - 1].strip()
    shown = report.find(rf"^ *{one.line} \| (.*)$")
    return shown[1].strip() if shown else ""


def called(report: Report, one: Diagnostic) -> str:
    """The function that is called where the error is."""
    named = re.search(r"(?:function|of) '(\w+)'", one.text)
    if named:
        return named[1]
    name = report.own(one.file)
    lines = report.source(name) if name else []
    line = lines[one.line - 1] if 0 < one.line <= len(lines) else ""
    if not line:  # a file that a tool wrote: the compiler prints the line itself
        shown = re.search(
            rf"^{re.escape(one.file)}:{one.line}:{one.column}: .*\n(?: *\d+ \| )?(.*)$",
            report.text,
            re.M,
        )
        line = shown[1] if shown else ""
    before = re.findall(r"(\w+)\s*\(", line[: max(one.column, 1)]) or re.findall(
        r"(\w+)\s*\(", line
    )
    return str(before[-1]) if before else "a function"


def at_column(report: Report, one: Diagnostic) -> str:
    """The name that stands where the error is."""
    name = report.own(one.file)
    lines = report.source(name) if name else []
    line = lines[one.line - 1] if 0 < one.line <= len(lines) else ""
    found = re.match(r"\w+", line[one.column - 1 :])
    return found[0] if found else ""


def place(report: Report, one: Diagnostic) -> str:
    """The learner's line. A missing semicolon is missing on the line before the one named."""
    name = report.own(one.file)
    if not name:
        return ""
    line = one.line
    lines = report.source(name)
    semicolon = one.text.startswith("expected") and "';'" in one.text
    if semicolon and 0 < line <= len(lines) and not lines[line - 1][: one.column - 1].strip():
        line -= 1
        while line > 1 and not lines[line - 1].strip():
            line -= 1
    return f"{name}:{line}"


def of_a_tool(report: Report, one: Diagnostic) -> Explanation | None:
    """An error in C that CFFI or Cython wrote, or in what the learner gave them."""
    pyx = next((name for name in report.edit if name.endswith(".pyx")), "")
    header = re.search(r"'?([\w./-]+\.h)'?(?:: No such file| file not found)", one.text)
    if header and header[1] != "Python.h":
        where = report.mention(re.escape(header[1]))
        message, rule = words(report, one)
        return report.explain(message, where=where, rule=rule)
    inside = re.search(r"\b_cffi_[df]_(\w+)|_cffi_(?:check|layout|const)_(?:struct_)?(\w+)",
                       report.text)  # fmt: skip
    calls = report.find(r"(?:return|result =) (\w+)\(x0")
    member = re.search(r"no member named '(\w+)'", one.text)
    if member and inside:
        return report.explain(
            f"cdef declares a member {member[1]} that {inside[2] or 'the struct'} "
            "does not have in the C source",
            where=report.mention(rf"\b{member[1]}\b"),
            rule="in API mode the compiler compares cdef with the header: both say the same",
        )
    if inside or calls:
        name = (inside[1] or inside[2]) if inside else calls[1] if calls else ""
        rule = "in API mode the compiler compares cdef with the header: both say the same"
        if "invalid operands to binary" in one.text:
            rule = (
                "#define NAME ... is for whole numbers; a text is `static char *const NAME;`, a "
                "number with a point `static const double NAME;`"
            )
        return report.explain(
            f"what cdef says of {name} does not fit the C source: {words(report, one)[0]}",
            where=report.mention(rf"\b{name}\s*\(", rf"\b{name}\b"),
            rule=rule,
        )
    if report.mention(r"\bset_source\b|\bverify\b"):
        line = source(report, one)
        return report.explain(
            f"the C source given to set_source does not compile: {words(report, one)[0]}",
            where=report.mention(re.escape(line[:40])) if line else "",
            rule="the second argument of set_source is C, and a C compiler reads it",
        )
    if pyx:
        return report.explain(
            f"the C that Cython wrote does not compile: {words(report, one)[0]}",
            where=report.mention(rf"\b{re.escape(called(report, one))}\b"),
            rule="cdef extern repeats the header: Cython believes it, the C compiler checks it",
        )
    return None


def linker_error(report: Report) -> Explanation | None:
    """What the linker says: something is defined nowhere, or twice, or a library is missing."""
    twice = report.find(r"multiple definition of ['`]([^']+)'|duplicate symbol '?_?(\w+)")
    if twice:
        name = twice[1] or twice[2]
        return report.explain(
            f"multiple definition of {name}: two files that are linked together define it",
            where=report.definition(name),
            rule="each function is defined in one C file; the others see its declaration",
        )
    missing = report.find(
        r"undefined reference to ['`]([^']+)'|Undefined symbols?.*\n\s+\"_(\w+)\""
    )
    if missing:
        name = missing[1] or missing[2]
        return report.explain(
            f"undefined reference: {name} is called, and no file that is linked defines it",
            where=report.mention(rf"\b{re.escape(name)}\b"),
            rule="a function that is called is defined in a C file or a library that is linked",
        )
    library = report.find(r"cannot find -l(\S+?)(?::|$)|library '?(\w+)'? not found")
    if library:
        name = library[1] or library[2]
        return report.explain(
            f"the linker found no library named {name}", where=report.mention(re.escape(name)),
            rule="-lNAME wants a file libNAME.so in a folder that the linker searches",
        )  # fmt: skip
    return None


def cython_error(report: Report) -> Explanation | None:
    """An error of Cython."""
    found = report.find(r"^(\S[^:\n]*\.p(?:yx|xd)):(\d+):(\d+): (.*)$")
    if not found:
        return None
    said = found[4].rstrip(".")
    where = report.where([(found[1], int(found[2]))])
    for pattern, message, rule in CYTHON:
        match = re.search(pattern, said)
        if match:
            return report.explain(
                message.format(*match.groups(), said=said), where=where, rule=rule
            )
    return report.explain(f"Cython says: {said}", where=where)


CYTHON: tuple[tuple[str, str, str], ...] = (
    (r"undeclared name not builtin: (\w+)", "Cython knows no {0}: it is not declared",
     "a C function is declared in a cdef extern block, or in a .pxd file, before it is used"),
    (r"Expected (.*), found (.*)", "a syntax error: Cython expected {0} and found {1}",
     "Cython reads a file as Python does: a colon ends def and if"),
    (r"Cannot convert '(.*)' to Python object", "Cython cannot convert {0} to a Python object",
     "numbers are converted; a pointer must be wrapped, or its bytes copied"),
    (r"Cannot convert Python object to '(.*)'", "Cython cannot convert a Python object to {0}",
     "numbers are converted; a pointer must be wrapped, or its bytes copied"),
    (r"'([\w.]+)\.pxd' not found|'([\w/.]+)' not found", "Cython found no {0}.pxd for this cimport",
     "cimport reads a .pxd file of that name, which lies beside the .pyx"),
    (r"(Call with wrong number of arguments.*)", "{0}", HEADER),
    (r"Exception values are incompatible\..*to the type of '(\w+)'",
     "{0} may raise, and C, which is to call it, cannot take an exception. "
     "Cython suggests: add 'noexcept' to the type of {0}",
     "a function that C calls is noexcept: it catches every exception and keeps it for later"),
    (r"Storing unsafe C derivative of temporary Python reference",
     "a pointer into a Python object that has no name, and is gone after this line",
     "give the object a name: it must live as long as the pointer is used"),
)  # fmt: skip


def cffi_cdef(report: Report) -> Explanation | None:
    """Text that cdef cannot read."""
    if not report.find(r"^(?:cffi\.)?(?:CDefError|.*\bCDefError): |Directives not supported yet"):
        return None
    where = report.where_python or report.mention(r"\bcdef\(")
    directive = report.find(r"Directives not supported yet")
    if directive:
        return report.explain(
            "the text for cdef holds a preprocessor directive, such as #include or #define: "
            "Directives not supported yet",
            where=where,
            rule="cdef is not a preprocessor: copy the declarations out of the header, "
            "without lines that begin with #",
        )
    line = report.find(r'(?:cannot parse|in) "(.*)"$')
    said = report.find(r"^(?:E\s+)?<cdef source string>(?::\d+)?(?::\d+)?: (.*)$")
    text = line[1] if line else ""
    macro = re.match(r"\s*([A-Z][A-Z0-9_]{2,})\s+\w", text)
    if macro:
        return report.explain(
            f"the text for cdef holds {macro[1]}, a macro: it was given \"{text.strip()}\"",
            where=where, rule=CDEF,
        )  # fmt: skip
    unknown = re.match(r"\s*([A-Za-z_]\w*)\s+\*?\s*\w+\s*\(", text)
    if unknown and said and "Invalid function definition" in said[1]:
        return report.explain(
            f'the text for cdef holds {unknown[1]}, a type that is not declared, in "{text.strip()}"', where=where,
            rule="a type of your own is declared in cdef before it is used: typedef ...",
        )  # fmt: skip
    return report.explain(
        "the text for cdef cannot be read"
        + (f' ("{text.strip()}")' if text else "") + (f": {said[1]}" if said else ""),
        where=where, rule=CDEF,
    )  # fmt: skip


def cffi_verification(report: Report) -> Explanation | None:
    """CFFI compiled, and what it found is not what cdef says."""
    found = report.last(
        r"^(?:E\s+)?(?:cffi\.)?(?:\w+\.)*(VerificationError|VerificationMissing): (.*)$"
    )
    if not found or "CompileError" in found[2] or "LinkError" in found[2]:
        return None
    said = re.sub(r"^.*?:\s*(?=wrong|initializer|\w+:)", "", found[2])
    return report.explain(
        f"cdef does not fit the C source: {said}",
        where=report.where_python,
        rule='what cdef says must be what the header says; "...;" in a struct leaves the rest to the compiler',
    )


# A tool that cannot be started has nothing to do with the learner's file.
def tool_chain(report: Report) -> Explanation | None:
    """The machine is not ready: the sanitizer's runtime, a compiler, a program is missing."""
    late = report.find(r"ASan runtime does not come first in initial library list")
    if late:
        return report.explain(
            "the sanitizer's runtime was not loaded before Python: "
            "ASan runtime does not come first in initial library list",
            rule="`workbook check` loads it first; on your own, put it into LD_PRELOAD",
        )
    runtime = report.find(r"(lib(?:clang_rt\.)?[au]b?san[\w.-]*): cannot open shared object file")
    if runtime:
        return report.explain(
            f"the sanitizer's runtime {runtime[1]} was not found: cannot open shared object file",
            rule="a library that clang has sanitized needs clang's runtime in LD_PRELOAD: "
            "`workbook doctor` says what is missing",
        )
    preload = report.find(r"object '([^']+)' from LD_PRELOAD cannot be preloaded")
    if preload:
        return report.explain(
            f"{preload[1]} was to be loaded first and was not found",
            rule="`workbook doctor` says what is missing",
        )
    return None


RECOGNISERS: tuple[Recogniser, ...] = (
    cython_error, cffi_cdef, compiler_error, linker_error, cffi_verification,
)  # fmt: skip
