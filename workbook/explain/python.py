"""Recognises exceptions of Python: those of ctypes, CFFI and the C API, and a test's own words.

`EXCEPTIONS` has one row for each kind. {call} is " of NAME", the call in the line that failed.
"""

import difflib
import re
from dataclasses import dataclass, replace

from workbook.explain import rules as r
from workbook.explain.explanation import Explanation
from workbook.explain.report import TRACEBACK, Recogniser, Report, sentence
from workbook.explain.rows import Row, first
from workbook.explain.suspects import joined, suspect, taken_names

HEADING = re.compile(r"^_{3,} .+ _{3,}$", re.M)
LAST_LINE = re.compile(
    r"^(?:E +)?((?:[A-Za-z_]\w*\.)*(?:[A-Z]\w*(?:Error|Exception|Interrupt|Exit|Warning|Iteration|"
    r"Failed|NotFound|Group|Type|Missing)|[A-Z]\w+Error|(?<=ffi\.)error|(?<=struct\.)error))(?:: (.*))?$",
    re.M,
)

EXCEPTIONS: tuple[Row, ...] = (
    Row(r"TypeError: .*(?:takes exactly one argument \(0 given\)|missing \d+ required positional)", "{name} is called on this line, where it was to be handed over: {said}", r.HANDED_OVER, line=r"\(.*\b(?P<name>\w+)\(\)\s*\)"),
    Row(r"ArgumentError: argument (?P<n>\d+): .*Don't know how to convert parameter",
        "ctypes cannot convert argument {n}{call}: nothing says which C type it is (ArgumentError)", r.ARGTYPES),
    Row(r"ArgumentError: argument (?P<n>\d+): .*OverflowError'?>?: (?P<what>.*)", "Argument {n}{call} is too large for its C type: {what} (ArgumentError)", r.POINTER_TYPES),
    Row(r"ArgumentError: argument (?P<n>\d+): .*expected (?P<want>\S+) instance instead of (?P=want)$ || ArgumentError: argument (?P<n>\d+): .*expected LP_(?P<want>\w+) instance instead of pointer to (?P=want)$",
        "Argument {n}{call} is {want}, and argtypes says {want}: there are two classes of this name (ArgumentError)", r.ONE_CLASS),
    Row(r"TypeError: (?:expected|incompatible types,?) (?P<want>\S+) instance(?: instead of|,? got) (?:pointer to )?(?P=want)(?: instance)?$",
        "{want} was wanted and {want} was given: there are two classes of this name", r.ONE_CLASS),
    Row(r"ArgumentError: argument (?P<n>\d+): .*expected (?P<want>\S+) instance instead of (?P<got>.*)",
        "Argument {n}{call} is {got} where argtypes says {want} (ArgumentError)", r.SAME_CLASS),
    Row(r"ArgumentError: argument (?P<n>\d+): (?P<what>.*(?:wrong type|str).*)", "Argument {n}{call} does not fit what argtypes says: {what} (ArgumentError)", r.BYTES_ARG,
        file=r"\bc_char_p\b|\bc_void_p\b|POINTER\((?:ctypes\.)?c_char\)"),
    Row(r"ArgumentError: argument (?P<n>\d+): (?P<what>.*)", "Argument {n}{call} does not fit what argtypes says: {what} (ArgumentError)", r.ARGTYPES),
    Row(r"TypeError: item (?P<n>\d+) in _argtypes_ has no from_param method", "Item {n} of argtypes is no type of ctypes: it has no from_param method", r.CTYPE),
    Row(r"TypeError: restype must be a type, a callable, or None", "What restype was given is no type of ctypes", r.CTYPE),
    Row(r"TypeError: _argtypes_ must be a sequence of types", "argtypes takes a list of types, and got something else", r.ARGTYPES),
    Row(r"TypeError: second item in _fields_ tuple \(index (?P<n>\d+)\) must be a C type", "Field {n} of _fields_ has a type that is none of ctypes", r.CTYPE),
    Row(r"TypeError: invalid result type for callback function", "A callback's result type is one that ctypes refuses, such as a pointer", r.CALLBACK_RESULT),
    Row(r"TypeError: this function takes at least (?P<n>\d+) arguments? \((?P<m>\d+) given\)", "The call{call} has {m} of the {n} arguments that argtypes names", r.COUNT),
    Row(r"TypeError: '(?P<name>[^']+)' expects (?P<n>\d+) arguments?, got (?P<m>\d+)", "The call{call} has {m} arguments, and cdef names {n}", r.CDEF_VALUE),
    Row(r"OverflowError: (?:Python )?int too (?:large|long|big) to convert", "A number is too large for its C type{call} (OverflowError)", r.POINTER_TYPES, tool="ctypes"),
    Row(r"OverflowError: (?:Python )?int too (?:large|long|big) to convert", "A number is too large for its C type{call} (OverflowError)", r.INT),
    Row(r"OverflowError: integer (?P<n>\S+) does not fit '?(?P<type>[^']+)'?", "The number {n} does not fit the C type {type} (OverflowError)", r.INT),
    Row(r"OverflowError: (?:signed integer|value|.*) is (?P<what>greater|less|too large|too small)(?: than (?P<end>maximum|minimum))?.*", "A number does not fit a C int: {said}", r.INT),
    Row(r"OverflowError: can't convert negative (?:value|int|number) to (?P<type>.*)", "A number below zero was given for a type without a sign: {type} (OverflowError)", r.SIGN),
    Row(r"TypeError: underlying buffer is not writable", "The memory that from_buffer was given may not be written to (TypeError: underlying buffer is not writable)", r.WRITABLE),
    Row(r"TypeError: byref\(\) argument must be a ctypes instance, not '(?P<got>\w+)'", "A Python {got} was given to byref, which takes an object of ctypes: c_int(...)", r.OUT),
    Row(r"TypeError: can't multiply sequence by non-int of type '(?P<got>c_\w+)'", "The length of an array was given as a {got} object: its number is in .value", r.OUT),
    Row(r"ValueError: NULL pointer access", "The program used a NULL pointer{call}", r.NULL),
    Row(r"ValueError: Procedure probably called with", "The call{call} has the wrong arguments", r.COUNT),
    Row(r"ValueError: (?:ctypes objects containing pointers cannot be pickled|cannot pickle) || TypeError: cannot pickle '?(?:_ctypes|_cffi_backend|.*cdata)",
        "Something that holds an address cannot be sent to another process: {said}", r.PICKLE),
    Row(r"ValueError: Buffer dtype mismatch, expected '(?P<want>[^']*)' but got '(?P<got>[^']*)'", "The array holds {got}, and the code was compiled for {want}", r.BUFFER),
    Row(r"ValueError: numpy\.(?:ndarray|dtype|\w+) size changed || .*(?:compiled using NumPy 1|module compiled against A[BP]I version|numpy\.core\.multiarray failed to import|_ARRAY_API not found)",
        "This module was compiled for another NumPy: {said}", r.NUMPY_ABI),
    Row(r"AttributeError: 'int' object has no attribute 'contents'", "A number came back where a pointer was wanted, and has no contents", r.POINTER_TYPES),
    Row(r"AttributeError: (?:/[^'\n]*/)?python[\d.]*: undefined symbol: (?P<name>\w+) || AttributeError: : undefined symbol: (?P<name>\w+) || AttributeError: dlsym\(RTLD_DEFAULT, (?P<name>\w+)\)",
        "{name} was looked up in the running program, Python, and not in a library: CDLL was given None, or the program itself", r.FIND_LIBRARY),
    Row(r"AttributeError: .*function/symbol '(?P<name>\w+)' not found in library '(?P<file>[^']*)'.* || AttributeError: (?:/[^'\n]*/)?(?P<file>[^/'\n]*): undefined symbol: (?P<name>\w+) || AttributeError: dlsym\(\w+, (?P<name>\w+)\): symbol not found || AttributeError: function '(?P<name>\w+)' not found",
        "{name} is a macro or an inline function, and no library holds it: undefined symbol", r.MACRO, file=r"#\s*define\s+{name}\b|static\s+inline[^;{{]*\b{name}\s*\("),
    Row(r"AttributeError: .*function/symbol '(?P<name>\w+)' not found in library '<None>'", "Neither Python nor the system's C library has a function {name}: undefined symbol", r.EXPORTED),
    Row(r"AttributeError: .*function/symbol '(?P<name>\w+)' not found in library '(?P<file>[^']*)' || AttributeError: (?:\S*/)?(?P<file>[^/\s]*): undefined symbol: (?P<name>\w+) || AttributeError: dlsym\(\w+, (?P<name>\w+)\): symbol not found || AttributeError: function '(?P<name>\w+)' not found",
        "The library {file} has no function {name}: undefined symbol", r.EXPORTED),
    Row(r"AttributeError: (?:cffi library .* named )?'?(?P<name>free|delete|destroy)'?$", "lib has no {name}, and what ffi.new made needs none", r.NEW_FREES, file=r"\bffi\.new\(", tool="cffi"),
    Row(r"AttributeError: (?:cffi library .* named )?'?(?P<name>\w+)'?$", "#define {name} ... asks a C compiler for the number, and in ABI mode there is none: lib has no {name}", r.ABI_NUMBER, file=r"(?P<here>)#\s*define\s+{name}\s+\.\.\.(?=[\s\S]*\.dlopen\()"),
    Row(r"AttributeError: cffi library '(?P<file>\S+)' has no function, constant or global variable named '(?P<name>\w+)'", "lib has no {name}: cdef does not declare it", r.CDEF_ALL),
    Row(r"AttributeError: (?P<name>\w+)$", "lib has no {name}: cdef does not declare it", r.CDEF_ALL),
    Row(r"AttributeError: cdata '(?P<type>[^']*)' has no field '(?P<name>\w+)'", "{type} has no field {name} in cdef", r.MEMBER),
    Row(r"AttributeError: '_cffi_backend.FFI' object has no attribute '(?P<name>cdef|set_source)'", "An ffi that was imported from a built module has no {name}", r.BUILT),
    Row(r"AttributeError: 'NoneType' object has no attribute '(?P<name>\w+)'", "None has no {name}: what stands before the dot is None", r.NONE),
    Row(r"AttributeError: module '(?P<file>_\w+)' has no attribute '(?P<name>dlopen|new|string|unpack|cast|gc|buffer|from_buffer)'", "{name} belongs to ffi, and the module {file} holds that ffi", r.BUILT_NAMES),
    Row(r"AttributeError: (?:partially initialized )?module '(?P<file>\w+)' has no attribute '(?P<name>\w+)'", "The module {file} has no {name}", r.SPELT),
    Row(r"(?:OSError|ImportError): (?:.*/)?(?P<file>[^/\n]+): undefined symbol: (?P<name>_?Py\w+)", "{file} cannot be loaded: undefined symbol {name}, which this version of Python does not have", r.PRIVATE),
    Row(r"(?:OSError|ImportError): (?:.*/)?(?P<file>[^/\n]+): undefined symbol: (?P<name>\w+)",
        "{file} cannot be loaded: undefined symbol {name}, which cdef declares and no file in sources= defines", r.CDEF_NAME, file=r"(?P<here>)\b{name}\b[\s\S]*\bsources\s*=\s*\[\s*[\"']"),
    Row(r"(?:OSError|ImportError): (?:.*/)?(?P<file>[^/\n]+): undefined symbol: (?P<name>\w+)",
        "{file} cannot be loaded: undefined symbol {name}, which nobody defines", r.NEED_SOURCES, file=r"\bset_source\("),
    Row(r"(?:OSError|ImportError): (?:.*/)?(?P<file>[^/\n]+): undefined symbol: (?P<name>\w+)",
        "{file} cannot be loaded: undefined symbol {name}, which nobody defines", r.DEFINED),
    Row(r"(?:OSError|ImportError): .*version ['`]GLIBC_(?P<n>[\d.]+)' not found", "A library was built for glibc {n}, and this system has an older one", r.GLIBC),
    Row(r"(?:OSError|FileNotFoundError): (?:.*Could not find module '(?P<file>[^']*)'|\[WinError 126\]|DLL load failed)", "Windows found no DLL {file}, or none of those that it needs", r.WINDOWS_DLL),
    Row(r"OSError: (?P<file>[^/\s]+): cannot open shared object file || OSError: dlopen\((?P<file>[^/\s]+), ", "No library named {file} was found: cannot open shared object file", r.BARE_NAME),
    Row(r"(?:OSError|ImportError): (?P<file>[^\n:]+): cannot open shared object file || OSError: dlopen\((?P<file>\S+), ", "No library was found at {file}: cannot open shared object file", r.FROM_START),
    Row(r"OSError: (?:.*/)?(?P<file>[^/\n]+): (?:invalid ELF header|file too short|wrong ELF class|not a mach-o|slice is not valid|mach-o file, but) || OSError: \[WinError 193\](?P<file>)",
        "{file} is not a shared library for this machine", r.NOT_LIBRARY),
    Row(r"OSError: cannot load library '(?P<file>[^/']*)' || OSError: ctypes\.util\.find_library\(\) did not manage to locate a library called '(?P<file>[^']*)'", "CFFI found no library named {file}", r.BARE_NAME),
    Row(r"OSError: cannot load library '(?P<file>[^']*)'", "CFFI found no library at {file}", r.FROM_START),
    Row(r"FileNotFoundError: .*'(?P<file>/[^']*)'", "There is no file {file}", r.NO_SUCH_PATH),
    Row(r"FileNotFoundError: .*'(?P<file>[^']*)'", "There is no file {file}", r.FROM_START),
    Row(r"(?:Import|Module\w+)Error: .*dynamic module does not define module export function \((?:PyModExport_\w+ or )?(?P<init>PyInit_(?P<name>\w+))\)", "The file of the module {name} has no function {init}", r.INIT_NAME, file=r"(?P<here>)\bPyInit_\w+\s*\([^)]*\)\s*\{"),
    Row(r"(?:Import|Module\w+)Error: .*dynamic module does not define module export function \((?:PyModExport_\w+ or )?(?P<init>PyInit_(?P<name>\w+))\)", "The file of the module {name} has no function {init}", r.INIT_NAME),
    Row(r"ImportError: cannot import name 'lib' from '(?P<name>_\w+)'", "{name} has no lib to import: it was built without C source, in ABI mode", r.ABI_LIB),
    Row(r"ImportError: cannot import name '(?P<name>\w+)' from '(?P<file>[\w.]+)'", "{file} has no {name} to import", r.DEFINED_NAME),
    Row(r"ModuleNotFoundError: No module named 'distutils'", "There is no module named 'distutils' in Python 3.12 and later", r.DISTUTILS),
    Row(r"ModuleNotFoundError: No module named '_cffi_backend'", "There is no module named '_cffi_backend': CFFI is not installed for the Python that runs", r.BACKEND),
    Row(r"ModuleNotFoundError: No module named '(?P<name>[\w.]+)'", "There is no module named '{name}'", r.IMPORT),
    Row(r"SystemError: (?:<[\w-]+ (?:function|method) (?P<name>\w+).*>|.*) returned NULL without setting an exception", "{name} returned NULL without setting an exception", r.SET_ERROR),
    Row(r"SystemError: <class '[\w.]+'> returned a result with an exception set", "A function of C returned a result although an exception was set; it was noticed in the next call", r.NEVER_BOTH),
    Row(r"SystemError: <[\w-]+ (?:function|method) (?P<name>\w+).*> returned a result with an exception set", "{name} returned a result although an exception was set", r.NEVER_BOTH),
    Row(r"SystemError: PY_SSIZE_T_CLEAN macro must be defined", "A format with # was used without PY_SSIZE_T_CLEAN", r.SSIZE),
    Row(r"SystemError: initialization of (?P<name>\w+) (?P<what>.*)", "The module {name} could not be made: its initialization {what}", r.INIT_NULL),
    Row(r"SystemError: new style getargs format but argument is not a tuple", "METH_O hands over no tuple, and PyArg_ParseTuple wants one", r.METHOD_O, file=r"(?P<here>)\bMETH_O\b"),
    Row(r"SystemError: new style getargs format but argument is not a tuple", "PyArg_ParseTuple was given an argument that is no tuple", r.METHOD_O),
    Row(r"SystemError: bad format char passed", "A function of Python's C API was called wrongly: {said}", r.PARSE_TYPES),
    Row(r"SystemError: (?:\S+: )?bad argument to internal function", "A function of Python's C API was called with an argument that it does not take: {said}", r.CRASH["extension"]),
    Row(r"SystemError: exception .* not a BaseException subclass", "PyErr_SetString was given something that is no exception: {said}", r.ERROR_ORDER),
    Row(r"TypeError: initializer for ctype '(?P<type>[^']+)' must be (?:a )?(?P<want>.*), not str", "CFFI needs {want} for the C type {type}, and got a str", r.BYTES_ARG),
    Row(r"TypeError: initializer for ctype '(?P<type>[^']*[^*'])' must be .*struct-cdata, not cdata '[^']+\*'", "C wants the struct itself, {type}, and got a pointer to it", r.DEREFERENCE),
    Row(r"TypeError: initializer for ctype '(?P<type>[^']+\*)' must be (?:a )?cdata pointer, not bytes", "A field or element of the C type {type} takes no bytes", r.FIELD_BYTES),
    Row(r"TypeError: expected a pointer or array ctype, got '(?P<type>[^']+)'", "ffi.new was asked for {type}", r.NEW_TYPE),
    Row(r"TypeError: initializer for ctype 'char' must be a bytes of length 1, not int", "ffi.new('char *', n) makes one character, and n is no character", r.NEW_TYPE, file=r"(?P<here>)ffi\.new\(\s*[\"']char ?\*[\"']\s*,"),
    Row(r"TypeError: initializer for ctype '(?P<type>[^']+)' must be (?:a )?(?P<want>.*), not (?P<got>.*)", "CFFI needs {want} for the C type {type}, and got {got}", r.CDEF_VALUE),
    Row(r"TypeError: cannot instantiate ctype '(?P<type>[^']+)' of unknown size", "cdef does not say what is in {type}, so CFFI cannot make one", r.OPAQUE),
    Row(r"TypeError: (?P<what>a bytes-like object is required, not 'str'|can't concat str to bytes|can only concatenate str \(not \"bytes\"\) to str|must be str or None, not bytes)", "On this line, bytes and str meet: {what}", r.BYTES_STR),
    Row(r"ValueError: set_source\(\) must be called before .*", "Nothing has said what to make: set_source() must be called before compile()", r.SOURCE_FIRST),
    Row(r"TypeError: (?:\w+\.)?set_source\(\) missing 1 .*'source'", "The call of set_source has one argument, the name of the module", r.SOURCE_ARGUMENT),
    Row(r"TypeError: (?:\w+\.)?set_source\(\) got multiple values for argument 'source'", "The argument source= is the second one of set_source, which was given already", r.SOURCES),
    Row(r"TypeError: (?:\w+\.)+(?P<name>\w+)\(\) takes .* given", "The method {name} has no parameter self: {said}", r.SELF, file=r"^[ \t]+(?P<here>)def {name}\((?!\s*(?:self|cls|\*))"),
    Row(r"TypeError: (?:\w+\.)*(?P<name>\w+)\(\) (?P<what>missing .*|got multiple values .*|got an unexpected keyword .*|takes .* given)", "The call of {name} does not fit its parameters: {said}", r.PARAMETERS),
    Row(r"TypeError: (?P<what>.*\b(?:builtin_function_or_method|function|method)'? object.*)", "A function stands where its result is wanted: {what}", r.CALL_IT,
        file=r"(?P<here>)=\s*[\w.]+\.(?:get_errno|get_last_error|encode|decode|fileno|getpid|strip)\s*$"),
    Row(r"TypeError: (?P<what>.*\b(?:builtin_function_or_method|function|method)'? object.*)", "A function stands where its result is wanted: {what}", r.CALL_IT),
    Row(r"TypeError: (?P<what>expected bytes, str found|bytes or integer address expected instead of str.*)", "A str was given where C wants bytes: {what}", r.BYTES_ARG),
    Row(r"TypeError: '(?P<got>\w+)' object cannot be interpreted as an integer", "The call{call} wants an int, and got another type: {said}", r.VALUE_TYPE, tool="ctypes"),
    Row(r"TypeError: unsupported operand type\(s\) for /: 'str' and 'str'", "Two texts are joined with /: one of them must be a Path", r.FROM_START),
    Row(r"ValueError: (?P<what>ndarray is not C-contiguous)", "The array has gaps between its rows: {what}", r.CONTIGUOUS),
    Row(r"AttributeError: cdata '(?P<type>[^']*)' has no attribute '(?P<name>\w+)'", "{type} is memory of C, and no str or bytes that had {name}", r.FFI_STRING),
    Row(r"AttributeError: '(?P<type>[^']*)' object has no attribute '(?P<name>\w+)'", "{type} has no {name}: {said}", r.SPELT),
    Row(r"TypeError: an integer is required|TypeError: '(?P<got>\w+)' object cannot be interpreted as an integer", "The call{call} wants an int where another type was given (TypeError: {said})", r.CDEF_VALUE),
    Row(r"IndexError: index too large for cdata '(?P<type>[^']+)' \(expected (?P<n>\d+) < (?P<m>\d+)\)", "Index {n} is outside of {type}, which has {m} elements", r.ARRAY),
    Row(r"IndexError: initializer \w+ is too long for '(?P<type>[^']+)' \(got (?P<n>\d+) characters\)", "{n} characters do not fit {type}", r.ARRAY),
    Row(r"UnknownFileType: .* || KeyError: '(?:\.\w+)?'", "sources= is a str, so CFFI took each letter of it for a file", r.SOURCES, file=r"(?P<here>)\bsources\s*=\s*[\"']"),
    Row(r"UnknownFileType: .*from '(?P<name>[^']+)' || KeyError: '(?P<name>\.\w+)'", "{name} in sources= is no C file", r.SOURCES, file=r"(?P<here>)\bsources\s*="),
    Row(r"VerificationError: (?:\w+: )?(?P<what>.*)", "CFFI could not compile: {what}", r.COMPARED),
    Row(r"UnicodeDecodeError: '(?P<name>[\w-]+)' codec can't decode byte (?P<what>\S+) in position (?P<n>\d+)", "Byte {what} at position {n} is no {name} text (UnicodeDecodeError)", r.WRITTEN_TEXT, tool="extension"),
    Row(r"UnicodeDecodeError: '(?P<name>[\w-]+)' codec can't decode byte (?P<what>\S+) in position (?P<n>\d+)", "Byte {what} at position {n} is no {name} text (UnicodeDecodeError)", r.DECODE),
    Row(r"TypeError: 'int' object is not iterable", "A number stands behind in, where for wants a list or a range: {said}", r.RANGE, line=r"\bfor\b.*\bin\b"),
    Row(r"RecursionError:", "The function calls itself until Python stops it (RecursionError)", r.STOPS),
    Row(r"MemoryError:", "The program asked for more memory than it may have (MemoryError)", r.MEMORY),
    Row(r"NotImplementedError: ?(?P<what>.*)", "Not written yet{call}: NotImplementedError {what}", r.TODO),
    Row(r"(?:Indentation|Tab)Error: (?P<what>.*)", "Python cannot read the file, its indentation is wrong: {what}", r.INDENT),
    Row(r"SyntaxError: (?P<what>.*(?:null bytes|'utf-8' codec can't decode|Non-UTF-8).*)", "Python cannot read the file, which is not stored as UTF-8: {what} (SyntaxError)", r.UTF8),
    Row(r"SyntaxError: .*", "{word} is a sign of C: Python cannot read it (SyntaxError)", r.C_WORD, line=r"(?P<word>\|\||&&|\+\+(?=\s*$)|->(?!.*:$)|!(?!=)(?=[\w(])|\{\s*$)"),
    Row(r"SyntaxError: .*", "= gives a value, and stands where == would compare (SyntaxError)", r.COMPARE, line=r"^\s*(?:if|elif|while|assert)\s[^=]*[^=!<>:]\s=\s(?!=)"),
    Row(r"SyntaxError: (?P<what>.*)", "Python cannot read the file: {what} (SyntaxError)", r.SYNTAX),
    Row(r"NameError: name '(?P<name>cdef|set_source|dlopen)' is not defined", "Python knows no {name} here: it belongs to {word} (NameError)", r.METHOD, file=r"^(?P<word>\w+)\s*=\s*(?:cffi\.)?FFI\("),
    Row(r"NameError: name '(?P<name>NULL)' is not defined", "Python knows no {name} here (NameError)", r.NULL_NAME),
    Row(r"NameError: name '(?P<name>c_\w+|POINTER|byref|Structure|CDLL|cast|sizeof|CFUNCTYPE)' is not defined", "Python knows no {name} here (NameError)", r.CTYPES_NAME),
    Row(r"NameError: name '(?P<name>ffi|FFI)' is not defined", "Python knows no {name} here (NameError): nothing in this file has imported or made it", r.DEFINED_NAME),
    Row(r"NameError: name '(?P<name>\w+)' is not defined", "Python knows no {name} here, only {other}", r.CASE, file=r"\b(?P<other>(?!{name}\b)(?i:{name}))\b"),
    Row(r"(?:NameError|UnboundLocalError): .*(?:name|variable) '(?P<name>\w+)'", "Python knows no {name} here (NameError)", r.DEFINED_NAME),
)  # fmt: skip


@dataclass(frozen=True)
class Raised:
    """The exception that a run ended with."""

    kind: str
    said: str


def python_exception(report: Report) -> Explanation | None:
    """An exception, or a failed assertion, of the first test that failed."""
    whole, report = report, first_failure(report)
    raised = exception(report)
    if raised is None:
        return None
    where = report.where_python
    lost = report.last(
        r"^(?:Exception ignored (?:on|while) calling ctypes callback|(?:From|Exception ignored from) (?:cffi) callback)"
    )
    if lost and report.text.count(TRACEBACK, lost.start()) == 1:
        return report.explain(
            f"An exception was lost in a callback: {raised.kind}: {raised.said}",
            r.CALLBACK,
            where=where,
        )
    if raised.kind == "AssertionError":
        return assertion(report, whole, raised.said, where)
    said = f"{raised.kind}: {raised.said}"
    told = first(
        report, EXCEPTIONS, said, line=report.shown(where), where=where,
        names={"call": call_at(report), "said": raised.said},
    )  # fmt: skip
    if not told:
        name, _, line = where.partition(":")
        if line and re.match(r"\s*raise\b", report.line(name, int(line))):
            asked = condition(report, name, int(line))
            why = f", because this was true: {report.shown(asked).strip()}" if asked else ""
            return report.explain(
                f"This line raised {said.removesuffix(': ')}, where nothing was to be refused{why}",
                r.RAISED, where=where,
            )  # fmt: skip
        return report.explain(f"Python raised {said.removesuffix(': ')}", where=where)
    if told.rule == sentence(r.NEVER_BOTH.text) and (cause := suspect(report, "both")):
        return replace(cause, message=joined(told.message, cause))
    if missing := re.search(r"has no function (\w+)", told.message):
        told = replace(told, message=joined(told.message, similar(report, missing[1])))
    return told if told.where else replace(told, where=named(report, told.message))


def condition(report: Report, name: str, number: int) -> str:
    """The place of the `if` that a line stands under."""
    indent = len(re.match(r"\s*", report.line(name, number))[0])  # type: ignore[index]
    for above in range(number - 1, 0, -1):
        found = re.match(r"(\s*)(if|elif)?\b", report.line(name, above))
        if found and report.line(name, above).strip() and len(found[1]) < indent:
            return f"{name}:{above}" if found[2] else ""
    return ""


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
    if (
        not shown
        and len(report.lines) > 3
        and not re.search(r'^\s*File ".*", line \d+$', text, re.M)
    ):
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


def assertion(report: Report, whole: Report, message: str, where: str) -> Explanation:
    """A test's own message; without one, what it compared. The rule is that of what it quotes."""
    if not message:
        line = report.last(r"^\s+(assert .*)$") or report.last(r"^>\s+(assert .*)$")
        message = f"This does not hold: {line[1]}" if line else "A check failed"
    elif message.startswith("assert "):
        line = report.last(r"^>\s+assert (.*)$")
        message = f"Expected {line[1]}, and found {message.removeprefix('assert ')}" if line else (
            f"This does not hold: {message}"
        )  # fmt: skip
    if not where and (declared := re.search(r"\b(\w+)\.(argtypes|restype) is ", message)):
        where = report.mention(rf"\b{declared[1]}\.{declared[2]}\s*=")
    if not (where := where or quoted_line(report, message)):
        function = re.match(r"(?:lib\.)?([A-Za-z_]\w*)\(", message)
        where = report.answer(report.definition(function[1])) if function else ""
    symbol = re.search(r"undefined symbol:? (\w+)", message)
    if symbol and not where:
        where = report.mention(rf"\b{symbol[1]}\b")
    rule, at = quoted_rule(report, message)
    kind = (
        "both"
        if rule == r.NEVER_BOTH
        else "lost"
        if whole.find("^Exception ignored in") and "expected" in message
        else "value gave"
        if rule == r.NO_RULE and " gave " in message
        else "value"
    )
    cause = suspect(report, kind) or (
        next(taken_names(report), None) if rule == r.NO_RULE else None
    )
    if cause:
        return replace(cause, message=joined(message, cause))
    return report.explain(message, rule, where=at or where)


def quoted_line(report: Report, message: str) -> str:
    """The place of a line of the learner's that a test has quoted: "line 9: assert ..."."""
    for number, text in re.findall(r"\bline (\d+): (.+)$", message):
        for name in report.edit:
            written = report.line(name, int(number)).strip()
            if written and text.startswith(written):
                return f"{name}:{number}"
    return ""


def quoted_rule(report: Report, message: str) -> tuple[r.Rule, str]:
    """The rule behind an exception, or a wrong value, that a test's message speaks of; its place."""
    quoted = re.search(
        r"(?:raised |gave |^|: )(\w+(?:Error|Exception))(?:: | )\(?(.*?)\)?(?:, expected.*)?$",
        message,
    )
    for row in EXCEPTIONS if quoted else ():
        if quoted and (told := first(report, (row,), f"{quoted[1]}: {quoted[2]}")):
            return row.rule, told.where
    if re.search(r" gave \"?b(['\"])(.*)\1\"?, expected (['\"])\2\3", message):
        return r.DECODE, ""
    if re.search(r" gave None, expected (?!None|\w*(?:Error|Exception))", message):
        return r.GIVES_NONE, ""
    if re.search(r" gave -?\d[\d.]*, expected b?['\"]| gave b?(['\"]).*\1, expected -?\d", message):
        return r.OTHER_KIND, ""
    if re.search(r" gave .*\(null\).*, expected ", message):
        return r.UNSET, ""
    if re.search(r"\[Errno -1\]", message):
        return r.ERRNO, report.mention(r"\bOSError\(")
    if re.search(r"\[Errno 0\]", message) and report.mention(r"\bget_errno\("):
        return r.USE_ERRNO, ""
    if re.search(r" gave .*, expected \w*(Error|Exception)\b", message):
        return r.LOOK_RAISE, ""
    if " gave " in message and "<cdata" in message:
        return r.FFI_STRING, report.mention(r"\breturn\b")
    if " gave " in message and report.written(r"\.cdef\([\s\S]*\.dlopen\("):
        return r.ABI_BELIEVES, ""
    return r.NO_RULE, ""


def call_at(report: Report) -> str:
    """The call in the learner's own line or, without one, in the innermost line shown."""
    shown = re.findall(r'^\s*File "[^"]+", line \d+, in .*\n\s+(.+)$', report.text, re.M)
    shown += re.findall(r"^>\s+(.+)$", report.text, re.M)
    for line in reversed(shown):
        found = re.search(r"\b(?:lib|ffi|_?\w*lib)\.(\w+)\(", line)
        if found:
            return f" of {found[1]}"
    return ""


def similar(report: Report, name: str) -> Explanation | None:
    """A function of C beside the learner's files that has nearly this name."""
    for path in sorted(report.folder.glob("*.[ch]")):
        names = set(re.findall(r"\b(\w+)\s*\(", path.read_text("utf-8", "replace")))
        if near := difflib.get_close_matches(name, names - {name}, 1, 0.85):
            return Explanation(f"{path.name} has one named {near[0]}")
    return None


def named(report: Report, message: str) -> str:
    """Where the learner's files name what the sentence is about: its names, the last one first."""
    for word in reversed(re.findall(r"\b[A-Za-z]\w*_\w+\b|(?<=')\w+(?=')|(?<=no )\w+", message)):
        if where := report.definition(word):
            return where
    return ""


RECOGNISERS: tuple[Recogniser, ...] = (python_exception,)
