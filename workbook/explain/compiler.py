"""Recognises what C compilers and linkers say, gcc's words and clang's.

Our sentence keeps the compiler's own key word, so that a reader can find it again and search for
it. What newer compilers say (gcc 14 refuses what gcc 12 warned of) differs in a word or two.
"""

import re
from dataclasses import dataclass

from workbook.explain import rules as r
from workbook.explain.explanation import Explanation
from workbook.explain.report import Recogniser, Report, sentence
from workbook.explain.rows import HERE, Row, first

DIAGNOSTIC = re.compile(
    r"^(?:(?P<file>[^\s:][^:\n]*):(?P<line>\d+):(?:(?P<column>\d+):)? |[\w+-]*: ?)?"
    r"(?:fatal error|error): (?P<said>.*)$", re.M)  # fmt: skip
NOTES = (r" ?\{aka [^}]*\}", r" ?\(aka '[^)]*\)+(?= |$|,)", r" \[(?:-W[^\]]*|enabled by default)\]$",
         r"; (?:did you mean|take the address|dereference)[^?]*\??$", r" \(first use in this function\)$",
         r" is invalid in C99$")  # fmt: skip
UNENDED = r"(?P<here>)Py_BEGIN_ALLOW_THREADS\b(?![\s\S]*?Py_END_ALLOW_THREADS)"
SWAPPED = r"\A(?:(?!Py_BEGIN_ALLOW_THREADS)[\s\S])*?(?P<here>)Py_END_ALLOW_THREADS(?=[\s\S]*Py_BEGIN_ALLOW_THREADS)(?![\s\S]*Py_END_ALLOW_THREADS[\s\S]*Py_END_ALLOW_THREADS)"
UNBEGUN = r"\A(?:(?!Py_BEGIN_ALLOW_THREADS)[\s\S])*?(?P<here>)Py_END_ALLOW_THREADS"
AT_END = rf"{HERE}\s*(?:\}}.*|//.*|/\*.*)?$|^\s*{HERE}"  # nothing more stands on the line

# More words: {call} is the function that is called at that place, {include} the header that a
# compiler proposes, {want} and {got} two types that differ, {at} the name at the column.
ROWS: tuple[Row, ...] = (
    Row(r".*(?:static declaration|expected|not allowed here|nested function|_save|end of input|extraneous|no return)",
        "Py_END_ALLOW_THREADS stands before Py_BEGIN_ALLOW_THREADS: {text}", r.MACRO_BRACE, file=SWAPPED),
    Row(r".*(?:static declaration|expected|not allowed here|nested function|_save|end of input)",
        "Py_BEGIN_ALLOW_THREADS opens a brace here, and no Py_END_ALLOW_THREADS closes it: {text}", r.MACRO_BRACE, file=UNENDED),
    Row(r"expected expression", "A text has no end: {text}", r.TEXT_END, line=rf'{HERE}"[^"]*$'),
    Row(r"expected.*'\)'.*", "& behind a type makes a reference in C++, and C has none: {text}", r.REFERENCE, line=rf"\b\w+ ?{HERE}\s*&\s*\w"),
    Row(r".*(?:expected|_save|extraneous)",
        "Py_END_ALLOW_THREADS closes a brace here that no Py_BEGIN_ALLOW_THREADS has opened: {text}", r.MACRO_BRACE, file=UNBEGUN),
    Row(r"~name undeclared || use of undeclared identifier ~name",
        "{name} is declared between Py_BEGIN_ALLOW_THREADS and Py_END_ALLOW_THREADS, and ends there: it is not declared behind them",
        r.MACRO_BRACE, file=r"Py_BEGIN_ALLOW_THREADS[^}]*?\b\w+[ *]+{name}\b[^}]*Py_END_ALLOW_THREADS"),
    Row(r"(?:~a |use of undeclared identifier )?'?(?P<bad>\w*[^\x00-\x7f]+\w*)'?.*",
        "The character in '{bad}' is not one that C knows: {text}", r.ASCII),
    Row(r"stray '\\37[67]'.* || UTF-16.*", "The file is stored as UTF-16, which C compilers do not read: {text}", r.UTF8),
    Row(r"stray '#'.* || expected.*", "# stands where C reads on: {text}", r.COMMENT, line=r"^\s*[^#\s][^\"#]*#(?!#)"),
    Row(r"stray '(?P<bad>[^']+)' in program || unexpected character || non-ASCII || source file is not valid UTF-8",
        "A character that C does not know: {text}", r.ASCII),
    Row(r"null character\(s\)", "The file holds bytes that are no text: {text}", r.UTF8),
    Row(r"Python\.h: No such file || 'Python\.h' file not found", "Python's C headers are missing on this machine: Python.h was not found", r.PYTHON_H),
    Row(r"'?(?P<name>numpy/[\w/]+\.h)'?(?:: No such file or directory| file not found)",
        "NumPy's header {name} was not found: the compiler was not told where NumPy keeps it", r.NUMPY_H),
    Row(r"'?(?P<name>[\w./-]+\.h(?:pp)?)'?(?:: No such file or directory| file not found)",
        "No header file named {name} was found: No such file or directory", r.HEADER_FILE),
    Row(r"'?(?P<name>[\w./-]+)'?: No such file || no such file or directory: ~name",
        "There is no file {name} to compile: No such file or directory", r.SOURCE_FILE),
    Row(r"#error (?P<what>.*limited API is not currently supported.*)|\"(?P<what2>.*limited API is not.*)\"", "{text}", r.LIMITED),
    Row(r"#error (.*)", "The header itself refuses: {text}", r.PLACE),
    Row(r"backslash and newline separated by space", "A blank stands behind the backslash at the end of this line: {text}", r.BACKSLASH),
    Row(r"invalid preprocessing directive", "A line that begins with # is for the preprocessor: {text}", r.COMMENT),
    Row(r"#include expects.*", "#include wants a file's name in quotes or in < >: {text}", r.HEADER_FILE),
    Row(r"expected declaration or statement at end of input || function definition is not allowed here || ISO C forbids nested functions || "
        r"expected '\}'$ || expected function body",
        "A brace is missing: the function before this line has not begun or not ended ({text})", r.BRACE),
    Row(r"expected identifier or '\(' before '\}' || extraneous closing brace", "There is one closing brace }} too many: {text}", r.BRACE),
    Row(r"a label can only be part of a statement.* || label followed by a declaration.*",
        "A declaration stands right behind a label: {text}", r.LABEL),
    Row(r"expected expression", "A declaration stands right behind a label: {text}", r.LABEL, line=rf"^\s*{HERE}(?:const |unsigned |struct )*\w+[ *]+\w+\s*[=;]"),
    Row(r"expected.*';'.*", "x is no sign here: {text}", r.TIMES, line=rf"{HERE}\s*x\s+\w"),
    Row(r"expected.*", "{word} is a word of Python: {text}", r.PYTHON_WORD, line=rf"{HERE}\s*(?P<word>and|or|not|is|in|if|elif)\b"),
    Row(r"expected.*';'.* || no semicolon at end of struct.*", "A semicolon is missing at the end of this line: {text}", r.SEMICOLON, line=AT_END),
    Row(r"expected.*'\)'.*", "{text}: a bracket is missing, or there is one ( too many", r.BRACKET),
    Row(r"(?:missing terminating|unterminated).*", "A text has no end: {text}", r.TEXT_END),
    Row(r"multi-character character constant", "More than one character stands between two ': {text}", r.QUOTES),
    Row(r"expected .*", "The compiler did not understand this: {text}", r.PLACE),
    Row(r"~name undeclared || use of undeclared identifier ~name", "{name} is Python's word for it: C does not know it", r.PY_NONE, line="(?P<name>None|True|False)", tool="extension"),
    Row(r"~name undeclared || use of undeclared identifier ~name", "{name} is Python's word for it: C does not know it", r.PYTHON_WORD, line="(?P<name>None|True|False)"),
    Row(r"'(?P<name>\w+(?:Error|Exception|Warning))' undeclared || use of undeclared identifier '(?P<name>\w+(?:Error|Exception|Warning))'",
        "C knows no {name}: Python's exception is called PyExc_{name} here", r.EXCEPTION_NAME, tool="extension"),
    Row(r"unknown type name '(?P<word>def|import|from|class|self|str|print|lambda|None)'", "{word} is a word of Python, and this file is C", r.C_FUNCTION),
    Row(r".*(?:'raise' undeclared|undeclared identifier 'raise'|function 'raise'|type name 'raise')", "Here stands raise, a word of Python, and this file is C", r.RAISE_IN_C, line=r"\braise\b", tool="extension"),
    Row(r".*(?:implicit declaration of function|undeclared (?:library )?function) '(?P<word>print|len|str|range|abs|sum|raise)'", "{word} is a function or a word of Python, and this file is C", r.C_FUNCTION, line=r"\b(?P<word>print|len|str|range|sum|raise)\b"),
    Row(r"'(?P<name>\w+)' undeclared || use of undeclared identifier '(?P<name>\w+)'", "{name} stands in Py_UNUSED( ) in the list of parameters, which gives it another name: it is not declared", r.UNUSED_MACRO, file=r"(?P<here>)Py_UNUSED\(\s*{name}\s*\)(?=(?:(?!^\}})[\s\S])*?(?<!\()\b{name}\b)"),
    Row(r"~name undeclared || use of undeclared identifier ~name || unknown type name ~name",
        "The compiler knows no {name} here: it is not declared{include}", r.DECLARED),
    Row(r"implicit declaration of function 'elif'.* || call to undeclared function 'elif'.*", "elif is a word of Python: {text}", r.PYTHON_WORD),
    Row(r"(?:implicit declaration of|call to undeclared) function '(?P<name>_Py\w+)'",
        "{name} is private to Python, and the headers of this Python do not declare it", r.PRIVATE),
    Row(r"(?:implicit declaration of function|call to undeclared (?:library )?function|implicitly declaring library function) ~name",
        "The compiler knows no function {name}: implicit declaration{include}", r.DECLARED),
    Row(r"unused parameter ~name", "There is an unused parameter: the function never uses {name}", r.UNUSED),
    Row(r"unused variable ~name || (?:variable|parameter) ~name set but not used", "There is an unused variable: {name} is never used", r.UNUSED),
    Row(r"~name defined but not used || unused function ~name", "There is an unused function: {name} is never called", r.UNUSED),
    Row(r"statement with no effect || .*result unused", "This statement does nothing: {text}", r.NO_EFFECT),
    Row(r".*(?P<few>too few|too many) arguments (?:to function|provided to|to).*", "There are {few} arguments for {call}", r.CALL),
    Row(r"conversion to '(?P<want>[^']+)' from '(?P<got>[^']+)' may change the sign.* || implicit conversion changes signedness: '(?P<got>[^']+)' to '(?P<want>[^']+)'", "{got}, which has a sign, becomes {want}, which has none, and this build takes the warning for an error", r.LOSE_SIGN, line=r"\w"),
    Row(r"conversion (?:from|to) ~a (?:from|to) ~b.* || implicit conversion (?:loses|changes|turns|increases).*", "Conversion that may lose something: {text}", r.CONVERT),
    Row(r"declaration of ~name shadows.* || declaration shadows.*", "A second {at} hides the first: the declaration shadows it", r.SHADOW),
    Row(r".*comparison of unsigned expression.*always (?P<what>true|false).* || comparison is always (?P<what>true|false).*",
        "This is always {what}: {text}", r.UNSIGNED),
    Row(r"comparison of integer(?: expressions|s) of different sign", "A comparison of a number with a sign and one without: {text}", r.SIGN),
    Row(r".*comparison (?:with|against a) string literal", "Two texts are compared with ==: {text}", r.TEXT_COMPARE),
    Row(r".*", "The arguments of PyErr_SetString are swapped: {text}", r.ERROR_ORDER, line=r"PyErr_SetString\(\s*\""),
    Row(r".*~name (?:is|may be) used uninitialized || variable ~name (?:is|may be)(?: sometimes)? uninitialized",
        "{name} stands without & in PyArg_ParseTuple, which takes its value for an address", r.PARSE_ADDRESS,
        file=r"(?P<here>)PyArg_Parse\w*\((?=[^;]*[,(]\s*{name}\s*[,)])"),
    Row(r"(?:passing|incompatible type for) argument (?P<n>\d+) of ~name .*(?:pointer|type|integer).* || incompatible type for argument (?P<n>\d+) of ~name",
        "Argument {n} of {name} has the wrong type: {got} where {want} is wanted", r.ADDRESS, line=rf"{HERE}\s*&"),
    Row(r"passing argument (?P<n>\d+) of ~name from incompatible pointer type", "Argument {n} of {name} has the wrong type: {got} where {want} is wanted (incompatible pointer type)", r.SAME_KIND),
    Row(r"passing argument (?P<n>\d+) of ~name discards ~q.*|passing ~got to parameter of type ~want discards qualifiers",
        "A pointer to const loses its const in the call of {call}: {text}", r.CONST),
    Row(r"passing argument (?P<n>\d+) of ~name makes integer from pointer", "Argument {n} of {name} has the wrong type: {got} where {want} is wanted", r.NUMBER_POINTER),
    Row(r"incompatible pointer to integer conversion passing ~got to parameter of type ~want", "An argument of {call} has the wrong type: {got} where {want} is wanted", r.NUMBER_POINTER),
    Row(r"passing argument (?P<n>\d+) of ~name makes pointer from integer", "Argument {n} of {name} has the wrong type: {got} where {want} is wanted, a number where an address of text belongs", r.NUMBER_TEXT, line=r"PyErr_SetString|PyUnicode_From"),
    Row(r"(?:passing|incompatible type for) argument (?P<n>\d+) of ~name|incompatible type for argument",
        "Argument {n} of {call} has the wrong type: {got} where {want} is wanted", r.ADDRESS),
    Row(r"incompatible pointer types passing ~got to parameter of type ~want", "An argument of {call} has the wrong type: {got} where {want} is wanted", r.ADDRESS, line=rf"{HERE}\s*&"),
    Row(r"incompatible (?:function )?pointer types passing ~got to parameter of type ~want", "An argument of {call} has the wrong type: {got} where {want} is wanted (incompatible pointer types)", r.SAME_KIND),
    Row(r".*passing ~got to parameter of (?:incompatible )?type ~want", "An argument of {call} has the wrong type: {got} where {want} is wanted", r.ADDRESS),
    Row(r".*returning '(?P<got>double|float)'.*type 'PyObject \*'.* || .*returning '(?P<got>(?!const |.*char\b)[\w ]+)' from a function with (?:return|result) type 'PyObject \*'.* || "
        r"incompatible types when returning type '(?P<got>\w+)' but 'PyObject \*' was expected",
        "A C number of type {got} is returned where Python wants an object, PyObject *", r.MAKE_OBJECT),
    Row(r".*returning '(?P<got>[^']+)' from a function with (?:incompatible )?(?:return|result) type 'PyObject \*'",
        "A value of C, of type {got}, is returned where Python wants an object, PyObject *", r.MAKE_OBJECT),
    Row(r".*returning '(?P<got>[^']+)' from a function with incompatible (?:return|result) type ~want", "{got} is returned where the function promises {want}", r.RETURNED_TYPE),
    Row(r".*'(?P<want>[\w ]+)' (?:from|with an expression of type|to parameter of type) 'PyObject \*'.*makes integer || incompatible pointer to integer.*'(?P<want>[\w ]+)' with an expression of type 'PyObject \*'",
        "An object of Python, PyObject *, is taken for a C number of type {want}", r.READ_OBJECT),
    Row(r".*from incompatible pointer type.* || .*incompatible function pointer types.*", "A function has other parameters than the table of methods wants: {text}", r.METHOD_TYPE, line=r"\bMETH_|PyCFunction"),
    Row(r".*discards (?:'const' )?qualifier.*", "A pointer to const loses its const here: {text}", r.CONST),
    Row(r".*assignment of (?:read-only|member|the).* || read-only variable is not assignable || cannot assign to .*const",
        "This place is const, which means read-only: nobody may write to it", r.READ_ONLY),
    Row(r".*(?:makes pointer from integer|makes integer from pointer).* || incompatible (?:integer to pointer|pointer to integer) conversion",
        "A pointer and a number are mixed up: {text}", r.NUMBER_POINTER),
    Row(r".*incompatible pointer types?.*", "Two kinds of pointer are mixed up: {text}", r.SAME_KIND),
    Row(r"control reaches end of non-void function || no return statement in function || non-void function does not return a value", "The function can reach its end without a return", r.RETURN),
    Row(r"non-void function ~name should return a value || 'return' with no value", "This return gives no value, and the function has a result", r.RETURN),
    Row(r"~name is a pointer || member reference type '(?P<got>[^']+ ?\*)' is a pointer", "{at} is a pointer, and . wants a struct: write ->", r.ARROW, line=rf"(?P<at>\w+)\s*{HERE}"),
    Row(r"invalid type argument of '->' || member reference type ~got is not a pointer", "-> stands behind a struct, and wants a pointer: write . ({text})", r.ARROW),
    Row(r"~name has no member named ~member || no member named ~member in ~name", "{name} has no member named {member}", r.MEMBER),
    Row(r"storage size of ~name isn't known || (?:variable has|.*)incomplete type ~type || invalid use of undefined type ~type",
        "The compiler knows a type's name and not what is in it: {type} {source}", r.WHOLE_TYPE),
    Row(r"(?:ordered )?comparison between pointer and integer", "A number is compared with NULL, which is an address", r.NULL_RESULT, line=r"[=!]= ?NULL\b"),
    Row(r"(?:ordered )?comparison between pointer and integer", "An address is compared with a number: {text}", r.NUMBER_POINTER),
    Row(r"static declaration of ~name follows non-static declaration", "{name} is static here, and was declared before without static, perhaps in a header", r.STATIC),
    Row(r"non-static declaration of ~name follows static declaration", "{name} was declared static before, and is not static here", r.STATIC),
    Row(r"conflicting types for ~name", "There are conflicting types: {name} was declared differently before", r.SAME),
    Row(r"redefinition of ~name || redeclaration of ~name", "There is a redefinition: {name} is defined twice", r.ONE_DEFINITION),
    Row(r"lvalue required as left operand || expression is not assignable", "Left of = stands something that can take no value: {text}", r.COMPARE),
    Row(r"invalid operands to binary", "The two sides of this operator do not fit each other: {text}", r.OPERANDS),
    Row(r"~name redeclared as different kind of symbol", "{name} is declared twice, as two kinds of thing", r.ONE_DEFINITION),
    Row(r".*~name (?:is|may be) used uninitialized || variable ~name (?:is|may be)(?: sometimes)? uninitialized",
        "{name} is a pointer, and points to no room yet: uninitialized", r.NO_ROOM, file=r"(?P<here>)\bchar ?\*\s*{name};"),
    Row(r".*~name (?:is|may be) used uninitialized || variable ~name (?:is|may be)(?: sometimes)? uninitialized", "{name} is used before it has a value: uninitialized", r.NO_VALUE),
    Row(r"format ~f expects || format specifies || more '%' conversions || too many arguments for format || data argument not used", "The format and the value do not fit: {text}", r.FORMAT),
    Row(r"suggest parentheses around (?!assignment) || .*lower precedence than || '&&' within", "What is done first does not show here: {text}", r.PARENTHESES),
    Row(r"invalid initializer || initializing ~a with an expression of incompatible type ~b", "What stands right of = has another type than the variable, such as a pointer to a struct where the struct is declared: {text}", r.SAME_KIND),
    Row(r"duplicate case value", "Two cases of this switch have the same value", r.CASE_END),
    Row(r"(?:return )?type (?:specifier missing, )?defaults to 'int'", "A type is missing here: {text}", r.TYPE),
    Row(r"'?break'? statement not (?:with)?in loop", "There is no loop and no switch here to break off", r.BREAK),
    Row(r"suggest parentheses around assignment || using the result of an assignment as a condition", "Here = gives a value, where == would compare", r.COMPARE),
    Row(r"this '(?P<word>\w+)' clause does not guard || suggest braces around empty body in an? '(?P<word>\w+)' || (?P<word>\w+) (?:statement|loop) has empty body",
        "A semicolon ends this {word} before its body: what follows belongs to it no more", r.EMPTY_BODY, line=r";\s*(?://.*|/\*.*)?$"),
    Row(r"this '(?P<word>\w+)' clause does not guard", "The next line looks as if it belonged to this {word}, and does not: {text}", r.BRACE),
    Row(r"function returns address of local variable || address of stack memory associated with (?:local variable|parameter) ~name returned",
        "The address of a local variable is returned, and the variable ends here: {text}", r.LOCAL),
    Row(r".*(?:'sizeof|sizeof on|size is based on a different type).*", "sizeof gives the size of a pointer here: {text}", r.SIZEOF),
    Row(r"pointer ~name (?:may be )?used after '?free'?", "{name} may be used after free", r.FREED),
    Row(r"infinite recursion detected || all paths through this function will call itself", "The function calls itself on every way through it: infinite recursion", r.STOPS),
    Row(r"(?:return with a value|'return' with a value), in function returning void || void function ~name should not return a value", "A function whose result is void returns a value", r.VOID),
    Row(r"ISO C (?:forbids an empty translation unit|requires a translation unit)", "The file is empty: nothing is declared in it", r.EMPTY_FILE),
    Row(r"~name used but never defined || function ~name has internal linkage but is not defined", "{name} is declared, and nobody has defined it", r.DEFINED),
    Row(r"array subscript (?P<i>\S+) is (?:above|below|outside) array bounds || array index (?P<i>\S+) is (?:past the end|before the beginning) of the array", "Index {i} is outside of the array: {text}", r.ARRAY),
    Row(r"excess elements in array initializer || initializer-string.*too long", "There are more values than the array has elements: {text}", r.ARRAY),
    Row(r"assignment to expression with array type || array type ~t is not assignable", "An array cannot be given a value with =: {text}", r.TEXT_COPY),
    Row(r"this statement may fall through", "The next case follows without a break: {text}", r.CASE_END),
    Row(r"subscripted value is neither array nor pointer || subscripted value is not an array", "[ ] stands behind something that is no array: {text}", r.SUBSCRIPT),
    Row(r"called object .*is not a function", "( ) stands behind something that is no function: {text}", r.FUNCTION),
    Row(r"invalid type argument of unary || indirection requires pointer operand", "** is Python's sign for a power; C has none, and takes the second * for one that follows a pointer: {text}", r.TIMES, line=r"\w\s*\*\*\s*\w"),
    Row(r"invalid type argument of unary || indirection requires pointer operand", "* stands before something that is no pointer: {text}", r.FOLLOW),
    Row(r"void value not ignored || returning 'void' from || .*void (?:expression|value)", "{call} gives nothing back, it is void, and this line takes its result", r.VOID_CALL, line=r"(?:=|return)\s*\(?\w+\("),
    Row(r"dereferencing 'void \*' pointer || void value not ignored || returning 'void' from", "A void * has no type to read: {text}", r.SAME_KIND),
    Row(r"division by zero", "A division by zero", r.ZERO),
)  # fmt: skip

SET_SOURCE = (
    Row(r".*", "The second argument of set_source is the text {name}, which is no C: {text}", r.SET_SOURCE,
        file=r"set_source\(\s*[\"'][\w.]+[\"']\s*,\s*(?P<here>)(?P<name>[\"'][\w./-]+\.h(?:pp)?[\"'])"),
)  # fmt: skip
LINKER: tuple[Row, ...] = (
    Row(r"multiple definition of 'PyInit_(?P<name>\w+)'", "There is a multiple definition of PyInit_{name}: CFFI wrote the module {name} into the file {name}.c, over the one that was there",
        r.MODULE_FILE, file=r"(?P<here>)set_source\(\s*[\"']{name}[\"']"),
    Row(r"multiple definition of ~name || duplicate symbol '?_?(?P<name>\w+)", "There is a multiple definition of {name}: {word} is included here, and compiled by itself as well", r.ONE_DEFINITION,
        file=r"(?P<here>)#\s*include\s*[\"<](?P<word>[\w./]+\.c)[\">]"),
    Row(r"multiple definition of ~name || duplicate symbol '?_?(?P<name>\w+)", "There is a multiple definition of {name}: two files that are linked together define it", r.ONE_DEFINITION),
    Row(r"(?:undefined reference to |unresolved external symbol )'?(?P<name>PyInit_\w+)", "There is an undefined reference: {name}, where a module begins, is defined nowhere", r.INIT_NAME),
    Row(r"undefined reference to ~name || Undefined symbols?[^\"]*\"_(?P<name>\w+)\" || unresolved external symbol \"?_?(?P<name>\w+)",
        "There is an undefined reference: {name} is called, and no file that is linked defines it", r.DEFINED),
    Row(r"cannot find -l(?P<name>[^\s:]+) || library '?(?P<name>\w+)'? not found", "libraries= asks the linker for a library named {name}, and it found none", r.LIBRARY_OR_SOURCE, file=r"(?P<here>)\blibraries\s*=\s*\["),
    Row(r"cannot find -l(?P<name>[^\s:]+) || library '?(?P<name>\w+)'? not found", "The linker found no library named {name}", r.LINK_NAME),
)  # fmt: skip
LINKED = re.compile(
    r"^(?:\S*\bld\S*: )?(?:(?P<file>[^\s:]+):(?P<line>\d+):(?:\(\.\S+\):)? )?.*?(?P<said>multiple definition of|"
    r"duplicate symbol|undefined reference to|Undefined symbols|unresolved external|cannot find -l|"
    r"library '?\w+'? not found)", re.M)  # fmt: skip


@dataclass(frozen=True)
class Diagnostic:
    """One error of a C compiler."""

    file: str
    line: int
    column: int
    said: str
    after: str
    """What the compiler prints below it: the line, and notes."""

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


def chosen(report: Report) -> Diagnostic | None:
    """The error of a C compiler that matters most: the first that is no warning, else the first."""
    places = list(DIAGNOSTIC.finditer(report.text))
    ends = [*(place.start() for place in places[1:]), len(report.text)]
    found = [
        Diagnostic(place["file"] or "", int(place["line"] or 0), int(place["column"] or 0),
                   place["said"], report.text[place.end() : end])
        for place, end in zip(places, ends, strict=False)
        if not re.search(r"\.(?:pyx|pxd|py)$", place["file"] or "")
        and not re.match(r"linker command failed|ld returned|command '", place["said"])
    ]  # fmt: skip
    if not found:
        return None
    own = [one for one in found if report.own(one.file)] or found
    return next((one for one in own if not one.warning), own[0])


def compiler_error(report: Report) -> Explanation | None:
    """What a C compiler says."""
    one = chosen(report)
    if not one:
        return None
    if not report.own(one.file) and (written := of_a_tool(report, one)):
        return written
    return explained(report, one, ROWS) or report.explain(
        f"The compiler says: {one.text}", where=place_of(report, one)
    )


def explained(report: Report, one: Diagnostic, rows: tuple[Row, ...]) -> Explanation | None:
    """What a table says of an error."""
    line = source(report, one)
    column = min(max(one.column - 1, 0), len(line))
    types = re.search(r"note: expected '([^']+)'.* but argument is of type '([^']+)'", one.after)
    header = re.search(r"note: .*include (?:the header )?'?(<[\w./]+>)", one.after)
    meant = re.search(r"did you mean '(\w+)'\?", one.said)
    at = re.match(r"\w+", line[column:])
    names = {
        "text": one.text,
        "call": called(one, line[:column]) or called(one, line) or "a function",
        "include": f"; #include {header[1]} declares it"
        if header
        else f"; did you mean {meant[1]}?"
        if meant
        else "",
        "want": types[1] if types else "",
        "got": types[2] if types else "",
        "at": at[0] if at else "variable",
        "source": f"({line.strip()})" if line else "",
    }
    marked = line[:column] + HERE + line[column:]
    return first(report, rows, one.text, line=marked, where=place_of(report, one), names=names)


def source(report: Report, one: Diagnostic) -> str:
    """The line of the error: from the file, or as the compiler printed it."""
    if (name := report.own(one.file)) and (line := report.line(name, one.line)):
        return line
    shown = re.match(rf"\n(?: *{one.line} \| )?(.*)", one.after)
    return shown[1] if shown else ""


def called(one: Diagnostic, line: str) -> str:
    """The function that is called where the error is."""
    named = re.search(r"(?:function|of) '(\w+)'", one.text)
    found = re.findall(r"(\w+)\s*\(", line)
    return named[1] if named else str(found[-1]) if found else ""


def place_of(report: Report, one: Diagnostic) -> str:
    """The learner's line. A missing semicolon is missing on the line before the one named."""
    name, line = report.own(one.file), one.line
    if not name:  # in a header: the compiler says from where
        used = re.findall(r"^(\S[^:\n]*):(\d+):\d+: note: in expansion of macro", one.after, re.M)
        return report.where((file, int(number)) for file, number in used)
    before = report.line(name, line)[: max(one.column - 1, 0)]
    if re.match(r"expected.*';'(?!.*end of input)", one.text) and not before.strip():
        line -= 1
        while line > 1 and not report.line(name, line).strip():
            line -= 1
    return f"{name}:{line}"


def of_a_tool(report: Report, one: Diagnostic) -> Explanation | None:
    """An error in C that CFFI or Cython wrote, or in what the learner gave them."""
    if found := first(report, SET_SOURCE, one.text, names={"text": one.text}):
        return found
    told = explained(report, one, ROWS)
    words = sentence(told.message) if told else one.text
    header = re.search(
        r"'?([\w./-]+)'?(?:: No such file| file not found)|no such file or directory: '(.*)'",
        one.text,
    )
    if header and told and header[1] != "Python.h":
        name = header[1] or header[2]
        return Explanation(words, report.mention(re.escape(name)), told.rule, told.read)
    inside = report.find(r"\b_cffi_(?:[df]|var|check|layout|const)_(?:struct_)?(\w+)")
    calls = report.find(r"(?:return|result =) (?:&\()?(\w+)(?:\(x0|\);)")
    member = re.search(r"no member named '(\w+)'", one.text)
    if member and inside:
        return report.explain(
            f"cdef declares a member {member[1]} that {inside[1]} does not have in the C source",
            r.COMPARED, where=report.mention(rf"\b{member[1]}\b"),
        )  # fmt: skip
    line = source(report, one).strip()
    theirs = bool(line) and report.mention(re.escape(line)) != ""  # their own C, as a text
    if not theirs and (name := inside[1] if inside else calls[1] if calls else ""):
        text = re.search(r"invalid operands to binary|char (?:const )?\(\*\)|'char ?\[", one.text)
        return report.explain(
            f"What cdef says of {name} does not fit the C source: {words[:1].lower() + words[1:]}",
            r.TEXT_CONSTANT if text else r.COMPARED,
            where=report.mention(rf"\b{name}\s*\(", rf"\b{name}\b"),
        )
    if report.mention(r"\bset_source\b|\bverify\b"):
        return report.explain(
            f"The C source given to set_source does not compile: {words}", r.SET_SOURCE,
            where=report.mention(re.escape(line[:40])) if line else "",
        )  # fmt: skip
    if any(name.endswith(".pyx") for name in report.edit):
        name = called(one, line[: one.column]) or called(one, line)
        return report.explain(
            f"The C that Cython wrote does not compile: {words}", r.EXTERN,
            where=report.mention(rf"\b{re.escape(name)}\b") if name else "",
        )  # fmt: skip
    return None


def linker_error(report: Report) -> Explanation | None:
    """What the linker says: something is defined nowhere, or twice, or a library is missing."""
    found = LINKED.search(report.text)
    if not found:
        return None
    said = report.text[found.start("said") :].replace("`", "'")
    where = report.where([(found["file"] or "", int(found["line"] or 0))])
    told = first(report, LINKER, said, where=where)
    if told and not told.where:
        name = re.search(r"(?:of|:) (\w+)", told.message)
        where = report.definition(name[1]) if name else ""
        return Explanation(told.message, where, told.rule, told.read)
    return told


RECOGNISERS: tuple[Recogniser, ...] = (compiler_error, linker_error)
