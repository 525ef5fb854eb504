"""The rules that symptoms break, each with the section of the book that teaches it.

A symptom names its rule; a rule names its section, one for each tool where they differ. Where no
section teaches a rule yet, the exercise's own section is shown. A test opens every section.
"""

from dataclasses import dataclass

C1, C3, C7, C8 = "01_first_call#", "03_ctypes_functions#", "07_cffi_abi#", "08_cffi_api#"
C6, C11, C13, PITFALL = (
    "06_ctypes_callbacks#",
    "11_cython_wrapping#",
    "13_extension_functions#",
    "pitfalls#pitfall-",
)


@dataclass(frozen=True)
class Rule:
    """One sentence, and where it is taught; the section of a tool comes before the general one."""

    text: str
    read: str = ""
    ctypes: str = ""
    cffi: str = ""
    cython: str = ""
    extension: str = ""

    def section(self, tool: str) -> str:
        """Where to read, for somebody who uses this tool ("ctypes", "cffi", ... or "")."""
        return str(getattr(self, tool, "") or self.read) if tool else self.read


# fmt: off
# C: how it is written
ASCII = Rule("the signs of C, outside of texts and comments, are plain ASCII: ; and not one that looks like it")
UTF8 = Rule("a source file is UTF-8: store it again with that encoding, which editors show when they save")
BRACE = Rule("every brace { has a brace } that closes it")
MACRO_BRACE = Rule("Py_BEGIN_ALLOW_THREADS opens a block with {, and Py_END_ALLOW_THREADS closes it with }: the two stand "
                   "in the same function, and what is declared between them ends there", C13 + "gil")
SEMICOLON = Rule("in C, a semicolon ends each statement")
EMPTY_BODY = Rule("a semicolon is a whole statement, which does nothing: none stands behind if (...), for (...) or while "
                  "(...)")
BRACKET = Rule("every ( has a ) that closes it")
REFERENCE = Rule("a function of C that is to change a variable takes its address, a pointer: int *n, called with &n")
PARENTHESES = Rule("== comes before &, && before ||, + before <<: write ( ) around what belongs together")
TYPE = Rule("every variable, parameter and result has a type before its name")
BREAK = Rule("break leaves the loop or the switch around it; return leaves the function")
TEXT_END = Rule('a text in C begins and ends with " on one line')
PLACE = Rule("in C, each word has its place: look at the end of the line before, too")
PYTHON_WORD = Rule("C writes && || ! for and, or, not; a ? b : c for an if within an expression; else if for elif; NULL, "
                   "true and false for None, True and False")
PY_NONE = Rule("in the C API, Python's None, True and False are the objects Py_None, Py_True and Py_False; Py_RETURN_NONE "
               "and its like return them", C13 + "references")
C_FUNCTION = Rule("a function in C is written: type name(type parameter, ...) { statements that end in ; }; what Python "
                  "brings along, C does not know")
RAISE_IN_C = Rule('in C, an exception is set, PyErr_SetString(PyExc_ValueError, "..."), and return NULL; hands it on',
                  C13 + "both")
TIMES = Rule("C multiplies with *")
COMMENT = Rule("a comment in C begins with //, or stands between /* and */; # belongs to the preprocessor")
VOID_CALL = Rule("a function that is void gives nothing back: call it on a line of its own, then return what is wanted")
UNUSED_MACRO = Rule("Py_UNUSED(name) says that a parameter is not used: write the name alone when you use it",
                    C13 + "functions")
NUMBER_TEXT = Rule("text is handed to C as the address of its first letter, const char *: a number is no text, a function "
                   "of the library may give the words for it")
DECLARED = Rule("C knows a name from its declaration on: declare it above, or include the header that does")
EXCEPTION_NAME = Rule("in C, the exceptions of Python have names that begin with PyExc_: PyExc_ValueError", C13 + "both")
PRIVATE = Rule("a name that begins with _Py is private and may go with any version of Python: use the public function")
UNUSED = Rule("in this book a warning counts as an error: what is written is used, or goes")
SAME = Rule("a declaration and a definition of the same name say the same types")
OUT = Rule("an answer of C's needs an object of ctypes, count = c_size_t(): byref(count) passes its address, count.value is "
           "the number", "04_ctypes_memory#first-call")
WRITABLE = Rule("from_buffer shares memory, and takes a bytearray, an array or the like; bytes never change: "
                "from_buffer_copy takes them", "04_ctypes_memory#no-copy")
STATIC = Rule("static keeps a function in its own file: all its declarations say so, and no header declares it")
CONVERT = Rule("C may lose digits when it goes to a smaller type: check the range, then write a cast")
LOSE_SIGN = Rule("a type without a sign holds nothing below zero: where the number cannot be below, a cast says so, "
                 "(size_t)n")
SHADOW = Rule("give each variable a name of its own")
SIGN = Rule("a number below zero becomes a huge one when it meets a type without a sign")
UNSIGNED = Rule("a type without a sign is never below zero: below 0 comes the largest number, and such a loop never ends")
CALL = Rule("call a function as its header declares it: the same number of values, in the same order")
ADDRESS = Rule("an array already stands for the address of its first byte; & before another value gives its address")
SAME_KIND = Rule("a pointer has the type of what it points at; where you know that it is the other type, a cast says so",
                 extension=C13 + "functions")
CONST = Rule("const promises not to write: a pointer without it must not point there, and nobody writes through it")
READ_ONLY = Rule("const promises not to write")
NUMBER_POINTER = Rule("a pointer is an address, not a number: use * or & where you mean the value or its address")
MAKE_OBJECT = Rule("a function that Python calls returns an object: PyLong_FromLong, PyFloat_FromDouble, "
                   "PyUnicode_FromString or the like makes one; NULL says that an exception is set", C13 + "boundary")
READ_OBJECT = Rule("a PyObject * is an object, not its value: PyLong_AsLong, PyFloat_AsDouble read the number",
                   C13 + "boundary")
ERROR_ORDER = Rule("PyErr_SetString(exception, text): the exception comes first, a PyExc_... object, then the text",
                   C13 + "both")
PARSE_ADDRESS = Rule("PyArg_ParseTuple writes into your variables: it wants the address of each, with &", C13 + "calling")
RETURN = Rule("a function that has a result returns one on every way through it")
VOID = Rule("void means: no result")
MEMBER = Rule("the members of a struct are those that its declaration names")
ARROW = Rule("a member is reached with . from a struct, with -> from a pointer to one")
WHOLE_TYPE = Rule("a variable needs the whole declaration of its struct; a pointer to it needs only the name")
ONE_DEFINITION = Rule("each function and variable is defined once, in one C file; the others see its declaration")
NO_ROOM = Rule("a pointer is an address and no room: make an array, char text[16], or let it point at one")
NO_VALUE = Rule("a variable has no value until you give it one")
FORMAT = Rule("each % in a format has a value of its type, in the same order")
OPERANDS = Rule("an operator stands between two numbers, or two pointers of one kind; a struct has members to compare")
COMPARE = Rule("= gives a value, == compares")
TEXT_COMPARE = Rule("== compares addresses; strcmp(a, b) == 0 compares texts")
TEXT_COPY = Rule("an array takes no = after its declaration: copy into it, no more than it has room for")
QUOTES = Rule("'a' is one character, \"a\" a text: an array of characters and a zero byte")
NO_EFFECT = Rule("a statement does something: it gives a value, calls, or returns")
CASE_END = Rule("a case goes on into the next one unless break or return ends it")
BACKSLASH = Rule("a backslash joins two lines only as the very last character of the first: no blank behind it")
LABEL = Rule("in C11, behind a label or a case stands a statement: put { } around a declaration there, or move it up")
LOCAL = Rule("a local variable ends with its block or function: nobody may use its address later")
SIZEOF = Rule("sizeof of a pointer is the size of an address, 8 bytes on most systems; the length of what it points at is "
              "a number of its own")
STOPS = Rule("a function that calls itself needs a case in which it stops")
DEFINED = Rule("a function that is called is defined in a C file or a library that is linked")
HEADER_FILE = Rule("#include names a file that lies beside this one, letter for letter, or in a folder that -I names")
SOURCE_FILE = Rule("a compiler is given the name of each file letter for letter, from the folder in which it runs")
PYTHON_H = Rule("a C extension is compiled with the headers of the very Python that loads it: `workbook doctor` names the "
                "repair")
NUMPY_H = Rule('NumPy keeps its headers in its own package: python -c "import numpy; print(numpy.get_include())" prints '
               "the folder for -I, or for include_dirs", C8 + "numpy")
NUMPY_ABI = Rule("C code is compiled for the NumPy that loads it: build it again with the NumPy that is installed, or "
                 "install a release that was", PITFALL + "18")
LINK_NAME = Rule("-lNAME wants a file libNAME.so in a folder that the linker searches")
EMPTY_FILE = Rule("a C file holds at least one declaration")
SUBSCRIPT = Rule("[ ] wants an array or a pointer")
FUNCTION = Rule("only a function can be called")
FOLLOW = Rule("* follows a pointer to what it points at")
LIMITED = Rule("the limited API does not exist in the free-threaded build: compile for it without Py_LIMITED_API "
               "(py_limited_api=False)", PITFALL + "30")
# C: memory and numbers
BYTES = Rule("malloc(n) gives bytes 0 to n-1, and no others")
ARRAY = Rule("an array of n elements has the elements 0 to n-1, and no others")
FREED = Rule("after free(p), nobody may use the bytes at p, neither to read nor to write", cffi=C7 + "who-frees")
ROOM = Rule("ffi.new makes as much room as cdef and the length say: they say what the header says", C7 + "cannot-know")
KEPT = Rule("ffi.new returns the owner of the memory: keep it alive as long as C may follow the pointer",
            C7 + "field-freed")
ONCE = Rule("each block is freed once, by whoever owns it",
            ctypes=C3 + "cut-pointer", cffi=C7 + "who-frees", cython=C11 + "wrong-owner")
MALLOCED = Rule("free takes a pointer that malloc gave, unchanged, and nothing else",
                cffi=C7 + "who-frees", cython=C11 + "wrong-owner")
DAMAGE = Rule("free takes a pointer that malloc gave; nobody writes outside of a block", cffi=C7 + "cannot-know")
NULL = Rule("a NULL pointer points at nothing: ask whether it is NULL before you use it",
            cython=C11 + "cinit", extension=C13 + "null")
WILD = Rule("a pointer is good only while it holds the address of something that exists",
            ctypes=C3 + "cut-pointer", cffi=C7 + "cannot-know", cython=C11 + "cinit", extension=C13 + "references")
OVERFLOW = Rule("the result must fit its type: for int, -2,147,483,648 to 2,147,483,647")
ZERO = Rule("check for zero before you divide: C has no ZeroDivisionError")
LARGE_ARRAY = Rule("large arrays belong into a block from malloc")
SIZE = Rule("check a size before you ask for it: below zero, a size_t is a huge number")
OVERLAP = Rule("memcpy and strcpy want two ranges that share no byte; memmove may copy between any two")
ALIGN = Rule("a value of n bytes stands at an address that n divides (its alignment); copy with memcpy from any other")
SHIFT = Rule("a shift goes from 0 to one less than the number of bits")
TWO_THREADS = Rule("what two threads share, and one of them writes, only one may use at a time: a lock around it, or no "
                   "shared variable at all", ctypes=C3 + "gil", extension=C13 + "gil")
KEEPS = Rule("what holds an object keeps it alive: an attribute of the object that needs it goes with that object",
             C7 + "field-freed")
FREE_IT = Rule("whoever asks malloc for a block, or takes it over, frees it", cffi=C7 + "who-frees", cython=C11 + "owner")
SUPPRESS = Rule("what Python and the system keep until the end is no leak of yours: LSAN_OPTIONS=suppressions=FILE, or "
                "ASAN_OPTIONS=detect_leaks=0, hides it")
RUNTIME = Rule("a sanitized library wants its runtime in the process before Python: `workbook check` loads it, on your "
               "own LD_PRELOAD does; `workbook doctor` says what is missing", PITFALL + "29")
# how a process ends
ENDS = Rule("what is started must end: a loop when its condition becomes false, a wait when somebody gives back what it "
            "waits for")
LOOP = Rule("a loop ends when its condition becomes false: something in it must change that")
LOCK = Rule("whoever waits for a lock goes on when the other gives it back: nobody waits for a lock that he holds "
            "himself, and each way out gives it back")
NULL_RESULT = Rule("NULL is what a function that returns a pointer says; one that returns an int says -1, or another "
                   "number: its first line tells which", extension=C13 + "boundary")
GIL_WAIT = Rule("whoever waits for a thread that calls Python lets go of the GIL first: Py_BEGIN_ALLOW_THREADS around the "
                "wait", C13 + "gil")
GIL = Rule("whoever calls Python holds the GIL: PyGILState_Ensure takes it in a thread of C, and between "
           "Py_BEGIN_ALLOW_THREADS and Py_END_ALLOW_THREADS nobody has it", C13 + "gil-object", cython=C11 + "gil")
ABORT = Rule("abort ends the whole process, Python too: report an error with a result instead")
ASSERT = Rule("an assert says what must be true at that place")
FATAL = Rule("after a fatal error Python cannot go on: it calls abort")
REFERENCES = Rule("one Py_DECREF for each reference that you own: one too many, or a Py_INCREF that is missing where a "
                  "borrowed reference is returned or kept, frees an object that others use", C13 + "references")
MEMORY = Rule("a loop that asks for memory needs an end, and frees what it does not keep; a count read from freed memory "
              "can be any number")
NOT_LEAVE = Rule("a check that has not run has not passed: do not end the program")
TRAP = Rule("the compiler puts a trap where a program can never come in C: the end of a function that promised a result, "
            "or an overflow")
# what may lie behind a crash of which nothing is known but the address; the tool at hand decides
CRASH = {
    "extension": Rule("a pointer that is NULL, or an object that was freed: ask each result for NULL, keep a reference as long as you "
                      "use it, and hold the GIL when you call Python", C13 + "references"),
    "cython": Rule("a pointer is NULL until somebody sets it (for a field, __cinit__), goes with its owner, and is cast only to what "
                   "stands there"),
    "cffi": Rule("C follows each address that it is given: NULL, memory that was freed, too few elements, or a cdef that is not the "
                 "header's, end in a crash", C7 + "cannot-know"),
    "ctypes": Rule("C follows each address that it is given: NULL, half a pointer (no restype), a wrong argtypes, or too small a "
                   "block, end in a crash", C3 + "cut-pointer"),
    "": Rule("a pointer that is NULL, was freed, or points past the end of its block must not be used"),
}  # fmt: skip
# ctypes
ARGTYPES = Rule("argtypes names the C type of each parameter, in the order of the header", C1 + "argtypes")
RESTYPE = Rule("ctypes never sees the header: argtypes and restype must repeat its types, each of them", C1 + "restype")
POINTER_TYPES = Rule("a pointer or a large number needs argtypes, and restype where it comes from; without, ctypes takes "
                     "each for a C int", C3 + "cut-pointer")
INT = Rule("a C int has 4 bytes: -2,147,483,648 to 2,147,483,647", C1 + "overflow", ctypes=C3 + "wraps")
SAME_CLASS = Rule("a pointer to the same kind of thing that argtypes names", C3 + "types")
ONE_CLASS = Rule("ctypes goes by the class, not by its name: define each struct once, and import it everywhere else")
BYTES_ARG = Rule("a str becomes bytes with .encode() where the header says char *",
                 C3 + "text", cffi=C7 + "bytes", cython=C11 + "str")
CTYPE = Rule("argtypes and restype take types of ctypes, such as c_int and c_float: Python's int and float have no size "
             "in C", C3 + "types")
COUNT = Rule("a call has as many arguments as the declaration names", C1 + "argtypes")
FROM_START = Rule("a relative path is looked up from the folder in which the program was started: use Path(__file__)",
                  C1 + "path", cffi=C7 + "path")
NO_SUCH_PATH = Rule("each path is the one that the header means at that place: look at the order of the arguments, and at "
                    "each letter")
BARE_NAME = Rule("a name without a slash is looked up in the system's folders alone: give a full path, from Path(__file__)",
                 C3 + "finding", cffi=C7 + "path")
FIND_LIBRARY = Rule("find_library gives None when it finds nothing, and CDLL(None) is the program that runs: ask for None "
                    "first", C3 + "finding")
EXPORTED = Rule("only a function can be looked up, by the name in the header, letter for letter: the library must export "
                "it, and a macro or a static inline function is in no library", cffi=C7 + "cdef")
MACRO = Rule("a macro or a static inline function is copied into each C program and is in no library: call the function "
             "behind it, or let a compiler see the header (API mode, Cython, C)", C7 + "cdef")
NOT_LIBRARY = Rule("CDLL loads what a compiler made with -shared, for this system and processor", C3 + "other-machines")
USE_ERRNO = Rule("errno is filled only for a library that was loaded with use_errno=True", C3 + "errno")
ERRNO = Rule("-1 says that a call has failed, and errno says why: ctypes.get_errno(), with use_errno=True",
             C3 + "errno")
LOOK_RAISE = Rule("what C cannot take is refused before the call; how C failed shows in its result, or in an argument: "
                  "look, and raise", C3 + "errcheck", cython=C11 + "status", extension=C13 + "both")
NOEXCEPT = Rule("a function with noexcept cannot pass an exception on: Cython prints it and goes on with 0; except * or "
                "except? -1 lets it through", C11 + "except")
CALLBACK = Rule("C cannot pass an exception on: catch it in the callback, report it by a result",
                ctypes=C6 + "carried", cython=C11 + "lost")
CALLBACK_RESULT = Rule("a callback returns simple types only: c_void_p in place of a pointer type",
                       C6 + "pointer-result")
PICKLE = Rule("an address means nothing in another process: send values, and load the library in each process")
FIELDS = Rule("ctypes reads the fields of a struct from _fields_, spelt so: without it the struct has 0 bytes, and any "
              "name can be set on it")
WINDOWS_DLL = Rule("Windows looks for the DLL and for each that it needs: give a full path, and name their folders with "
                   "os.add_dll_directory", PITFALL + "10")
GLIBC = Rule("a library needs the glibc of the system that built it, or a newer one: build on the oldest system that must "
             "run it", PITFALL + "28")
# CFFI
CDEF = Rule("cdef takes declarations, each ending in a semicolon; of macros, only those that are a whole number",
            C7 + "cdef")
CDEF_FILE = Rule("cdef takes the text of declarations, not the name of a file: copy them out of the header", C7 + "cdef")
CDEF_RESULT = Rule("a declaration begins with the type of what comes back: int f(int n);", C7 + "cdef")
CDEF_FIELD = Rule("each field of a struct is a declaration, and ends in a semicolon", C7 + "cdef")
CDEF_SPELT = Rule("types are spelt as in the header, letter for letter: uint32_t, size_t", C7 + "cdef")
ABI_NUMBER = Rule("in ABI mode a constant is written with its number, #define NAME 40: compare it with the header",
                  C7 + "cannot-know")
COMPARES = Rule("a comparison alone does nothing: assert fails when it is false")
RAISES_ENDS = Rule("a with block ends at the first exception: one call in each block")
TUPLE_TRUE = Rule("a pair in brackets is always true: assert a == b, \"words\", without brackets around both")
TWICE = Rule("the last assignment counts: each function has its own two lines, with its own name", C1 + "argtypes")
CDEF_ENUM = Rule("commas stand between the names of an enum, and before the dots: { A, B, ... }", C8 + "dots")
CDEF_DEFINE = Rule("of # lines, cdef takes #define NAME and a whole number, with nothing behind it, or, in API mode, "
                   "#define NAME ...", C7 + "cdef")
CDEF_COPY = Rule("cdef is not a preprocessor: copy the declarations out of the header; of its # lines, those alone that "
                 "give a name a whole number", C7 + "cdef")
CDEF_EXTERN_C = Rule('cdef reads C, and extern "C" is C++: copy the declarations that stand inside of its braces',
                     C7 + "cdef")
CDEF_TYPE = Rule("cdef knows C's own types and those that it declares: declare a type before it is used, typedef ..., in "
                 "the order of the header", C7 + "cdef")
CDEF_BODY = Rule("cdef takes declarations: int f(int n); ends where the body would begin", C7 + "cdef")
STRUCT_WORD = Rule("a struct is called struct NAME, in cdef, in ffi.new and in ffi.cast, unless a typedef gives it a "
                   "short name", C7 + "new")
ABI_DOTS = Rule("in ABI mode no compiler can fill in the dots: write all fields, in the header's order", C7 + "cannot-know")
DOTS = Rule('what cdef says must be what the header says; in API mode "...;" at the end of a struct leaves the rest to '
            "the compiler", C8 + "first-use")
COMPARED = Rule("in API mode the compiler compares cdef with the header: both say the same", C8 + "build-errors")
TEXT_CONSTANT = Rule("a text is declared as static char *const NAME; (const behind the star), a number with a point as "
                     "static const double NAME; #define NAME ... is for whole numbers", C8 + "dots")
SET_SOURCE = Rule("the second argument of set_source is C, which a C compiler reads: '#include \"easter.h\"'",
                  C8 + "first-call")
SOURCES = Rule("sources=[...] is a list of C files; a header is named by #include in the source, and found with "
               "include_dirs=[...]", C8 + "link")
MODULE_FILE = Rule("CFFI writes NAME.c for the module NAME, over a file of yours: give the module a name that no C file "
                   "has, such as _NAME", C8 + "first-call")
LIBRARY_OR_SOURCE = Rule("C files go into sources=[...]; libraries=[...] is for a library that lies in a folder of "
                         "library_dirs", C8 + "link")
NEED_SOURCES = Rule("set_source names the C files in sources=[...], or the library that has it", C8 + "undefined-symbol")
CDEF_NAME = Rule("cdef names a function as the header does, letter for letter, and a file in sources=[...] defines it",
                 C8 + "undefined-symbol")
ABI_BELIEVES = Rule("in ABI mode C believes cdef, and follows each address: the types are the header's, and what a "
                    "pointer points at is kept alive")
ATTRIBUTES = Rule("ctypes looks at argtypes, restype and errcheck, spelt so: any other name is accepted and does nothing",
                  C1 + "argtypes")
NEW_FREES = Rule("what ffi.new made is freed with its owner; only what a function of C made is given back to one",
                 C7 + "who-frees")
BUILT_NAMES = Rule("a built module holds ffi, and in API mode lib: from _NAME import ffi", C7 + "out-of-line")
METHOD = Rule("a method is called on its object, with a dot: ffi.cdef(...)")
CDEF_ALL = Rule("cdef declares every function and constant that Python uses", C7 + "first-call")
NEW_TYPE = Rule("ffi.new takes a pointer type, T *, for one T, or an array type, T[]", C7 + "new")
CDEF_VALUE = Rule("what goes in has the type that cdef names", C7 + "new")
SOURCE_FIRST = Rule("a build script says three things, in this order: cdef (what Python may call), set_source (how the module "
                    "is named and made), compile", C1 + "seven")
SOURCE_ARGUMENT = Rule("set_source takes a name and a source: C text in API mode, None in ABI mode",
                       C8 + "first-call")
UNSET = Rule("new memory of C is filled with zeros: a pointer in it is NULL, until an address is stored there",
             cffi=C7 + "field-freed")
FFI_STRING = Rule("ffi.string makes bytes of a text in C's memory, and .decode() makes a str of them", C7 + "strings")
CONTIGUOUS = Rule("from_buffer takes an array without gaps; to C that walks by strides, hand over the address and the "
                  "strides", C8 + "numpy-right")
VALUE_TYPE = Rule("a value has the type that the function wants at that place")
SPELT = Rule("a name is spelt as where it was defined, letter for letter")
DEREFERENCE = Rule("pointer[0] is the struct that the pointer points to", C7 + "strings")
FIELD_BYTES = Rule("an argument may be bytes; a field keeps an address alone: make ffi.new('char[]', ...), give it a "
                   "name, and keep it", C7 + "field-freed")
BUILT = Rule("a built module brings its declarations along: cdef belongs in the build script", C7 + "out-of-line")
ABI_LIB = Rule("in ABI mode, lib is what ffi.dlopen returns", C7 + "out-of-line")
OPAQUE = Rule("cdef repeats the fields of a struct that the header shows; one that only the library knows, only its "
              "functions make", C7 + "new")
DISTUTILS = Rule("Python 3.12 has no distutils any more: install setuptools, which brings it for CFFI", C8 + "distutils")
BACKEND = Rule("_cffi_backend is compiled for one Python: install cffi with the very Python that runs, python -m pip "
               "install cffi")
# Cython
PXD = Rule("cimport reads a .pxd file of that name, which lies beside the .pyx", C11 + "first-call")
EXTERN = Rule("cdef extern repeats the header: Cython believes it, the C compiler checks it", C11 + "header")
CYTHON_DECLARE = Rule("a C function is declared in a cdef extern block, or in a .pxd file, before it is used",
                      C11 + "first-call")
CYTHON_CDEF = Rule("Cython knows a C variable from cdef before its type, cdef int n = 0, on a line that no if, loop or try "
                   "holds", C11 + "boundary")
CYTHON_NULL = Rule("a pointer is compared with NULL: if pointer is NULL", C11 + "cinit")
CYTHON_FIELD = Rule("a pointer in a cdef class is a field, declared in the class: cdef album *_album", C11 + "cinit")
CYTHON_CAST = Rule("a void * has no type: a cast says what stands there, <Name> pointer, the same that was handed over",
                   C11 + "ship-callback")
CYTHON_RESULT = Rule("a function says what it returns: cdef int check(...) except -1 has a result, and hands exceptions "
                     "on; void has none", C11 + "except")
CYTHON_FUNCTION = Rule("C calls a cdef function; a function of Python travels as user_data, and a cdef function calls it",
                       C11 + "ship-callback")
CYTHON_VALUE = Rule("Python takes the value, not its address: no & before it, and pointer[0] for what a pointer points at",
                    C11 + "boundary")
CYTHON_STATIC = Rule("in a cdef class the first parameter is self, the object; a function without self stands below "
                     "@staticmethod", C11 + "owner")
CYTHON_NOGIL = Rule("without the GIL only C is called, functions whose declaration says nogil; no object of Python is touched",
                    C11 + "gil")
COLON = Rule("Cython reads a file as Python does: a colon ends def and if")
CYTHON_CONVERT = Rule("numbers are converted; a pointer must be wrapped, or its bytes copied", C11 + "boundary")
CYTHON_NOEXCEPT = Rule("a function that C calls is noexcept: it catches every exception and keeps it for later",
                       C11 + "ship-callback")
TEMPORARY = Rule("give the object a name: it must live as long as the pointer is used", C11 + "temporary")
BUFFER = Rule("a buffer's type is that of its array: C's long has 8 bytes here and 4 on Windows, so name int64_t, and "
              "np.int64 for the array", C3 + "long")
# the C API
INIT_NAME = Rule("the function is called PyInit_ and the name of the module, as in the file's name, and is not static",
                 C13 + "other-name", cython=C11 + "name")
SET_ERROR = Rule("return NULL means: I have set an exception, with PyErr_SetString or by a call that failed", C13 + "null")
NEVER_BOTH = Rule("after PyErr_SetString, or after a call that has failed, return NULL: result or exception, never both",
                  C13 + "both")
SSIZE = Rule("#define PY_SSIZE_T_CLEAN stands above #include <Python.h>", C13 + "ssize")
INIT_NULL = Rule("PyInit_ returns a module or NULL with an exception set", C13 + "init-null")
PARSE_TYPES = Rule("each letter of the format means one C type: i int, l long, n Py_ssize_t, f float, d double, s const "
                   "char *, O PyObject *", C13 + "calling")
PARSE_COUNT = Rule("the format has one letter for each address that follows it", C13 + "calling")
RELEASED = Rule("a view is yours up to PyBuffer_Release: use what it shows before that line", C13 + "no-release")
LOOK_BUFFER = Rule("PyObject_GetBuffer gives -1 when it has set an exception, and then there is no view: ask, and return NULL",
                   C13 + "boundary")
METHOD_O = Rule("METH_O hands over the argument itself, METH_VARARGS a tuple of them: PyArg_ParseTuple reads only the "
                "tuple", C13 + "calling")
LOOK_PARSE = Rule("PyArg_ParseTuple gives 0 when it has set an exception: if (!PyArg_ParseTuple(...)) { return NULL; }",
                  C13 + "calling")
RETURNED_TYPE = Rule("a function returns what its first line promises, of the very type")
TABLE_END = Rule("a table of methods or slots ends with an entry of zeros, so that Python knows where to stop",
                 C13 + "minimal")
METHOD_TYPE = Rule("the flags say how the function is called: METH_KEYWORDS gives it a third parameter, and wants a cast "
                   "to PyCFunction", C13 + "keywords")
# Python
IMPORT = Rule("a module is a file of that name, built where it must be, in a folder that Python searches")
DECODE = Rule("bytes from C become a str by .decode(), with the encoding in which they were written", C3 + "text",
              cffi=C7 + "strings")
BYTES_STR = Rule('bytes go with bytes, b"...", and str with str: .encode() makes bytes of a str', C3 + "text",
                 cffi=C7 + "bytes")
PARAMETERS = Rule("a call gives each parameter that def names once, and no other")
SELF = Rule("the first parameter of a method is self, the object that it is called on")
WRITTEN_TEXT = Rule("PyUnicode_FromString reads UTF-8 up to a zero byte: what nobody has written there can be any byte")
GIVES_NONE = Rule("a function of Python that reaches its end without return gives None")
OTHER_KIND = Rule("a text and a number are two kinds of answer: look at what the return gives back")
CALL_IT = Rule("( ) behind its name call a function; without them it is the function itself")
RAISED = Rule("a raise stands under a condition: was it true here? Most functions of C that give a status say 0 when all "
              "went well")
DEFINED_NAME = Rule("a name exists from its first assignment or import on")
CTYPES_NAME = Rule("from ctypes import c_int gives the short name; after import ctypes alone it is ctypes.c_int",
                   C3 + "types")
NULL_NAME = Rule("Python's word for NULL is None with ctypes, and ffi.NULL with CFFI", cffi=C7 + "new")
INDENT = Rule("the lines of a block begin at the same column")
SYNTAX = Rule("the mistake is on this line, or at the end of the one before: a comma, a bracket, a quote or a colon may be "
              "missing")
OWN_NAMES = Rule("a name exists once in a process: begin each function's name with the library's, or hide it (static, "
                 "-fvisibility=hidden)", C13 + "undefined")
TODO = Rule("the place with TODO is yours to fill in")
C_WORD = Rule("Python, and Cython, write and, or, not for && || !; n += 1 for n++; a.b for a->b; a colon and indented lines "
              "for { }")
MAIN = Rule('the program that is run has the name "__main__", with two lines on each side')
NONE = Rule("a function without a return gives None, so does a search that finds nothing, and a module that is gone at "
            "the end of the program")
RANGE = Rule("for i in range(n) counts from 0 to n-1")
HANDED_OVER = Rule("what is called later is handed over by its name alone: ( ) behind it call it now")
CASE = Rule("capital letters and small ones are different letters: a name is spelt as where it was defined")
NO_RULE = Rule("")
