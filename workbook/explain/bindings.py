"""Recognises what the tools that build bindings say: Cython, CFFI's cdef, a machine that lacks one."""

import re

from workbook.explain import rules as r
from workbook.explain.explanation import Explanation
from workbook.explain.report import Recogniser, Report
from workbook.explain.rows import Row, first

BASIC = r"(?:int|char|void|float|double|long|short|unsigned|signed|const|struct|size_t|u?int\d+_t|static|extern)\b"

CYTHON: tuple[Row, ...] = (
    Row(r"undeclared name not builtin: (?P<name>\w+)", "Cython knows no {name}: it is not declared", r.CYTHON_DECLARE),
    Row(r"Expected ':', found '=' || Syntax error in .*", "= gives a value, and stands where == would compare: {said}", r.COMPARE, line=r"^\s*(?:if|elif|while|assert)\b[^=:]*[^=:!<>]=(?!=)"),
    Row(r"(?:Expected|Syntax error).*", "{word} is a sign of C: {said}", r.C_WORD, line=r"(?P<word>\|\||&&|\+\+|--|->|!(?!=)|\{\s*$)"),
    Row(r"Syntax error in simple statement list || Cannot assign to or delete this || '\w+' is not a constant, variable or function identifier",
        "A C variable is declared without cdef: {said}", r.CYTHON_CDEF, line=r"^\s*(?:const\s+|unsigned\s+)?[A-Za-z_]\w*\s+\**\s*[A-Za-z_]\w*\s*(?:=|$)"),
    Row(r"cdef statement not allowed here", "cdef stands inside of an if, a loop or a try: {said}", r.CYTHON_CDEF),
    Row(r"Cannot take address of Python variable '(?P<name>\w+)' || Cannot assign type '(?P<got>long|double) \*' to '(?P<want>[^']*)'",
        "& asks for the address of a variable that no cdef has given a C type: {said}", r.CYTHON_CDEF, line=r"&\s*\w"),
    Row(r"Expected ':', found (?P<got>.*)", "A syntax error: Cython expected ':' and found {got}", r.COLON),
    Row(r"(?:Expected|Unclosed|Possible inconsistent|Syntax error).*", "Cython cannot read this: {said}", r.SYNTAX),
    Row(r"Return with value in void function", "A function that is declared void returns a value", r.CYTHON_RESULT),
    Row(r"Invalid types for '(?P<what>[^']+)' \((?:(?P<type>[^,]*\*), Python object|Python object, (?P<type2>[^,]*\*))\)",
        "A pointer, {type}{type2}, is compared with an object of Python, such as None", r.CYTHON_NULL),
    Row(r"Object of type 'void' has no attribute '(?P<name>\w+)'", "{name} is asked of a void *, an address that says nothing of what stands there", r.CYTHON_CAST),
    Row(r"Object of type '(?P<type>[^']+)' has no attribute '(?P<name>\w+)'", "{type} has no member {name} in its declaration", r.MEMBER),
    Row(r"Self argument .* of C method '(?P<name>\w+)' does not match", "The first parameter of {name} is taken for self, the object: {said}", r.CYTHON_STATIC),
    Row(r"Cannot convert '(?P<type>[^']+\*)' to Python object", "Cython takes {name} for an attribute of Python, which cannot hold {type}: no cdef declares the field", r.CYTHON_FIELD,
        line=r"^\s*self\.(?P<name>\w+)\s*=[^=]"),
    Row(r"Cannot convert '(?P<type>[^']+\*)' to Python object", "Cython cannot make an object of an address, {type}", r.CYTHON_VALUE, line=r"&\s*\w"),
    Row(r"Cannot convert Python object to '(?P<type>[^']*(?:\(\*\)|_visit|_callback|_fn)[^']*)'", "A function of C is wanted, {type}, and a function of Python was given", r.CYTHON_FUNCTION),
    Row(r"Cannot convert ~type to Python object", "Cython cannot convert {type} to a Python object", r.CYTHON_CONVERT),
    Row(r"Cannot convert Python object to ~type", "Cython cannot convert a Python object to {type}", r.CYTHON_CONVERT),
    Row(r"'(?P<name>[\w.]+)\.pxd' not found || '(?P<name>[\w/.]+)' not found", "Cython found no {name}.pxd for this cimport", r.PXD),
    Row(r"Call with wrong number of arguments.*", "{said}", r.CALL),
    Row(r".*Exception values are incompatible\..*to the type of '(?P<name>\w+)'",
        "{name} may raise, and C, which is to call it, cannot take an exception. Cython suggests: add 'noexcept' to the type of {name}", r.CYTHON_NOEXCEPT),
    Row(r"Storing unsafe C derivative of temporary Python reference", "A pointer into a Python object that has no name, and is gone after this line", r.TEMPORARY),
    Row(r".*(?:not allowed without gil|nogil|without the GIL)", "Something here needs the GIL, and runs without it: {said}", r.CYTHON_NOGIL),
    Row(r"Cannot assign type '(?P<got>[^'*]*)' to '(?P=got) \*'", "Cython cannot assign {got} to {got} *, an address", r.ADDRESS),
    Row(r"Cannot assign type '(?P<got>[^']*)' to '(?P<want>[^']*)'", "Cython cannot assign {got} to {want}", r.CYTHON_CONVERT),
    Row(r".*", "Cython says: {said}", r.NO_RULE),
)  # fmt: skip
TEXT = r'cannot parse "(?P<text>.*)"\n<cdef source string>'
CDEF: tuple[Row, ...] = (
    Row(r"[\s\S]*Directives not supported yet",
        "The text for cdef holds a preprocessor directive, such as #include or #define: Directives not supported yet", r.CDEF_COPY),
    Row(r"only supports[\s\S]*got:\s*(?P<text>#define \w+\s+[-\w.]+\s*;.*)", 'The line "{text}" has a semicolon, which cdef cannot read behind a number', r.CDEF_DEFINE),
    Row(r"only supports[\s\S]*got:\s*(?P<text>#define \w+\s+(?![\"']|[-+]?[\d.]).*)", 'In "{text}", cdef finds no whole number', r.CDEF_DEFINE),
    Row(r"only supports[\s\S]*got:\s*(?P<text>#define.*)", 'In "{text}", cdef finds no whole number', r.TEXT_CONSTANT),
    Row(r'cannot parse "(?P<text>.*\benum\b[^"]*;\s*\.\.\.[^"]*)"', "In an enum, a semicolon stands before the dots: {text}", r.CDEF_ENUM),
    Row(r'cannot parse "\s*(?P<name>__\w+)', "The text for cdef holds {name}, a word of one compiler alone", r.CDEF),
    Row(r'cannot parse "(?P<text>\s*(?P<name>[A-Z][A-Z0-9_]{2,})\s+\w.*)"', 'The text for cdef holds {name}, a macro: it was given "{text}"', r.CDEF),
    Row(r'cannot parse "(?P<text>[\w./]+\.(?:h|c))"', 'cdef was given "{text}", the name of a file, and reads that as a declaration', r.CDEF_FILE),
    Row(r'cannot parse "(?P<text>\s*(?P<name>\w+)\([^"]*)"\n.*Invalid function definition', 'No type stands before {name}, so cdef does not know what comes back: "{text}"', r.CDEF_RESULT),
    Row(r'cannot parse "(?P<text>\s*\}.*)"\n.*before: \}', 'The last field before "{text}" has no semicolon', r.CDEF_FIELD, file=r"^\s*(?P<here>)\w[\w *]*\w *\n\s*\}"),
    Row(r".*Invalid specifier list", "{name} is no type that C knows: it is spelt otherwise", r.CDEF_SPELT, file=r"^\s*(?P<here>)(?P<name>(?!u?int(?:8|16|32|64)_t\b|uint\b)\w*int_?\d*_?t?|[su]\d+|size|str|string|boolean)\s+\w"),
    Row(r'cannot parse "(?P<text>.*\benum\b[^"]*\.\.\.\s*,[^"]*)"', "In an enum the dots stand at the end, behind the last name: {text}", r.CDEF_ENUM),
    Row(rf'cannot parse "(?P<text>\s*{BASIC}.*\))"\n.*Invalid function definition', 'A semicolon is missing behind "{text}", or behind the line before', r.CDEF),
    Row(r'cannot parse "(?P<text>\s*(?P<name>[A-Za-z_]\w*)\s+\*?\s*\w+\s*\(.*)"\n.*Invalid function definition',
        'The text for cdef holds {name}, a type that is not declared, in "{text}"', r.CDEF_TYPE),
    Row(r'cannot parse "(?P<name>\w+)(?P<star>[^(]*)"\n', 'cdef knows no type {name}, only struct {name}: "{name}{star}" cannot be read', r.STRUCT_WORD, file=r"\bstruct {name}\b"),
    Row(rf'cannot parse "(?P<text>.*\b(?!{BASIC})(?P<name>\w+)\s+\*?\s*(?P<word>\w+)\b.*)"\n.*before: \*?(?P=word)?$',
        'The text for cdef holds {name}, a type that is not declared, in "{text}"', r.CDEF_TYPE),
    Row(r'cannot parse "(?P<name>[A-Za-z_]\w*)\W*"\n.*before: \*?', "CFFI knows no type {name}: no cdef declares it", r.CDEF_TYPE),
    Row(r"[\s\S]*At end of input", "The text for cdef ends in the middle of a declaration, where a semicolon or a bracket is missing: At end of input", r.CDEF),
    Row(r".*unexpected <FuncDef>", "The text for cdef holds the body of a function", r.CDEF_BODY),
    Row(r"(?:.*: )?(?:duplicate declaration of|multiple declarations of function) (?P<name>.+?)(?: \(|$)", "cdef declares {name} twice", r.ONE_DEFINITION),
    Row(r'cannot parse "(?P<text>.*)"\n<cdef source string>[:\d]*: (?P<what>.*)', 'The text for cdef cannot be read ("{text}"): {what}', r.CDEF),
    Row(r"(?:parse error\n)?(?:<cdef source string>[:\d]*:|\?:)? ?(?P<what>.*)", "The text for cdef cannot be read: {what}", r.CDEF),
)  # fmt: skip
VERIFIED: tuple[Row, ...] = (
    Row(r"VerificationMissing: (?P<name>.*)", "{name} is declared with ..., and no C compiler has filled in the dots", r.ABI_DOTS),
    Row(r"(?:VerificationError: )?(?:\w+: )?(?P<what>.*?(?:wrong|initializer|disagrees|too (?:small|large)).*)", "cdef does not fit the C source: {what}", r.DOTS),
    Row(r"(?P<what>.*)", "cdef does not fit the C source: {what}", r.COMPARED),
)  # fmt: skip
CHAIN: tuple[tuple[str, str], ...] = (
    (r"ASan runtime does not come first in initial library list",
     "The sanitizer's runtime was not loaded before Python: ASan runtime does not come first in initial library list"),
    (r"(?P<name>lib(?:clang_rt\.)?[aut]b?san[\w.-]*): cannot open shared object file",
     "The sanitizer's runtime {name} was not found: cannot open shared object file"),
    (r"object '(?P<name>[^']+)' from LD_PRELOAD cannot be preloaded", "{name} was to be loaded first and was not found"),
)  # fmt: skip


def cython_error(report: Report) -> Explanation | None:
    """An error of Cython."""
    found = report.find(r"^(?:Error in )?(\S[^:\n]*\.p(?:yx|xd)):(\d+):(\d+): (.*)$")
    if not found or found[4].startswith(("warning", "performance hint")):
        found = report.find(
            r"^(\S[^:\n]*\.p(?:yx|xd)):(\d+):(\d+): (?!warning|performance hint)(.*)$"
        )
    if not found:
        return None
    where = report.where([(found[1], int(found[2]))])
    line = report.line(report.own(found[1]), int(found[2]))
    return first(report, CYTHON, found[4].rstrip("."), line=line, where=where)


def cffi_cdef(report: Report) -> Explanation | None:
    """Text that cdef cannot read."""
    found = report.last(r"^(?:E\s+)?(?:cffi\.)?(?:\w+\.)*(?:CDefError|FFIError): ")
    if not found:
        return None
    said = re.sub(r"(?m)^E\s+", "", report.text[found.end() :].partition("\n\n")[0])
    said = re.sub(r" ?__dotdotdot\w*__ ?", "...", said)  # as it was written
    where = report.where_python or report.mention(r"\bcdef\(")
    if report.find("String literal found in cdef") and "Invalid declaration" in said:
        return report.explain('The text for cdef holds extern "C", or another text in double quotes: Invalid declaration',
                              r.CDEF_EXTERN_C, where=report.mention(r'extern\s+"C"') or where)  # fmt: skip
    text = re.search(r'cannot parse "(.*)"|got:\s*(.*)', said)
    line = (text[1] or text[2]).strip() if text else ""
    if len(line) > 12 and (at := report.written(rf"^\s*(?P<here>){re.escape(line)}")):
        where = at[0]  # the very line, not that of the call
    return first(report, CDEF, said, where=where)


def cffi_verification(report: Report) -> Explanation | None:
    """CFFI compiled, and what it found is not what cdef says."""
    found = report.last(
        r"^(?:E\s+)?(?:cffi\.)?(?:\w+\.)*(VerificationError: (?!CompileError|LinkError)|VerificationMissing: |ffi\.error: )(.*)$"
    )
    if not found:
        return None
    said = found[2] if "Missing" not in found[1] else found[1] + found[2]
    where = report.where_python
    quoted = re.search(r"'(\w+)'", found[2])
    name = quoted or re.search(r"\b(?:struct|union|enum) (\w+)", found[2])
    if name:
        where = report.mention(rf"\b{name[1]}\b(?!.*\bset_source)") or where
    return first(report, VERIFIED, said, where=where)


def tool_chain(report: Report) -> Explanation | None:
    """The machine is not ready: a sanitizer's runtime is missing, or comes too late."""
    for pattern, message in CHAIN:
        if found := report.find(pattern):
            return report.explain(message.format(**found.groupdict()), r.RUNTIME)
    return None


RECOGNISERS: tuple[Recogniser, ...] = (cython_error, cffi_cdef, cffi_verification)
