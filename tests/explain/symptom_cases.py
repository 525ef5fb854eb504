"""The programs that go wrong, and what the translator must say of each."""

from dataclasses import replace

from tests.explain.symptoms import DICE, FREE, LOAD, Case
from workbook.sandbox.commands import Limits

CALL = LOAD + "d = lib.dice_new(16)\nlib.dice_roll(d, 16)\nlib.dice_free(d)\n"
IN_LINE = """\
from pathlib import Path

from cffi import FFI

ffi = FFI()
ffi.cdef("int dice_roll(void *dice, size_t i);")
lib = ffi.dlopen(str(Path(__file__).resolve().parent / "libdice.so"))
"""
MODULE = """\
#include <Python.h>

static PyObject *roll(PyObject *Py_UNUSED(module), PyObject *args) {
    (void)args;
    %s
}

static PyMethodDef methods[] = {
    {"roll", roll, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT, .m_name = "dice", .m_methods = methods, .m_size = 0,
};

PyMODINIT_FUNC PyInit_dice(void);
PyMODINIT_FUNC PyInit_dice(void) {
    return PyModule_Create(&module_def);
}
"""


def asan(name: str, roll: str, says: str, where: str, rule: str, **more: object) -> Case:
    """A library that goes wrong under the sanitizer; `roll` is the body of dice_roll."""
    main = str(more.pop("main", CALL))
    text = DICE + f"int dice_roll(void *dice, size_t i) {{\n{roll}\n}}\n" + FREE
    files = {"dice.c": text, "main.py": main}
    return Case(name, files, says, where, rule, stage="memory", sanitized=True, **more)  # type: ignore[arg-type]


def compile_error(name: str, roll: str, says: str, where: str, rule: str, **more: object) -> Case:
    """A library that does not compile."""
    text = DICE + f"int dice_roll(void *dice, size_t i) {{\n{roll}\n}}\n" + FREE
    return Case(name, {"dice.c": text}, says, where, rule, **more)  # type: ignore[arg-type]


def extension(name: str, body: str, says: str, **more: object) -> Case:
    """An extension module; `body` is that of its function."""
    files = {"dice.c": MODULE % body, "main.py": "import dice\n\ndice.roll()\n"}
    if "main" in more:
        files["main.py"] = str(more.pop("main"))
    return Case(name, files, says, build="extension", **more)  # type: ignore[arg-type]


def plain(name: str, main: str, says: str, where: str = "", rule: str = "", **more: object) -> Case:
    """Python alone."""
    more.setdefault("edit", ("main.py",))
    more.setdefault("only", ("gcc",))
    return Case(name, {"main.py": main}, says, where, rule, build="none", **more)  # type: ignore[arg-type]


def with_library(name: str, main: str, says: str, where: str, rule: str, **more: object) -> Case:
    """A binding with mistakes for a library without."""
    roll = "    return dice != NULL ? (int)i : -1;"
    text = DICE + f"int dice_roll(void *dice, size_t i) {{\n{roll}\n}}\n" + FREE
    more.setdefault("only", ("gcc",))
    files = {"dice.c": text, "main.py": main}
    return Case(name, files, says, where, rule, edit=("main.py", "dice.c"), **more)  # type: ignore[arg-type]


SANITIZER = [
    asan(
        "overflow by one",
        "    ((char *)dice)[i] = 1;\n    return 0;",
        r"dice_roll wrote 1 byte just past a block of 16 bytes that dice_new allocated",
        "((char *)dice)[i] = 1",
        r"bytes 0 to n-1",
    ),
    asan(
        "overflow by eight",
        "    ((char *)dice)[i + 7] = 1;\n    return 0;",
        r"dice_roll wrote 1 byte that lies 7 bytes past the end of a block of 16 bytes that dice_new allocated",
        "((char *)dice)[i + 7] = 1",
        r"bytes 0 to n-1",
    ),
    asan(
        "underflow",
        "    ((char *)dice)[i - 17] = 1;\n    return 0;",
        r"dice_roll wrote 1 byte just before a block of 16 bytes that dice_new allocated|dice_roll went to a place before the start of a block",
        "((char *)dice)[i - 17]",
        r"bytes 0 to n-1",
    ),
    asan(
        "read past",
        "    return ((volatile int *)dice)[i / 4];",
        r"dice_roll read 4 bytes just past a block of 16 bytes that dice_new allocated",
        "[i / 4]",
        r"bytes 0 to n-1",
    ),
    asan(
        "strcpy overflow",
        '    strcpy(dice, i > 3 ? "sixteen letters!" : "x");\n    return 0;',
        r"dice_roll called strcpy, which wrote 17 bytes and ran past the end of a block of 16 bytes that dice_new allocated",
        "strcpy(dice",
        r"bytes 0 to n-1",
    ),
    asan(
        "cffi room",
        "    memset(dice, 1, i);\n    return 0;",
        r"dice_roll called memset, which wrote 40 bytes and ran past the end of the memory that ffi.new made",
        "memset(dice",
        r"ffi.new makes as much room",
        main=IN_LINE + "lib.dice_roll(ffi.new('char[]', 33), 40)\n",
    ),
    asan(
        "cffi owner gone",
        "    return ((volatile char *)dice)[i];",
        r"dice_roll read 1 byte of memory that ffi.new made and that Python had already freed",
        "[i];",
        r"keep it alive",
        main=IN_LINE + "lib.dice_roll(ffi.cast('char *', ffi.new('char[]', 64)), 3)\n",
    ),
    asan(
        "use after free",
        "    free(dice);\n    memset(dice, (int)i, 4);\n    return 0;",
        r"may be used after free|dice_roll called memset, which wrote 4 bytes in a block of 16 bytes that it had already freed",
        "memset(dice",
        r"after free",
    ),
    asan(
        "double free",
        "    free(dice);\n    return (int)i;",
        r"dice_free freed a block of 16 bytes that dice_roll had already freed",
        "dice.c:19",
        r"once",
    ),
    asan(
        "bad free",
        "    free((char *)dice + i - 8);\n    return 0;",
        r"free.*not the start of a block",
        "free((char *)dice + i",
        r"malloc",
    ),
    asan(
        "bad free of the stack",
        "    char text[24];\n    memset(text, (int)i, sizeof text);\n    free(i ? text : dice);\n    return 0;",
        r"free.*(local variable|stack)",
        "free(i ? text",
        r"malloc",
    ),
    asan(
        "stack overflow by one",
        "    char text[16];\n    char *volatile end = text + i;\n    *end = 0;\n    return dice != NULL && text[0];",
        r"dice_roll wrote 1 byte just past .*text",
        "*end = 0",
        r"array",
    ),
    asan(
        "array index",
        "    int text[4] = {0};\n    text[i / 4] = 1;\n    return dice != NULL ? text[0] : 0;",
        r"index 4.*4 elements|index 4 is outside|just past .*text",
        "text[i / 4]",
        r"array",
    ),
    asan(
        "global overflow",
        "    static int sides[4] = {6, 6, 6, 6};\n    int *volatile p = sides;\n    return dice != NULL ? p[i / 4] : 0;",
        r"dice_roll read 4 bytes just past .*sides",
        "return dice != NULL ? p[",
        r"array",
    ),
    asan(
        "use after return",
        "    char *volatile text = dice;\n    free(dice);\n    return text[i - 16];",
        r"dice_roll read 1 byte in a block of 16 bytes that it had already freed",
        "return text",
        r"after free",
    ),
    asan(
        "null",
        "    int *volatile p = NULL;\n    p[i] = 1;\n    return dice != NULL;",
        r"dice_roll.*NULL",
        "p[i] = 1",
        r"NULL|pointer",
    ),
    asan(
        "null read",
        "    int *volatile p = dice;\n    p = NULL;\n    return *p + (int)i;",
        r"dice_roll.*NULL",
        "return *p",
        r"NULL",
    ),
    asan(
        "wild",
        "    int *volatile p = (int *)(uintptr_t)0xdead00000000;\n    p[i] = 1;\n    return dice != NULL;",
        r"dice_roll.*address",
        "p[i] = 1",
        r"pointer",
    ),
    asan(
        "signed overflow",
        "    int x = 2147483000 + (int)i;\n    return dice != NULL ? x * (int)i : 0;",
        r"signed integer overflow|2147483016 \* 16.*does not fit",
        "x * (int)i",
        r"int",
    ),
    asan(
        "division by zero",
        "    return dice != NULL ? 100 / ((int)i - 16) : 0;",
        r"divided.* by zero",
        "100 /",
        r"zero",
    ),
    asan(
        "shift", "    return dice != NULL ? 1 << (i + 16) : 0;", r"shift.*32", "1 << (i", r"shift"
    ),
    asan(
        "misaligned",
        "    int *p = (int *)(void *)((char *)dice + 1);\n    return p[i - 16];",
        r"dice_roll.*misaligned|aligned",
        "return p[",
        r"align",
    ),
    asan(
        "deep recursion",
        "    volatile char room[512];\n    room[0] = (char)i;\n    return i == 0 ? 0 : dice_roll(dice, i + 1) + room[0];",
        r"stack.*dice_roll|dice_roll.*stack",
        "dice_roll(dice, i + 1)",
        r"stops|call itself|calls itself",
    ),
    asan(
        "too large an allocation",
        "    void *volatile p = malloc((size_t)-1 - i);\n    free(p);\n    return dice != NULL;",
        r"dice_roll.*asked malloc for .* bytes",
        "malloc((size_t)-1",
        r"size",
    ),
    asan(
        "memcpy overlap",
        "    memcpy((char *)dice + 1, dice, i - 8);\n    return 0;",
        r"memcpy.*overlap",
        "memcpy((char",
        r"memmove",
    ),
    asan(
        "negative size",
        "    memset(dice, 0, i - 20);\n    return 0;",
        r"memset.*(negative|size)",
        "memset(dice",
        r"size_t|negative",
    ),
    asan(
        "no return value",
        "    if (i > 99) {\n        return dice != NULL;\n    }\n    __builtin_unreachable();",
        r"unreachable|end",
        "__builtin_unreachable",
        r"",
    ),
    asan(
        "float to int",
        "    volatile double big = 1e20;\n    return dice != NULL ? (int)(big * (double)i) : 0;",
        r"dice_roll made an int of 1.6e\+21",
        "(int)(big",
        r"fit",
        only=("clang",),
    ),
    asan(
        "abort",
        "    (void)dice;\n    if (i == 16) {\n        abort();\n    }\n    return 0;",
        r"ended itself with abort",
        "",
        r"abort",
    ),
    asan(
        "bool",
        "    _Bool b;\n    volatile char *raw = (char *)&b;\n    *raw = (char)i;\n    return dice != NULL && b;",
        r"16.*bool|bool.*16|_Bool",
        "&& b",
        r"",
    ),
]

COMPILER = [
    compile_error(
        "no semicolon",
        "    int x = 1\n    return x + (int)i + (dice != NULL);",
        r"expected.*;.*|a semicolon is missing",
        "int x = 1",
        r"semicolon",
    ),
    compile_error(
        "unknown name",
        "    return sides + (int)i + (dice != NULL);",
        r"sides.*not declared|knows no .*sides",
        "return sides",
        r"declare",
    ),
    compile_error(
        "misspelt name",
        "    return (int)j + (dice != NULL) + (int)i;",
        r"\bj\b",
        "return (int)j",
        r"declare",
    ),
    compile_error(
        "unknown function",
        "    return dice_throw(dice, i);",
        r"dice_throw",
        "return dice_throw",
        r"declare",
    ),
    compile_error(
        "unused parameter",
        "    return dice != NULL;",
        r"parameter.*\bi\b.*never used|unused parameter.*\bi\b",
        "int dice_roll(void *dice, size_t i) {",
        r"warning|unused",
    ),
    compile_error(
        "unused variable",
        "    int x = 1;\n    return (int)i + (dice != NULL);",
        r"\bx\b.*never used|unused variable",
        "int x = 1",
        r"",
    ),
    compile_error(
        "conversion",
        "    return dice != NULL ? i : 0;",
        r"size_t|unsigned long|int",
        "? i : 0",
        r"cast|fit|narrow|lose",
    ),
    compile_error(
        "shadow",
        "    int n = 0;\n    for (int n = 0; n < 3; n++) {\n        i++;\n    }\n    return n + (int)i + (dice != NULL);",
        r"\bn\b.*hides|shadow",
        "for (int n",
        r"name",
    ),
    compile_error(
        "wrong pointer type",
        "    int *p = &i;\n    return *p + (dice != NULL);",
        r"pointer|size_t \*",
        "int *p = &i",
        r"type",
    ),
    compile_error(
        "pointer from int",
        "    int *p = i;\n    return *p + (dice != NULL);",
        r"pointer|int \*",
        "int *p = i",
        r"pointer",
    ),
    compile_error(
        "too few arguments",
        "    dice_free();\n    return (int)i + (dice != NULL);",
        r"too few arguments.*dice_free|dice_free.*too few",
        "dice_free();",
        r"header|declar",
    ),
    compile_error(
        "too many arguments",
        "    dice_free(dice, i);\n    return 0;",
        r"too many arguments.*dice_free|dice_free.*too many",
        "dice_free(dice, i)",
        r"header|declar",
    ),
    compile_error(
        "missing return",
        "    if (i) {\n        dice_free(dice);\n    }",
        r"end without a return",
        "dice.c:17",
        r"return",
    ),
    compile_error(
        "missing brace",
        "    if (i) {\n        dice_free(dice);\n    return 0;",
        r"brace|\}",
        "",
        r"brace",
    ),
    compile_error(
        "member",
        "    struct die { int side; } one = {6};\n    return one.sides + (int)i + (dice != NULL);",
        r"sides.*member|member.*sides",
        "one.sides",
        r"",
    ),
    compile_error(
        "incomplete struct",
        "    struct bag b;\n    return (dice != NULL) + (int)i;",
        r"bag",
        "struct bag b",
        r"",
    ),
    compile_error(
        "conflicting types",
        "    return (dice != NULL) + (int)i;\n}\nlong dice_new(size_t n) {\n    return (long)n;",
        r"dice_new",
        "long dice_new",
        r"declar|header",
    ),
    compile_error(
        "static after a declaration without",
        "    return (dice != NULL) + (int)i;\n}\nstatic void dice_free(void *dice) {\n    free(dice);",
        r"dice_free is static here, and was declared before without static",
        "static void dice_free",
        r"its own file",
    ),
    compile_error(
        "const",
        "    const char *text = dice;\n    text[0] = (char)i;\n    return 0;",
        r"const|read-only",
        "text[0] =",
        r"const",
    ),
    compile_error(
        "dropped const",
        '    const char *text = "x";\n    char *p = text;\n    return *p + (int)i + (dice != NULL);',
        r"const",
        "char *p = text",
        r"const",
    ),
    compile_error(
        "uninitialised",
        "    int x;\n    return x + (int)i + (dice != NULL);",
        r"\bx\b.*(before|without)",
        "return x",
        r"value",
    ),
    compile_error(
        "format",
        '#include <stdio.h>\n    char text[9];\n    return snprintf(text, 9, "%s", i) + (dice != NULL);',
        r"%s|format",
        "snprintf(text",
        r"",
    ),
    compile_error(
        "missing header",
        '#include "dise.h"\n    return (dice != NULL) + (int)i;',
        r"dise\.h",
        '#include "dise.h"',
        r"header|file",
    ),
    compile_error(
        "sign compare",
        "    int x = -1;\n    return x < i && dice != NULL;",
        r"sign",
        "x < i",
        r"sign",
    ),
    compile_error(
        "assignment as condition",
        "    if (i = 3) {\n        return 1;\n    }\n    return dice != NULL;",
        r"=",
        "if (i = 3)",
        r"==",
    ),
    compile_error(
        "stray character",
        "    return (dice != NULL) + (int)i；",
        r"character|stray",
        "(int)i；",
        r"",
    ),
    compile_error(
        "returns value from void",
        "    (void)dice;\n    return (int)i;\n}\nvoid dice_x(void);\nvoid dice_x(void) {\n    return 1;",
        r"void",
        "return 1;",
        r"void",
    ),
    compile_error(
        "python text",
        "    return dice is not None and i",
        r"expected|semicolon",
        "return dice is",
        r"",
    ),
    Case(
        "empty file",
        {"dice.c": "", "main.py": LOAD},
        r"the file is empty",
        "dice.c:",
        r"",
        edit=("dice.c", "main.py"),
    ),
    Case(
        "undefined at link",
        {
            "dice.c": DICE
            + "static int hidden(void);\nint dice_roll(void *dice, size_t i) {\n    return hidden() + (int)i + (dice != NULL);\n}\n"
        },
        r"hidden",
        "static int hidden",
        r"define|body",
    ),
    Case(
        "undefined symbol when loaded",
        {
            "dice.c": DICE
            + "int sides(void);\nint dice_roll(void *dice, size_t i) {\n    return sides() + (int)i + (dice != NULL);\n}\n"
            + FREE,
            "main.py": LOAD + "lib.dice_roll(None, 1)\n",
        },
        r"undefined symbol sides, which nobody defines",
        "",
        r"define",
    ),
    Case(
        "no export",
        {
            "dice.c": DICE.replace("API int", "int")
            + "int dice_roll(void *dice, size_t i) {\n    return (int)i + (dice != NULL);\n}\n"
            + FREE,
            "main.py": LOAD + "lib.dice_roll(None, 1)\n",
        },
        r"dice_roll",
        "",
        r"export|visib",
        edit=("dice.c",),
    ),
    Case(
        "redefinition",
        {
            "dice.c": DICE + '#include "other.c"\n#include "other.c"\n',
            "other.c": "int sides(void) { return 6; }\n",
        },
        r"sides",
        "",
        r"once|twice",
        edit=("dice.c",),
    ),
]

EXTENSION = [
    extension(
        "NULL without an exception",
        "return NULL;",
        r"roll.*returned NULL.*exception",
        rule=r"exception",
    ),
    extension(
        "result with an exception set",
        'PyErr_SetString(PyExc_ValueError, "six");\n    return PyLong_FromLong(6);',
        r"roll.*returned .*although.*exception|exception",
        rule=r"NULL",
    ),
    extension(
        "wrong init name",
        "return PyLong_FromLong(6);",
        r"PyInit_cube|PyInit_dice",
        rule=r"PyInit_",
        main="import importlib.util, pathlib, shutil, sysconfig\n\ns = sysconfig.get_config_var('EXT_SUFFIX')\nshutil.copy('dice' + s, 'cube' + s)\nimport cube\n",
    ),
    extension(
        "null in extension",
        "PyObject *volatile nothing = NULL;\n    return Py_NewRef(Py_TYPE(nothing));",
        r"SIGSEGV|NULL|address",
        rule=r"GIL",
        where="main.py:3",
        edit=("dice.c", "main.py"),
    ),
    extension(
        "sanitized overflow",
        "char *p = malloc(4);\n    p[4 + PyTuple_Size(args)] = 1;\n    PyObject *r = PyLong_FromLong(p[0]);\n    free(p);\n    return r;",
        r"roll wrote 1 byte(, a char at a place that has no room| just past a block of 4 bytes that it allocated)",
        rule=r"bytes 0 to n-1",
        where="p[4 + PyTuple",
        sanitized=True,
        stage="memory",
    ),
    extension(
        "parse",
        'int n;\n    if (!PyArg_ParseTuple(args, "i:roll", &n)) {\n        return NULL;\n    }\n    return PyLong_FromLong(n);',
        r"roll\(\) takes exactly 1 argument",
        where="main.py:3",
        edit=("main.py", "dice.c"),
    ),
    extension("fatal", 'Py_FatalError("no dice");', r"no dice|abort", rule=r""),
]

CYTHON = [
    Case(
        "cython crash",
        {
            "dice.pyx": "from libc.string cimport strlen\n\ndef roll():\n"
            "    cdef const char *text = <const char *> 8\n    return strlen(text)\n",
            "main.py": "import dice\n\ndice.roll()\n",
        },
        r"SIGSEGV",
        "",
        r"__cinit__",
        edit=("dice.pyx",),
        build="cython",
        only=("gcc",),
    ),
    Case(
        "cython undeclared",
        {"dice.pyx": "def roll():\n    return sides + 1\n"},
        r"sides",
        "dice.pyx:2",
        r"",
        edit=("dice.pyx",),
        build="cython",
        only=("gcc",),
    ),
    Case(
        "cython syntax",
        {"dice.pyx": "def roll()\n    return 1\n"},
        r"expected|:",
        "dice.pyx:1",
        r"",
        edit=("dice.pyx",),
        build="cython",
        only=("gcc",),
    ),
    Case(
        "cython conversion",
        {"dice.pyx": "cdef void* p = NULL\n\ndef roll():\n    return p\n"},
        r"Python object|void",
        "dice.pyx:4",
        r"",
        edit=("dice.pyx",),
        build="cython",
        only=("gcc",),
    ),
    Case(
        "cython no header",
        {
            "dice.pyx": 'cdef extern from "nodice.h":\n    int sides()\n\ndef roll():\n    return sides()\n'
        },
        r"nodice\.h",
        "dice.pyx:1",
        r"",
        edit=("dice.pyx",),
        build="cython",
    ),
    Case(
        "cython pxd missing",
        {"dice.pyx": "cimport nodice\n"},
        r"nodice",
        "dice.pyx:1",
        r"",
        edit=("dice.pyx",),
        build="cython",
        only=("gcc",),
    ),
    Case(
        "cython exception",
        {
            "dice.pyx": "def roll(int n):\n    return 6 // n\n",
            "main.py": "import dice\ndice.roll(0)\n",
        },
        r"ZeroDivisionError",
        "dice.pyx:2",
        r"",
        edit=("dice.pyx",),
        build="cython",
        only=("gcc",),
    ),
    Case(
        "cython callback that may raise",
        {
            "dice.pyx": "ctypedef int (*rolled)(int) noexcept\n\ncdef int show(int n):\n    return n\n\ncdef rolled f = show\n"
        },
        r"show may raise.*noexcept",
        "dice.pyx:6",
        r"keeps it",
        edit=("dice.pyx",),
        build="cython",
        only=("gcc",),
    ),
    Case(
        "cython temporary",
        {
            "dice.pyx": "def roll(str name):\n    cdef const char *p = name.encode()\n    return p[0]\n"
        },
        r"has no name",
        "dice.pyx:2",
        r"live as long",
        edit=("dice.pyx",),
        build="cython",
        only=("gcc",),
    ),
    Case(
        "cython link",
        {
            "dice.pyx": 'cdef extern from *:\n    """\n    int sides(void);\n    """\n    int sides()\n\ndef roll():\n    return sides()\n',
            "main.py": "import dice\n",
        },
        r"sides",
        "",
        r"",
        edit=("dice.pyx",),
        build="cython",
    ),
]

BUILD = """\
from cffi import FFI

ffi = FFI()
ffi.cdef({cdef!r})
ffi.set_source("_dice", {source!r})
ffi.compile(verbose=True)
"""


def cffi(
    name: str, cdef: str, source: str, says: str, where: str, rule: str, **more: object
) -> Case:
    """A build script of CFFI."""
    main = str(more.pop("main", ""))
    files = {"build_dice.py": BUILD.format(cdef=cdef, source=source)}
    if main:
        files["main.py"] = main
    return Case(name, files, says, where, rule, edit=("build_dice.py",), build="cffi", **more)  # type: ignore[arg-type]


CFFI = [
    cffi(
        "directive",
        '#include "dice.h"',
        "",
        r"cdef.*#include|preprocessor",
        "ffi.cdef(",
        r"preprocessor",
    ),
    cffi(
        "macro",
        "DICE_API int roll(int n);",
        "int roll(int n) { return n; }",
        r"cdef.*DICE_API",
        "ffi.cdef(",
        r"macro|declaration",
    ),
    cffi(
        "syntax",
        "int roll(int n)",
        "int roll(int n) { return n; }",
        r"cdef",
        "ffi.cdef(",
        r"declaration|semicolon",
    ),
    cffi(
        "unknown type",
        "die roll(int n);",
        "typedef int die; die roll(int n) { return n; }",
        r"die",
        "ffi.cdef(",
        r"type",
    ),
    cffi(
        "conflict",
        "int roll(int n, int m);",
        "static int roll(int n) { return n; }",
        r"roll",
        "",
        r"cdef",
    ),
    cffi(
        "not declared in C",
        "int roll(int n);",
        "",
        r"roll",
        "",
        r"header|set_source",
        main="import _dice\n_dice.lib.roll(1)\n",
    ),
    cffi(
        "wrong argument",
        "int roll(int n);",
        "static int roll(int n) { return n; }",
        r"TypeError|str",
        "",
        r"",
        main='import _dice\n_dice.lib.roll("6")\n',
        only=("gcc",),
    ),
    cffi(
        "missing function",
        "int roll(int n);",
        "static int roll(int n) { return n; }",
        r"throw_",
        "",
        r"cdef",
        main="import _dice\n_dice.lib.throw_(6)\n",
        only=("gcc",),
    ),
    cffi(
        "compiler error in source",
        "int roll(int n);",
        "static int roll(int n) { return n }",
        r"semicolon|;",
        "",
        r"",
    ),
    Case(
        "verification",
        {
            "main.py": 'from cffi import FFI\nffi = FFI()\nffi.cdef("struct die { int side; short n; };")\nlib = ffi.verify("struct die { long side; };")\nprint(ffi.sizeof("struct die"))\n'
        },
        r"die",
        "",
        r"",
        build="none",
        edit=("main.py",),
    ),
    plain(
        "cffi dlopen",
        'from cffi import FFI\nffi = FFI()\nffi.cdef("int roll(int);")\nlib = ffi.dlopen(None)\nlib.roll(1)\n',
        r"roll",
        "main.py:5",
        r"",
    ),
    plain(
        "cffi freed",
        'from cffi import FFI\nffi = FFI()\np = ffi.new("char[4]")\nprint(p[4])\n',
        r"index",
        "main.py:4",
        r"",
    ),
    plain(
        "cffi overflow",
        'from cffi import FFI\nffi = FFI()\np = ffi.new("int *", 2**31)\n',
        r"2147483648|fit",
        "main.py:3",
        r"",
    ),
    plain(
        "cffi str",
        'from cffi import FFI\nffi = FFI()\np = ffi.new("char[]", "text")\n',
        r"bytes|str",
        "main.py:3",
        r"",
    ),
]

PAIR = """from cffi import FFI
ffi = FFI(); ffi.cdef("struct pair { int left; }; struct both { struct pair one; };")
pair = ffi.new("struct pair *")
"""
PYTHON = [
    with_library(
        "ArgumentError",
        LOAD + "lib.dice_roll(None, 'six')\n",
        r"dice_roll.*argument 2|argument 2",
        "main.py:10",
        r"encode",
    ),
    with_library(
        "ArgumentError undeclared",
        "import ctypes\nfrom pathlib import Path\nlib = ctypes.CDLL(str(Path(__file__).resolve().parent / 'libdice.so'))\nlib.dice_new(2.5)\n",
        r"argument 1|2\.5|float",
        "main.py:4",
        r"argtypes",
    ),
    with_library(
        "cut pointer",
        "import ctypes\nfrom pathlib import Path\nlib = ctypes.CDLL(str(Path(__file__).resolve().parent / 'libdice.so'))\nd = lib.dice_new(16)\nlib.dice_free(d | -2**31)\n",
        r"SIGSEGV|SIGABRT|crash|memory",
        "main.py:5",
        r"restype",
    ),
    with_library(
        "missing restype OverflowError",
        "import ctypes\nfrom pathlib import Path\nlib = ctypes.CDLL(str(Path(__file__).resolve().parent / 'libdice.so'))\nlib.dice_roll(2**64 + 1, 2)\nctypes.c_char.from_address(2**70)\n",
        r"int|large|OverflowError",
        "main.py:",
        r"",
    ),
    with_library(
        "missing function, CFFI",
        LOAD + "lib.dice_throw(1)\n",
        r"dice_throw",
        "main.py:10",
        r"header|export",
    ),
    with_library(
        "a crash with CFFI",
        PAIR + "print(ffi.cast('struct pair *', 8).left)\n",
        r"SIGSEGV",
        "main.py:4",
        r"cdef",
    ),
    with_library(
        "str for char *, CFFI",
        PAIR + "ffi.new('char[]', 'six')\n",
        r"got a str",
        "main.py:4",
        r"encode",
    ),
    with_library(
        "pointer for a struct, CFFI",
        PAIR + "ffi.new('struct both *', {'one': pair})\n",
        r"the struct itself, struct pair, .* pointer",
        "main.py:4",
        r"pointer\[0\]",
    ),
    with_library(
        "bytes for a field, CFFI",
        PAIR
        + "ffi.cdef('struct tag { const char *name; };')\nffi.new('struct tag *').name = b'six'\n",
        r"a field or element of the C type char \*",
        "main.py:5",
        r"keep it",
    ),
    with_library(
        "new without a star, CFFI",
        PAIR + "ffi.new('struct pair')\n",
        r"ffi\.new was asked for struct pair",
        "main.py:4",
        r"pointer type",
    ),
    with_library(
        "bare name of a library, CFFI",
        PAIR + "ffi.dlopen('libnothing.so')\n",
        r"no library named libnothing\.so",
        "main.py:4",
        r"without a slash",
    ),
    with_library(
        "bare name of a library, ctypes",
        "import ctypes\nctypes.CDLL('libnothing.so')\n",
        r"no library named libnothing\.so",
        "main.py:2",
        r"without a slash",
    ),
    with_library(
        "not declared, CFFI",
        PAIR + "ffi.dlopen(None).strtol\n",
        r"lib has no strtol",
        "main.py:4",
        r"cdef declares",
    ),
    with_library(
        "a file that is not there",
        "open('dice.txt')\n",
        r"no file dice\.txt",
        "main.py:1",
        r"relative path",
    ),
    with_library(
        "number for a pointer, CFFI",
        PAIR + "ffi.new('struct pair *[]', [1])\n",
        r"struct pair \*, and got int",
        "main.py:4",
        r"cdef names",
    ),
    with_library(
        "too few",
        LOAD + "lib.dice_roll(None)\n",
        r"2 arguments|1 argument|at least 2",
        "main.py:10",
        r"as many arguments",
    ),
    with_library(
        "null pointer",
        LOAD + "ctypes.POINTER(ctypes.c_int)().contents\n",
        r"NULL",
        "main.py:10",
        r"NULL",
    ),
    with_library(
        "segfault",
        LOAD + "ctypes.string_at(8)\n",
        r"SIGSEGV|address|not its own",
        "main.py:10",
        r"",
    ),
    with_library(
        "wrong pointer type, CFFI",
        LOAD
        + "lib.dice_roll.argtypes = [ctypes.POINTER(ctypes.c_int), ctypes.c_size_t]\nlib.dice_roll(ctypes.byref(ctypes.c_float(1)), 1)\n",
        r"argument 1",
        "main.py:11",
        r"argtypes",
    ),
    with_library(
        "str for char",
        LOAD
        + "lib.dice_roll.argtypes = [ctypes.c_char_p, ctypes.c_size_t]\nlib.dice_roll('six', 1)\n",
        r"argument 1|bytes",
        "main.py:11",
        r"bytes|argtypes",
    ),
    with_library(
        "callback gone",
        LOAD
        + "\ndef hello():\n    raise ValueError('inside')\n\nCB = ctypes.CFUNCTYPE(None)\nCB(hello)()\n",
        r"lost in a callback: ValueError: inside",
        "main.py:12",
        r"catch it",
    ),
    plain(
        "no library",
        "import ctypes\nlib = ctypes.CDLL('./libdise.so')\n",
        r"libdise\.so",
        "main.py:2",
        r"path|file|looked",
    ),
    plain(
        "not a library",
        "import ctypes, pathlib\npathlib.Path('x.so').write_text('hello')\nlib = ctypes.CDLL('./x.so')\n",
        r"x\.so",
        "main.py:3",
        r"",
    ),
    plain("syntax error", "def f(:\n    pass\n", r"syntax|Python", "main.py:1", r""),
    plain("indentation", "def f():\nreturn 1\n", r"indent", "main.py:2", r""),
    plain("name error", "print(dice)\n", r"dice", "main.py:1", r""),
    plain("import error", "import nodice\n", r"nodice", "main.py:1", r""),
    plain("from import", "from ctypes import nodice\n", r"nodice", "main.py:1", r""),
    plain("attribute", "import ctypes\nctypes.c_nint\n", r"c_nint", "main.py:2", r""),
    plain("type error", "len(5)\n", r"len|TypeError", "main.py:1", r""),
    plain("recursion", "def f():\n    return f()\nf()\n", r"itself|recursion", "main.py:2", r""),
    plain(
        "assertion",
        "x = 3\nassert x == 4, 'roll() gave 3, expected 4'\n",
        r"^roll\(\) gave 3, expected 4$",
        "main.py:2",
        r"",
    ),
    plain(
        "a failure that nobody raises",
        "import ctypes\nlibc = ctypes.CDLL(None)\nlibc.rmdir.argtypes = [ctypes.c_char_p]\n"
        "libc.rmdir(b'/no/such')\nraise AssertionError(\"f('x') gave None, expected FileNotFoundError\")\n",
        r"gave None, expected FileNotFoundError",
        "main.py:5",
        r"look, and raise",
    ),
    plain(
        "errno without use_errno",
        "import ctypes\nlibc = ctypes.CDLL(None)\nlibc.rmdir.argtypes = [ctypes.c_char_p]\n"
        "libc.rmdir(b'/no/such')\nerror = OSError(ctypes.get_errno(), 'Success')\n"
        "raise AssertionError(f'f() raised OSError ({error}), expected FileNotFoundError')\n",
        r"\[Errno 0\]",
        "main.py:6",
        r"use_errno=True",
    ),
    plain("bare assertion", "x = 3\nassert x == 4\n", r"assert x == 4", "main.py:2", r""),
    plain("encoding", "x = b'\\xff'.decode()\n", r"utf-8", "main.py:1", r""),
    plain("exit", "import sys\nsys.exit(0)\n", r"ended before|left", "", r""),
    plain("os exit", "import os\nprint('hello')\nos._exit(0)\n", r"ended before", "", r""),
    plain("exit 3", "import sys\nsys.exit(3)\n", r"ended|status", "", r""),
    plain("abort in Python", "import os\nos.abort()\n", r"abort", "main.py:2", r""),
    plain(
        "kill",
        "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n",
        r"killed|SIGKILL",
        "",
        r"",
    ),
    plain(
        "endless",
        "while True:\n    pass\n",
        r"not finish|still running",
        "",
        r"end",
        limits=Limits(seconds=1),
    ),
    plain(
        "memory",
        "x = []\nwhile True:\n    x.append(bytearray(10**7))\n",
        r"memory",
        "main.py:3",
        r"",
        limits=Limits(seconds=20, memory=400 << 20),
    ),
    plain(
        "flood",
        "import sys\nwhile True:\n    print('x' * 1000)\n",
        r"printed|output",
        "",
        r"",
        limits=Limits(seconds=2, output=1 << 16),
    ),
    plain(
        "file size",
        "import signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_DFL)\nwith open('big', 'wb') as f:\n    while True:\n        f.write(b'x' * 10**6)\n",
        r"file",
        "",
        r"",
        limits=Limits(file_size=10**6),
    ),
    plain(
        "python exception at the end",
        "class A:\n    def __del__(self):\n        raise ValueError('late')\na = A()\ndel a\nprint(undefined_name)\n",
        r"undefined_name",
        "main.py:6",
        r"",
    ),
    plain(
        "chained",
        "def f():\n    try:\n        1 / 0\n    except ZeroDivisionError as e:\n        raise AssertionError('f() raised ZeroDivisionError, expected 3') from e\nf()\n",
        r"f\(\) raised ZeroDivisionError, expected 3",
        "main.py:5",
        r"",
    ),
    Case(
        "pytest assertion",
        {
            "main.py": "def roll():\n    return 7\n",
            "test_main.py": "import main\n\ndef test_roll():\n    assert main.roll() == 6\n",
        },
        r"7 == 6|gave 7|7.*6",
        "",
        r"",
        build="none",
        edit=("main.py",),
        only=("gcc",),
    ),
    Case(
        "pytest message",
        {
            "main.py": "def roll():\n    return 7\n",
            "test_main.py": "import main\n\ndef test_roll():\n    got = main.roll()\n    assert got == 6, f'roll() gave {got}, expected 6'\n",
        },
        r"^roll\(\) gave 7, expected 6$",
        "",
        r"",
        build="none",
        edit=("main.py",),
        only=("gcc",),
    ),
    Case(
        "pytest error in learner",
        {
            "main.py": "def roll():\n    return sides\n",
            "test_main.py": "import main\n\ndef test_roll():\n    assert main.roll() == 6\n",
        },
        r"sides",
        "main.py:2",
        r"",
        build="none",
        edit=("main.py",),
        only=("gcc",),
    ),
    Case(
        "byref of a number",
        {"main.py": "import ctypes\ncount = 5\nctypes.byref(count)\n"},
        r"A Python int was given to byref",
        "byref(count)",
        r"c_size_t\(\)",
        build="none",
        edit=("main.py",),
        only=("gcc",),
    ),
    Case(
        "from_buffer of bytes",
        {"main.py": "import ctypes\n(ctypes.c_char * 3).from_buffer(b'tea')\n"},
        r"memory that from_buffer was given may not be written to",
        "from_buffer(b'tea')",
        r"from_buffer_copy",
        build="none",
        edit=("main.py",),
        only=("gcc",),
    ),
    Case(
        "contents of an int",
        {
            "main.py": "import ctypes\nlib = ctypes.CDLL(None)\nfirst = lib.labs(0)\nfirst.contents\n"
        },
        r"A number came back where a pointer was wanted",
        "first.contents",
        r"restype",
        build="none",
        edit=("main.py",),
        only=("gcc",),
    ),
    Case(
        "length of an array",
        {"main.py": "import ctypes\ncount = ctypes.c_size_t(5)\nctypes.c_int * count\n"},
        r"length of an array was given as a c_u?long(?:long)? object",
        "c_int * count",
        r"count.value",
        build="none",
        edit=("main.py",),
        only=("gcc",),
    ),
    Case(
        "a type that is not the header's",
        {
            "dice.py": "import ctypes\nlib = ctypes.CDLL(None)\nlib.labs.argtypes = [ctypes.c_int]\nlib.labs.restype = ctypes.c_long\n"
            "def far(n):\n    return lib.labs(n)\n",
            "dice.h": "long labs(long number);\n",
            "test_dice.py": "import dice\n\ndef test_far():\n    got = dice.far(-(2**40))\n    assert got == 2**40, f'far gave {got}, expected {2**40}'\n",
        },
        r"argtypes of labs is c_int, and the header says long",
        "lib.labs.argtypes",
        r"must repeat its types",
        build="none",
        edit=("dice.py",),
        only=("gcc",),
    ),
    Case(
        "types that are the header's",
        {
            "dice.py": "import ctypes\nlib = ctypes.CDLL(None)\nlib.labs.argtypes = [ctypes.c_long]\nlib.labs.restype = ctypes.c_long\n"
            "def far(n):\n    return lib.labs(n) + 1\n",
            "dice.h": "long labs(long number);\n",
            "test_dice.py": "import dice\n\ndef test_far():\n    got = dice.far(-5)\n    assert got == 5, f'far gave {got}, expected 5'\n",
        },
        r"^far gave 6, expected 5$",
        "",
        r"^$",
        build="none",
        edit=("dice.py",),
        only=("gcc",),
    ),
    Case(
        "pytest two failures",
        {
            "main.py": "def roll():\n    return 7\n",
            "test_main.py": "import main\n\ndef test_one():\n    assert main.roll() == 6, 'first'\n\n"
            "def test_two():\n    assert main.roll() == 6, 'second'\n",
        },
        r"^first$",
        build="none",
        edit=("main.py",),
        only=("gcc",),
    ),
    Case(
        "pytest collection",
        {
            "main.py": "def roll(:\n",
            "test_main.py": "import main\n\ndef test_roll():\n    assert main.roll() == 6\n",
        },
        r"syntax|Python",
        "main.py:1",
        r"",
        build="none",
        edit=("main.py",),
        only=("gcc",),
    ),
]

LINKER = [
    Case(
        "undefined reference",
        {
            "dice.c": DICE
            + "int sides(void);\nint dice_roll(void *dice, size_t i) {\n    return sides() + (int)i + (dice != NULL);\n}\n"
        },
        r"undefined reference: sides is called",
        "return sides()",
        r"linked",
        flags=("-Wl,-z,defs",),
    ),
    Case(
        "linked twice",
        {"dice.c": DICE + FREE, "more.c": DICE},
        r"multiple definition of dice_new",
        "void *dice_new(size_t n) {",
        r"one C file",
        sources=("more.c",),
    ),
    Case(
        "no such library",
        {"dice.c": DICE + FREE},
        r"no library named nodice",
        "",
        r"libNAME",
        flags=("-lnodice",),
    ),
]
FIRST = ":handle_segv=2:handle_sigbus=2"  # then no other handler sees the signal before
RUNTIME = [
    asan(
        "null, seen first",
        "    volatile char *volatile p = dice;\n    p = NULL;\n    *(p + i - 16) = 1;\n    return 0;",
        r"dice_roll (wrote to a NULL pointer|wrote a char through a NULL pointer|used an element of a NULL)|store to null",
        "*(p + i - 16) = 1",
        r"NULL",
        options=FIRST,
    ),
    asan(
        "member of null",
        "    volatile int *volatile p = NULL;\n    p[i] = 1;\n    return dice != NULL;",
        r"dice_roll wrote to a NULL pointer \(at address 64",
        "p[i] = 1",
        r"NULL",
        options=FIRST,
        only=("gcc",),
    ),
    asan(
        "wild, seen first",
        "    volatile int *volatile p = (int *)(uintptr_t)0xdead00000000;\n    p[i] = 1;\n    return dice != NULL;",
        r"dice_roll used an address that is not its own",
        "p[i] = 1",
        r"pointer",
        options=FIRST,
    ),
    asan(
        "recursion, seen first",
        "    volatile char room[512];\n    room[0] = (char)i;\n    return i == 0 ? 0 : dice_roll(dice, i + 1) + room[0];",
        r"dice_roll called itself again and again, until the stack was full",
        "dice.c:",
        r"stops",
        options=FIRST,
    ),
    asan(
        "runtime too late",
        "    return dice != NULL && i > 3;",
        r"ASan runtime does not come first",
        "",
        r"LD_PRELOAD",
        preload=False,
        only=("gcc",),
    ),
    asan(
        "runtime of clang",
        "    return dice != NULL && i > 3;",
        r"libclang_rt\.asan.*cannot open shared object file",
        "",
        r"LD_PRELOAD",
        preload=False,
        only=("clang",),
    ),
]


def crash(name: str, roll: str, says: str, rule: str, **more: object) -> Case:
    """The same without a sanitizer: what a plain run says."""
    text = DICE + f"int dice_roll(void *dice, size_t i) {{\n{roll}\n}}\n" + FREE
    files = {"dice.c": text, "main.py": CALL}
    return Case(name, files, says, "main.py:11", rule, edit=("dice.c", "main.py"), **more)  # type: ignore[arg-type]


PLAIN = [
    crash(
        "plain null",
        "    volatile int *volatile p = NULL;\n    p[i] = 1;\n    return dice != NULL;",
        r"SIGSEGV.*an address that is not its own",
        r"NULL",
    ),
    crash(
        "plain division",
        "    volatile int n = (int)i - 16;\n    return dice != NULL ? 100 / n : 0;",
        r"SIGFPE.*divided by zero",
        r"zero",
    ),
    crash(
        "plain double free",
        "    void *volatile p = malloc(i);\n    free(p);\n    void *volatile q = p;\n    free(q);\n    return dice != NULL;",
        "C called abort: .*double free",
        r"once",
        flags=("-Wno-error",),
    ),
    crash(
        "plain recursion",
        "    volatile char room[512];\n    room[0] = (char)i;\n    return i == 0 ? 0 : dice_roll(dice, i + 1) + room[0];",
        r"SIGSEGV",
        r"",
    ),
    Case(
        "C assert",
        {
            "dice.c": DICE.replace(
                "#include <stdint.h>", "#include <assert.h>\n#include <stdint.h>"
            )
            + "int dice_roll(void *dice, size_t i) {\n    assert(i < 16);\n    return dice != NULL;\n}\n"
            + FREE,
            "main.py": CALL,
        },
        r"an assert in dice_roll failed: i < 16",
        "assert(i < 16)",
        r"true",
    ),
]

COMPILER += [
    compile_error(
        name,
        f"{body}\n    return n + (dice != NULL);",
        says,
        where,
        rule,
        **more,
    )
    for name, body, says, where, rule, more in (
        ("semicolon behind for", "    int n = 0;\n    for (size_t k = 0; k < i; k++);\n        n++;", r"semicolon ends this for", "k++);", r"whole statement", {}),
        ("semicolon behind if", "    int n = 0;\n    if (i > 3);\n        n++;", r"semicolon ends this if", "if (i > 3);", r"whole statement", {}),
        ("semicolon behind while", "    int n = 0;\n    while (i > 3);\n    {\n        n++;\n    }", r"semicolon ends this while", "while (i > 3);", r"whole statement", {}),
        ("always true", "    int n = 0;\n    while (i >= 0) {\n        n++;\n    }", r"always true", "i >= 0", r"never below zero", {"only": ("gcc",)}),
        ("address of a local", "    int n = 0;\n    return n + (dice != NULL) + (int)i;\n}\nchar *dice_name(void *dice);\nchar *dice_name(void *dice) {\n    char n[9];\n    memcpy(n, dice, 9);\n    return n;", r"address of a local variable is returned", "    return n;", r"ends with its block", {}),
        ("sizeof of a pointer", "    int n = (int)i;\n    char *p = dice;\n    memset(p, 0, sizeof(p));", r"sizeof gives the size of a pointer", "sizeof(p)", r"size of an address", {}),
        ("sizeof of a parameter", "    int n = 0;\n    return n + (dice != NULL) + (int)i;\n}\nint dice_size(int p[4], int n, void *dice);\nint dice_size(int p[4], int n, void *dice) {\n    n += (int)sizeof(p);", r"sizeof gives the size of a pointer", "sizeof(p);", r"size of an address", {}),
        ("label before a declaration", "    if (i > 3) {\n        goto out;\n    }\nout:\n    int n = 1;", r"right behind a label", "int n = 1", r"label", {}),
        ("backslash and blank", "    int n = (int)i;\n#define MORE(x) \\ \n    ((x) + 1)\n    n = MORE(n);", r"blank stands behind the backslash", "#define MORE", r"very last character", {}),
        ("x for times", "    int n = 1;\n    n = n x 60;\n    return n + (int)i;", r"x is no sign", "n x 60", r"multiplies", {}),
        ("and for &&", "    int n = i > 1 and i < 3;", r"and is a word of Python", "i > 1 and", r"&&", {}),
        ("True", "    int n = i > 3 ? True : 0;", r"True is Python's word", "? True", r"stdbool|true", {}),
        ("dot for arrow", "    struct die { int side; } one = {6}, *list = &one;\n    int n = list.side + (int)i;", r"list is a pointer", "list.side", r"->", {}),
        ("arrow for dot", "    struct die { int side; } list = {6};\n    int n = list->side + (int)i;", r"stands behind a struct", "list->side", r"\. from a struct", {}),
        ("text compared", '    const char *t = dice;\n    int n = t == "x" && i;', r"compared with ==", 't == "x"', r"strcmp", {}),
        ("text assigned", '    struct die { char name[8]; } one;\n    one.name = "x";\n    int n = one.name[0] + (int)i;', r"cannot be given a value with =", "one.name =", r"copy into it", {}),
        ("two characters", "    int n = 'ab' + (int)i;", r"between two '", "'ab'", r"one character", {}),
        ("comment of Python", "    # add one\n    int n = (int)i;", r"for the preprocessor", "# add one", r"//", {}),
        ("reference of C++", "    int n = 0;\n    return n + (dice != NULL) + (int)i;\n}\nint dice_n(int &m);\nint dice_n(int &m) {\n    return m;", r"reference in C\+\+", "int dice_n(int &m);", r"takes its address", {}),
        ("statement without effect", "    int n = (int)i;\n    n == 3;", r"does nothing", "n == 3", r"does something", {}),
        ("return without value", "    int n = 0;\n    if (i) {\n        return;\n    }", r"gives no value", "return;", r"every way", {}),
        ("no header for a function", '    int n = (int)i;\n    puts("x");', r"knows no function puts.*<stdio\.h> declares it", 'puts("x")', r"include", {"only": ("gcc",)}),
        ("pointer type of an argument", "    int n = 0;\n    return n + (dice != NULL) + (int)i;\n}\nint dice_set(int *p);\nint dice_all(double *p, int n, void *dice);\nint dice_all(double *p, int n, void *dice) {\n    n += dice_set(p);", r"double \* where int \* is wanted", "dice_set(p)", r"cast", {}),
        ("value for a pointer", "    int n = 0;\n    return n + (dice != NULL) + (int)i;\n}\nint dice_set(int *p);\nint dice_all(int p, int n, void *dice);\nint dice_all(int p, int n, void *dice) {\n    n += dice_set(p);", r"int where int \* is wanted", "dice_set(p)", r"&", {}),
        ("pointer for a value", "    int n = 0;\n    return n + (dice != NULL) + (int)i;\n}\nint dice_set(int p);\nint dice_all(int *p, int n, void *dice);\nint dice_all(int *p, int n, void *dice) {\n    n += dice_set(p);", r"int \* where int is wanted", "dice_set(p)", r"not a number", {}),
        ("too many values", "    int n[2] = {1, 2, 3};\n    return n[0] + (int)i;", r"more values than", "{1, 2, 3}", r"n elements", {}),
        ("text without an end", '    int n = (int)i;\n    strlen("six);', r"text has no end", 'strlen("six', r'"', {}),
        ("no break around", "    int n = (int)i;\n    break;", r"no loop", "break;", r"leaves the loop", {}),
        ("same case", "    int n = (int)i;\n    switch (n) {\n    case 1: return 1;\n    case 1: return 2;\n    default: break;\n    }", r"same value", "case 1: return 2", r"case", {}),
        ("which first", "    int n = (int)i;\n    n = n & 1 == 1;", r"done first", "n & 1 == 1", r"\( \)", {}),
    )
]  # fmt: skip


def extension_error(name: str, body: str, says: str, where: str, rule: str, **more: object) -> Case:
    """An extension module that does not compile."""
    return extension(name, body, says, where=where, rule=rule, **more)


NUMBER = "    return PyLong_FromLong(number);"
EXTENSION += [
    extension_error("no END", f"long number = 0;\n    Py_BEGIN_ALLOW_THREADS\n    number++;\n{NUMBER}", r"no Py_END_ALLOW_THREADS", "Py_BEGIN_ALLOW", r"opens a block"),
    extension_error("no BEGIN", f"long number = 0;\n    number++;\n    Py_END_ALLOW_THREADS\n{NUMBER}", r"no Py_BEGIN_ALLOW_THREADS", "Py_END_ALLOW", r"opens a block"),
    extension_error("declared inside", f"Py_BEGIN_ALLOW_THREADS\n    long number = 1;\n    number++;\n    Py_END_ALLOW_THREADS\n{NUMBER}", r"number is declared between", "PyLong_FromLong(number)", r"ends there"),
    extension_error("swapped", 'PyErr_SetString("six", PyExc_ValueError);\n    return NULL;', r"PyErr_SetString are swapped", "PyErr_SetString(", r"exception comes first"),
    extension_error("ValueError", 'PyErr_SetString(ValueError, "six");\n    return NULL;', r"PyExc_ValueError", "PyErr_SetString(", r"PyExc_"),
    extension_error("no &", f'long number;\n    if (!PyArg_ParseTuple(args, "l", number)) {{\n        return NULL;\n    }}\n{NUMBER}', r"number stands without &", "PyArg_ParseTuple(", r"address of each"),
    extension_error("number for an object", "int sum = 3;\n    return sum;", r"type int is returned where Python wants an object", "return sum", r"PyLong_From"),
    extension_error("double for an object", "double sum = 3;\n    return sum;", r"type double is returned", "return sum", r"PyFloat_From"),
    extension_error("object for a number", "int sum = PyLong_FromLong(3);\n    return PyLong_FromLong(sum);", r"taken for a C number", "int sum", r"PyLong_AsLong"),
    extension_error("None", "return None;", r"None is Python's word", "return None", r"Py_None"),
    extension_error("private", "return _PyNoSuch_Thing(args);", r"_PyNoSuch_Thing is private", "_PyNoSuch", r"public"),
    extension_error("subtype", "PyUnicodeObject *text = args;\n    return (PyObject *)text;", r"kinds of pointer", "PyUnicodeObject *text", r"cast"),
    Case("NumPy's header", {"dice.c": "#include <Python.h>\n#include <numpy/arrayobject.h>\n"}, r"NumPy's header numpy/arrayobject\.h", "#include <numpy", r"get_include", build="extension"),
    extension("no & at run time", f'long number = 0;\n    if (!PyArg_ParseTuple(args, "l", number)) {{\n        return NULL;\n    }}\n{NUMBER}', r"SIGSEGV.*number stands without &", where="PyArg_ParseTuple(", rule=r"address of each", main="import dice\n\ndice.roll(1)\n", only=("gcc",)),
    extension("wrong letter", f'int number = 0;\n    if (!PyArg_ParseTuple(args, "f", &number)) {{\n        return NULL;\n    }}\n{NUMBER}', r"letter f fills a variable of type float, and number is declared as int", where="PyArg_ParseTuple(", rule=r"i int", main="import dice\n\ngot = dice.roll(3)\nassert got == 3, f'roll(3) gave {got}, expected 3'\n", only=("gcc",)),
    extension("both, in a test", 'PyErr_SetString(PyExc_ValueError, "six");\n    return PyLong_FromLong(6);', r"expected ValueError", where="dice.c:", rule=r"after PyErr_SetString.*return NULL", only=("gcc",),
        main="import dice\n\ntry:\n    dice.roll()\nexcept SystemError as error:\n    raise AssertionError(f'roll() raised SystemError ({error}), expected ValueError') from None\n"),
    extension("without the GIL", "PyObject *number;\n    Py_BEGIN_ALLOW_THREADS\n    number = PyUnicode_FromString(\"six\");\n    Py_END_ALLOW_THREADS\n    PyObject *t = PyErr_Occurred();\n    (void)t;\n    Py_BEGIN_ALLOW_THREADS\n    PyErr_SetString(PyExc_ValueError, \"x\");\n    Py_END_ALLOW_THREADS\n    return number;", r"PyUnicode_FromString is called between", where="number = PyUnicode_FromString", rule=r"GIL", only=("gcc",)),
    extension("waits for a thread", "pthread_t t;\n    pthread_create(&t, NULL, work, NULL);\n    pthread_join(t, NULL);\n    Py_RETURN_NONE;", r"waits in pthread_join for a thread that wants the GIL", where="pthread_join(", rule=r"lets go of the GIL", only=("gcc",), limits=Limits(seconds=1)),
]  # fmt: skip
EXTENSION = [
    replace(case, files=case.files | {"dice.c": case.files["dice.c"].replace("static PyObject *roll", "#include <pthread.h>\n\nstatic void *work(void *nothing) {\n    PyGILState_STATE state = PyGILState_Ensure();\n    PyGILState_Release(state);\n    return nothing;\n}\n\nstatic PyObject *roll", 1)})
    if case.name == "waits for a thread"
    else case
    for case in EXTENSION
]  # fmt: skip

CYTHON += [
    Case(
        "cython lost exception",
        {
            "dice.pyx": "cdef int check(int n) noexcept:\n    if n > 6:\n        raise KeyError(n)\n    return n\n\ndef roll(n):\n    return check(n)\n",
            "main.py": "import dice\n\ngot = dice.roll(7)\nraise AssertionError(f'roll(7) gave {got}, expected KeyError')\n",
        },
        r"roll\(7\) gave 0, expected KeyError\. check is declared noexcept",
        "cdef int check",
        r"cannot pass an exception on",
        edit=("dice.pyx",),
        build="cython",
        only=("gcc",),
    ),
    Case(
        "cython double free",
        {
            "dice.pyx": "from libc.stdlib cimport malloc, free\n\ncdef void *p = malloc(16)\n\ndef roll():\n    free(p)\n    free(p)\n",
            "main.py": "import dice\n\ndice.roll()\n",
        },
        r"freed twice",
        "",
        r"once",
        edit=("dice.pyx",),
        build="cython",
        only=("gcc",),
        preload=False,
    ),
]

HEADER = {
    "dice.h": "#ifndef DICE_H\n#define DICE_H\nint roll(int n);\n#endif\n",
    "easter.c": '#include "dice.h"\nint roll(int n) { return n; }\n',
}


def build_script(name: str, script: str, says: str, where: str, rule: str, **more: object) -> Case:
    """A build script of CFFI with a mistake, beside a library of one function."""
    text = "from cffi import FFI\n\nffi = FFI()\n" + script + "ffi.compile(verbose=True)\n"
    more.setdefault("only", ("gcc",))
    return Case(
        name,
        {"build_dice.py": text, **HEADER},
        says,
        where,
        rule,
        edit=("build_dice.py",),
        build="cffi",
        **more,  # type: ignore[arg-type]
    )


def parsed(name: str, cdef: str, more: str, says: str, where: str, rule: str) -> Case:
    """ABI mode: a text for cdef, and what is done with it."""
    return plain(
        name,
        f'from cffi import FFI\n\nffi = FFI()\nffi.cdef("""\n{cdef}\n""")\n{more}\n',
        says,
        where,
        rule,
    )


ROLL = 'ffi.cdef("int roll(int n);")\n'
CFFI += [
    build_script("header as source", ROLL + 'ffi.set_source("_dice", "dice.h", sources=["easter.c"])\n', r'the text "dice\.h", which is no C', "set_source(", r"#include", only=("gcc", "clang")),
    build_script("sources is a str", ROLL + 'ffi.set_source("_dice", \'#include "dice.h"\', sources="easter.c")\n', r"sources= is a str", "set_source(", r"list of C files"),
    build_script("header in sources", ROLL + 'ffi.set_source("_dice", \'#include "dice.h"\', sources=["dice.h"])\n', r"dice\.h in sources= is no C file", "set_source(", r"list of C files"),
    build_script("module named as the file", ROLL + 'ffi.set_source("easter", \'#include "dice.h"\', sources=["easter.c"])\n', r"CFFI wrote the module easter into the file easter\.c", "set_source(", r"such as _NAME", only=("gcc", "clang")),
    build_script("no such source", ROLL + 'ffi.set_source("_dice", \'#include "dice.h"\', sources=["eester.c"])\n', r"no file eester\.c", "set_source(", r"letter for letter", only=("gcc", "clang")),
    build_script("text constant", 'ffi.cdef("static const char *VERSION;")\nffi.set_source("_dice", \'#define VERSION "1.0"\', extra_compile_args=["-Werror"])\n', r"cdef says of VERSION does not fit", "static const char *VERSION", r"const behind the star", only=("gcc", "clang")),
    parsed("extern C", 'extern "C" {\nint roll(int n);\n}', "", r'extern "C"', 'extern "C"', r"C\+\+"),
    parsed("unknown type of a parameter", "int roll(die n);", "", r"holds die, a type that is not declared", "int roll(die n);", r"declares"),
    parsed("attribute of gcc", '__attribute__((noreturn)) void roll(int n);', "", r"__attribute__", "__attribute__", r"cdef"),
    parsed("body", "int roll(int n) { return n; }", "", r"body of a function", "ffi.cdef", r"declarations"),
    parsed("semicolon behind define", "#define SIDES 6;", "", r"has a semicolon", "#define SIDES", r"nothing behind it"),
    parsed("text behind define", '#define NAME "six"', "", r"no whole number", "#define NAME", r"static char"),
    parsed("two declarations run together", "int roll(int n)\nint throw(int n);", "", r"semicolon is missing", "int roll", r"semicolon"),
    parsed("declared twice", "struct die { int n; };\nstruct die { int m; };", "", r"struct die twice", "ffi.cdef", r"once"),
    parsed("dots in ABI mode", "struct die { int n; ...; };", 'ffi.new("struct die *")', r"struct die is declared with \.\.\.", "struct die", r"write all fields"),
    parsed("struct without its word", "struct die { int n; };", 'ffi.new("die *")', r"only struct die", 'ffi.new("die', r"struct NAME"),
    parsed("opaque", "struct die;", 'ffi.new("struct die *")', r"does not say what is in struct die", "ffi.new(", r"only its functions make"),
    parsed("no field", "struct die { int n; };", 'ffi.new("struct die *").m', r"no field m", "ffi.new(", r"members"),
    parsed("nobody has it", "int dice_nowhere(int);", "ffi.dlopen(None).dice_nowhere(1)", r"Neither Python nor the system", "dice_nowhere(1)", r"looked up"),
    parsed("characters do not fit", "struct die { char c[2]; };", 'ffi.new("struct die *").c = b"four"', r"4 characters do not fit char\[2\]", 'b"four"', r"elements"),
    cffi("size differs", "struct die { int a; };", "struct die { int a; int b; };", r"wrong total size", "struct die", r"header", main='import _dice\n_dice.ffi.new("struct die *")\n', only=("gcc",)),
]  # fmt: skip
BOX = "class Box(ctypes.Structure):\n    _fields_ = [('n', ctypes.c_int)]\n\n"
PYTHON += [
    with_library("two classes of one name", LOAD + BOX + "lib.dice_free.argtypes = [ctypes.POINTER(Box)]\n\n" + BOX + "lib.dice_free(ctypes.byref(Box()))\n", r"two classes of this name", "lib.dice_free(ctypes.byref", r"once"),
    with_library("fields misspelt", LOAD + BOX.replace("_fields_", "__fields__") + "lib.dice_roll(ctypes.c_void_p(3), 1)\nctypes.string_at(8)\n", r"SIGSEGV.*Box has no _fields_, for the line says __fields__", "__fields__", r"spelt so"),
    with_library("fields misspelt, wrong value", LOAD + BOX.replace("_fields_", "_field_") + "assert ctypes.sizeof(Box) == 4, f'sizeof(Box) gave {ctypes.sizeof(Box)}, expected 4'\n", r"gave 0, expected 4. Box has no _fields_", "_field_ =", r"spelt so"),
    plain("CDLL(None)", "import ctypes, ctypes.util\nlib = ctypes.CDLL(ctypes.util.find_library('nothing_here'))\nlib.nothing_start()\n", r"in the running program, Python", "lib.nothing_start", r"gives None"),
    Case("a macro, and no function", {"main.py": LOAD + "lib.dice_throw(1)\n", "dice.h": "#define dice_throw(n) dice_roll(NULL, n)\n", "dice.c": DICE + FREE + "int dice_roll(void *dice, size_t i) {\n    return dice != NULL && i;\n}\n"}, r"dice_throw is a macro", "lib.dice_throw", r"copied into each", edit=("main.py", "dice.h", "dice.c"), only=("gcc",)),
    with_library("float in argtypes", LOAD + "lib.dice_roll.argtypes = [float, int]\n", r"Item 1 of argtypes is no type of ctypes", "main.py:10", r"c_float"),
    with_library("str, with argtypes, in a test", LOAD + "lib.dice_free.argtypes = [ctypes.c_char_p]\ntry:\n    lib.dice_free('six')\nexcept ctypes.ArgumentError as error:\n    raise AssertionError(f'f() raised ArgumentError ({error}), expected None') from None\n", r"raised ArgumentError", "main.py:14", r"encode"),
    plain("absolute path", "open('/no/such/link')\n", r"no file /no/such/link", "main.py:1", r"order of the arguments"),
    plain("utf-16", "from pathlib import Path\nPath('other.py').write_text('x = 1', 'utf-16')\nimport other\n", r"not stored as UTF-8|null bytes", "", r"UTF-8"),
    plain("NULL", "import ctypes\nprint(NULL)\n", r"no NULL", "main.py:2", r"None"),
    plain("c_int", "import ctypes\nprint(c_int)\n", r"no c_int", "main.py:2", r"ctypes\.c_int"),
    plain("pickle", "import ctypes, pickle\npickle.dumps(ctypes.pointer(ctypes.c_int(1)))\n", r"another process", "main.py:2", r"each process"),
    plain("callback result", "import ctypes\nctypes.CFUNCTYPE(ctypes.POINTER(ctypes.c_int))(lambda: None)\n", r"callback's result", "main.py:2", r"c_void_p"),
    plain("illegal instruction", "import os, signal\nos.kill(os.getpid(), signal.SIGILL)\n", r"SIGILL", "main.py:2", r"trap"),
    plain("trap", "import os, signal\nos.kill(os.getpid(), signal.SIGTRAP)\n", r"SIGTRAP", "", r"trap"),
    plain("alarm", "import signal\nsignal.alarm(1)\nsignal.pause()\n", r"SIGALRM", "", r""),
    Case("lock left taken", {"dice.c": "#include <pthread.h>\nAPI int roll(int n);\nstatic pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;\nint roll(int n) {\n    pthread_mutex_lock(&gate);\n    if (n > 6) {\n        return -1;\n    }\n    pthread_mutex_unlock(&gate);\n    return n;\n}\n", "main.py": "import ctypes\nfrom pathlib import Path\nlib = ctypes.CDLL(str(Path(__file__).resolve().parent / 'libdice.so'))\nlib.roll(7)\nlib.roll(1)\n"}, r"A return leaves the lock &gate taken", "return -1", r"gives it back", only=("gcc",), limits=Limits(seconds=1)),
    Case("a name of the system's", {"dice.c": "API int hcreate(size_t n);\nAPI int start(void);\nint hcreate(size_t n) {\n    return (int)n + 40;\n}\nint start(void) {\n    return hcreate(0);\n}\n".replace("API int hcreate", "#include <stddef.h>\nAPI int hcreate"), "main.py": "import ctypes\nfrom pathlib import Path\nlib = ctypes.CDLL(str(Path(__file__).resolve().parent / 'libdice.so'))\ngot = lib.start()\nassert got == 40, f'start() gave {got}, expected 40'\n"}, r"start\(\) gave 1, expected 40.*has a function hcreate too", "int hcreate(size_t n) {", r"library's", only=("gcc",), flags=("-O0", "-Wno-conversion")),
    Case("two threads", {"dice.c": "#include <stdlib.h>\nAPI long speak(int n);\nstatic long *samples;\nlong speak(int n) {\n    free(samples);\n    samples = malloc((size_t)n * sizeof *samples);\n    if (!samples) {\n        return -1;\n    }\n    for (int i = 0; i < n; i++) {\n        samples[i] = i;\n    }\n    long sum = 0;\n    for (int i = 0; i < n; i++) {\n        sum += samples[i];\n    }\n    return sum;\n}\n", "main.py": "import ctypes\nfrom concurrent.futures import ThreadPoolExecutor\nfrom pathlib import Path\nlib = ctypes.CDLL(str(Path(__file__).resolve().parent / 'libdice.so'))\nwith ThreadPoolExecutor(8) as pool:\n    list(pool.map(lib.speak, [20000 + i for i in range(2000)]))\n"}, r"another thread had freed", "dice.c:", r"two threads share", sanitized=True, stage="memory", only=("gcc",)),
]  # fmt: skip


def pyx(name: str, code: str, says: str, where: str, rule: str) -> Case:
    """A file that Cython does not read."""
    declared = 'cdef extern from "dice.h":\n    ctypedef struct dice:\n        int n\n    dice *dice_new()\n    int dice_fill(int *n)\n\n'
    return Case(
        f"cython {name}",
        {"dice.pyx": declared + code},
        says,
        where,
        rule,
        edit=("dice.pyx",),
        build="cython",
        only=("gcc",),
    )


CYTHON += [
    pyx("result of void", "cdef void check(int status):\n    return 0\n", r"declared void returns", "return 0", r"except -1"),
    pyx("None for NULL", "def roll():\n    cdef dice *d = dice_new()\n    return d is None\n", r"pointer, dice \*, is compared with an object", "is None", r"is NULL"),
    pyx("no cdef", "def roll():\n    int left = 0\n    return left\n", r"declared without cdef", "int left", r"cdef int n"),
    pyx("no cdef, pointer", "def roll():\n    dice *d = dice_new()\n", r"declared without cdef", "dice *d =", r"cdef int n"),
    pyx("cdef in an if", "def roll(n):\n    if n:\n        cdef int left = 0\n    return n\n", r"inside of an if", "cdef int left", r"no if"),
    pyx("address of a Python variable", "def roll():\n    left = object()\n    dice_fill(&left)\n    return left\n", r"no cdef has given", "&left", r"cdef int n"),
    pyx("void pointer", "cdef int roll(void *data):\n    state = data\n    return state.count\n", r"count is asked of a void \*", "state.count", r"<Name>"),
    pyx("no such member", "def roll():\n    cdef dice *d = dice_new()\n    return d.m\n", r"dice has no member m|Cannot|no attribute", "d.m", r""),
    pyx("no static method", "cdef class Dice:\n    cdef dice *_dice\n    cdef Dice wrap(dice *pointer):\n        return Dice()\n", r"first parameter of wrap", "wrap(", r"@staticmethod"),
    pyx("field without cdef", "cdef class Dice:\n    def __cinit__(self):\n        self._dice = dice_new()\n", r"takes _dice for an attribute of Python", "self._dice", r"cdef album"),
    pyx("sign of C", "def roll(n):\n    if n && n:\n        return 1\n", r"&& is a sign of C", "n && n", r"and, or, not"),
    pyx("arrow", "def roll():\n    cdef dice *d = dice_new()\n    return d->n\n", r"-> is a sign of C", "d->n", r"a\.b for a->b"),
    pyx("= in an if", "def roll(n):\n    if n = 1:\n        return n\n", r"= gives a value", "n = 1", r"== compares"),
    pyx("no colon", "def roll(n)\n    return n\n", r"expected ':'", "def roll", r"colon"),
    pyx("GIL in nogil", "cdef int six():\n    return 6\n\n\ndef roll():\n    with nogil:\n        six()\n", r"needs the GIL", "        six()", r"says nogil"),
]  # fmt: skip

PARSED = 'if (!PyArg_ParseTuple(args, "%s", &number)) {\n        return NULL;\n    }\n    '
EXTENSION += [
    extension("letter for an object", 'const char *number = "";\n    ' + PARSED % "O" + "return PyUnicode_FromFormat(\"%.3s\", number);", r"letter O fills a variable of type PyObject \*, and number is declared as const char \*", where="PyArg_ParseTuple(", rule=r"O PyObject", main="import dice\n\ngot = dice.roll('six')\nraise AssertionError(f'roll(six) gave something, expected six')\n", only=("gcc",)),
    extension("right letters", "int number = 0;\n    " + PARSED % "i" + "return PyLong_FromLong(number + 1);", r"^roll\(3\) gave 4, expected 3$", rule=r"^$", main="import dice\n\ngot = dice.roll(3)\nassert got == 3, f'roll(3) gave {got}, expected 3'\n", only=("gcc",)),
    extension("no return NULL", 'if (PyTuple_Size(args) == 0) {\n        PyErr_SetString(PyExc_ValueError, "six");\n    }\n    return PyLong_FromLong(6);', r"although an exception was set. Behind this PyErr_SetString no return NULL follows", where="PyErr_SetString(", rule=r"never both", only=("gcc",)),
    extension("parse not looked at", 'int number = 0;\n    PyArg_ParseTuple(args, "i", &number);\n    return PyLong_FromLong(number);', r"result of this PyArg_ParseTuple is not looked at", where="PyArg_ParseTuple(", rule=r"return NULL", only=("gcc",)),
    extension("text for an object", 'static char text[] = "six";\n    return text;', r"type char ?(?:\*|\[4\]), is returned where Python wants an object", where="return text", rule=r"PyUnicode_FromString"),
]  # fmt: skip
CYTHON.append(Case("cython value for an address", {"dice.pyx": "cdef void fill(int *n):\n    n[0] = 6\n\ndef roll():\n    cdef int n = 0\n    fill(n)\n    return n\n"}, r"Cython cannot assign int to int \*", "fill(n)", r"&", edit=("dice.pyx",), build="cython", only=("gcc",)))  # fmt: skip
CFFI += [
    build_script("name that no source defines", 'ffi.cdef("int rolls(int n);")\nffi.set_source("_dice", "int rolls(int n);", sources=["easter.c"])\n', r"undefined symbol rolls, which cdef declares", "int rolls", r"letter for letter"),
    parsed("equals sign behind define", "#define SIDES = 6", "", r"no whole number", "#define SIDES", r"nothing behind it"),
]  # fmt: skip
CFFI += [
    parsed("semicolon in an enum", "typedef enum { ONE, TWO; ... } number;", "", r"a semicolon stands before the dots: typedef enum", "typedef enum", r"commas"),
    build_script("library for sources", ROLL + 'ffi.set_source("_dice", \'#include "dice.h"\', libraries=["easter"])\n', r"libraries= asks the linker for a library named easter", "libraries=", r"sources="),
]  # fmt: skip
EXTENSION += [
    extension("int and NULL", "if (PyList_Size(args) == NULL) {\n        return NULL;\n    }\n    Py_RETURN_NONE;", r"number is compared with NULL", where="== NULL", rule=r"returns an int says -1"),
    extension("sign of a length", "size_t n = PyTuple_Size(args);\n    return PyLong_FromSize_t(n);", r"which has a sign, becomes", where="size_t n", rule=r"a cast says so"),
    extension("macros swapped", "Py_END_ALLOW_THREADS\n    Py_BEGIN_ALLOW_THREADS\n    Py_RETURN_NONE;", r"stands before Py_BEGIN", where="Py_END_ALLOW", rule=r"opens a block"),
]  # fmt: skip
CYTHON += [
    pyx("address for a value", "def roll():\n    cdef int n = 0\n    return &n\n", r"object of an address, int \*", "return &n", r"no & before"),
    pyx("function of Python for C", 'cdef extern from "dice.h":\n    void each(int (*visit)(int) noexcept)\n\n\ndef roll(f):\n    each(f)\n', r"function of C is wanted", "    each(f)", r"user_data"),
]  # fmt: skip
EXTENSION += [
    extension(
        "struct for a pointer",
        "Py_buffer view = PyMem_Malloc(8);\n    return PyLong_FromSsize_t(view.len);",
        r"right of = has another type",
        where="view = ",
        rule=r"pointer",
    ),
]
PYTHON += [
    Case("never main", {"main.py": "ran = []\nif __name__ == \"__main\":\n    ran.append(1)\n", "test_main.py": "import main\n\n\ndef test_ran():\n    assert main.ran, 'main.py ran, and did nothing'\n"}, r"below this if is left out", "if __name__", r"__main__", edit=("main.py",), build="none", only=("gcc",)),
    Case("number in a for", {"main.py": "for n in 6:\n    print(n)\n"}, r"number stands behind in", "for n", r"range\(n\)", edit=("main.py",), build="none", only=("gcc",)),
    Case("no return", {"main.py": "def roll():\n    1 + 1\n\n\nroll().add(1)\n"}, r"before the dot is None", "roll().add", r"without a return", edit=("main.py",), build="none", only=("gcc",)),
    Case("sign of C", {"main.py": "one = 1\nif one || one:\n    pass\n"}, r"\|\| is a sign of C", "one || one", r"and, or, not", edit=("main.py",), build="none", only=("gcc",)),
    Case("= in an assert", {"main.py": "one = 1\nassert one = 1\n"}, r"== would compare", "assert one", r"== compares", edit=("main.py",), build="none", only=("gcc",)),
    Case("another case", {"main.py": "ONE = 1\nprint(One)\n"}, r"knows no One here, only ONE", "print", r"letters", edit=("main.py",), build="none", only=("gcc",)),
    Case("called, not handed over", {"main.py": "def give(n):\n    pass\n\n\nprint(map(str, [1]), sorted([2], key=give()))\n"}, r"give is called on this line", "key=give()", r"by its name alone", edit=("main.py",), build="none", only=("gcc",)),
]  # fmt: skip
CFFI = [replace(case, files=case.files | {"main.py": "import _dice\n"}) if case.name.startswith("name that") else case for case in CFFI]  # fmt: skip
PYTHON += [
    with_library("argtype", LOAD.replace("roll.argtypes", "roll.argtype") + "lib.dice_roll(2.5, 1)\n", r"convert argument 1", "main.py:10", r"argtypes"),
    with_library("argtype, in a test", LOAD.replace("roll.argtypes", "roll.argtype") + "raise AssertionError('f() gave 1, expected 2')\n", r"argtype is no name that ctypes looks at", "roll.argtype ", r"does nothing"),
    with_library("restype = float", LOAD + "lib.dice_roll.restype = float\nraise AssertionError(f'f() gave {lib.dice_roll(None, 1)}, expected 2.5')\n", r"restype = float, ctypes calls float", "restype = float", r"c_float"),
    Case("pointer without restype", {"main.py": LOAD.replace("lib.dice_new.restype = ctypes.c_void_p\n", "") + "ctypes.string_at(8)\n", "dice.h": "void *dice_new(size_t n);\n", "dice.c": DICE + FREE + "int dice_roll(void *dice, size_t i) {\n    return dice != NULL && i;\n}\n"}, r"dice_new returns a pointer and has no restype", "dice_new.argtypes", r"taken|takes", edit=("main.py", "dice.c"), only=("gcc",)),
]  # fmt: skip

BEGINNERS = [  # Python's habits in C, and C's in Python
    Case("def in C", {"dice.c": "def dice_roll(n):\n    return n\n"}, r"def is a word of Python", "dice.c:", r"type name\(", only=("gcc",)),
    Case("print in C", {"dice.c": DICE + FREE + "int dice_roll(void *dice, size_t i) {\n    print(i);\n    return dice != NULL;\n}\n"}, r"print is a function or a word of Python", "print(i)", r"C does not know"),
    Case("a name that is nearly right", {"dice.c": DICE + FREE + "int dice_roll(void *dice, size_t index) {\n    return dice != NULL && indx;\n}\n"}, r"knows no indx here.*did you mean index", "indx", r"declar", only=("gcc",)),
    extension("raise in C", 'raise ValueError("six");', r"raise, a word of Python", where="raise", rule=r"PyErr_SetString"),
    extension("result and exception", 'PyErr_SetString(PyExc_ValueError, "six");\n    Py_RETURN_NONE;', r"although an exception was set. Behind this", where="PyErr_SetString", rule=r"never both", edit=("dice.c", "main.py")),
    extension("a pointer without room", "char *text;\n    text[0] = 0;\n    return PyUnicode_FromString(text);", r"points to no room", where="char *text", rule=r"no room"),
    Case("a function that is called nearly so", {"dice.c": DICE + FREE + "int dice_rolls(void *dice, size_t i) {\n    return dice != NULL && i;\n}\n", "main.py": LOAD}, r"no function dice_roll: .*dice.c has one named dice_rolls", edit=("dice.c",), only=("gcc",)),
    plain("a raise of one's own", "if True:\n    raise ValueError('six')\n", r"This line raised ValueError: six", "main.py:2", r"condition"),
    plain("bytes and str", "b'a,b'.split(',')\n", r"bytes and str meet", "main.py:1", r"encode"),
    plain("a function without brackets", "import ctypes, os\nn = ctypes.get_errno\nos.strerror(n)\n", r"function stands where its result", "main.py:2", r"call a function"),
    plain("a function in an index", "[1][len]\n", r"builtin_function|indices", "main.py:1", r""),
    plain("one argument too many", "def roll(n):\n    return n\nroll(1, 2)\n", r"call of roll .*takes 1 positional", "main.py:3", r"each parameter"),
    plain("bytes for a str, in a test", "raise AssertionError(f\"f() gave {b'six'!r}, expected 'six'\")\n", r"gave b'six'", "", r"decode"),
    plain("None, in a test", "raise AssertionError('f() gave None, expected 7')\n", r"gave None", "", r"without return"),
    plain("a number for a text, in a test", "raise AssertionError(\"f() gave 6, expected 'VI'\")\n", r"gave 6", "", r"two kinds"),
    plain("NULL for a text, in a test", "raise AssertionError(\"f() gave '3 x (null)', expected '3 x six'\")\n", r"\(null\)", "", r"NULL"),
    plain("the status for errno, in a test", "def f(status):\n    raise OSError(status, 'x')\nraise AssertionError('f() raised OSError ([Errno -1] x), expected FileNotFoundError')\n", r"Errno -1", "main.py:2", r"get_errno"),
    Case("cdef without its object", {"main.py": "from cffi import FFI\nffi = FFI()\ncdef('int n;')\n"}, r"belongs to ffi", "main.py:3", r"with a dot", edit=("main.py",), build="none", only=("gcc",)),
    Case("an int for a char *", {"main.py": "from cffi import FFI\nffi = FFI()\nffi.new('char *', 40)\n"}, r"makes one character", "main.py:3", r"array type", edit=("main.py",), build="none", only=("gcc",)),
    Case("free for what ffi.new made", {"main.py": "from cffi import FFI\nffi = FFI()\nffi.cdef('int abs(int n);')\nlib = ffi.dlopen(None)\nlib.abs(1)\nffi.gc(ffi.new('char[]', 3), lib.free)\n"}, r"needs none", "main.py:6", r"freed with its owner", edit=("main.py",), build="none", only=("gcc",)),
    Case("a built module for its ffi", {"main.py": "import sys, types\nsys.modules['_dice'] = types.ModuleType('_dice')\nimport _dice as ffi\nffi.dlopen(None)\n"}, r"belongs to ffi, and the module _dice", "main.py:4", r"import ffi", edit=("main.py",), build="none", only=("gcc",)),
    Case("one element too many", {"dice.c": DICE + FREE + "int dice_roll(void *dice, size_t n) {\n    int sum = 0;\n    for (size_t i = 0; i <= n; i++) {\n        sum += ((char *)dice)[i];\n    }\n    return sum;\n}\n", "main.py": "raise AssertionError('dice_roll(d, 3) gave 7, expected 6')\n"}, r"goes on to i = n, and n elements", "i <= n", r"0 to n-1", only=("gcc",)),
    plain("no self", "class Item:\n    def rename(name):\n        pass\n\n\nItem().rename('six')\n", r"rename has no parameter self", "main.py:2", r"self, the object"),
    plain("str of bytes, in a test", "raise AssertionError(f'f() gave {str(bytes(2))!r}, expected {str(bytes(2))[2:-1]!r}')\n", r"gave", "", r"decode"),
    extension("text that nobody wrote", 'const char text[] = {(char)0x90, 0};\n    return PyUnicode_FromString(text);', r"0x90 at position 0 is no utf-8", rule=r"nobody has written"),
    Case("a number for a pointer", {"main.py": LOAD.replace("roll.argtypes = [ctypes.c_void_p", "roll.argtypes = [ctypes.c_int32") + "ctypes.string_at(8)\n", "dice.h": "int dice_roll(void *dice, size_t i);\n", "dice.c": DICE + FREE + "int dice_roll(void *dice, size_t i) {\n    return dice != NULL && i;\n}\n"}, r"argtypes of dice_roll says ctypes.c_int32 where the header says void \*dice", "dice_roll.argtypes", r"order of the header", edit=("main.py", "dice.c"), only=("gcc",)),
    Case("set_source without a source", {"main.py": "from cffi import FFI\nFFI().set_source('_dice')\n"}, r"one argument, the name", "main.py:2", r"None in ABI", edit=("main.py",), build="none", only=("gcc",)),
    Case("compile without set_source", {"main.py": "from cffi import FFI\nFFI().compile()\n"}, r"set_source\(\) must be called", "main.py:2", r"in this order", edit=("main.py",), build="none", only=("gcc",)),
    Case("source= for sources=", {"main.py": "from cffi import FFI\nFFI().set_source('_dice', 'int n;', source=['a.c'])\n"}, r"source= is the second", "main.py:2", r"sources=", edit=("main.py",), build="none", only=("gcc",)),
]  # fmt: skip

CASES = [
    *SANITIZER,
    *LINKER,
    *RUNTIME,
    *PLAIN,
    *COMPILER,
    *EXTENSION,
    *CYTHON,
    *CFFI,
    *PYTHON,
    *BEGINNERS,
]

# What no tool on this machine says: the words of reports in public, with their source.
REPORTS = (
    # gcc 14 refuses what gcc 12 warned of: https://github.com/pallets/markupsafe/issues/466
    ("src/markupsafe/_speedups.c:171:31: error: passing argument 1 of ‘escape_unicode_kind1’ from incompatible pointer "
     "type [-Wincompatible-pointer-types]\n  171 |   return escape_unicode_kind1(s);\n      |                               ^\n"
     "src/markupsafe/_speedups.c:102:40: note: expected ‘PyUnicodeObject *’ but argument is of type ‘PyObject *’ {aka ‘struct _object *’}",
     "PyObject * where PyUnicodeObject * is wanted", "a cast says so"),
    # NumPy 2: https://github.com/groupeLIAMG/ttcr/issues/73, https://github.com/cython/cython/issues/6929
    ("Traceback (most recent call last):\nValueError: numpy.dtype size changed, may indicate binary incompatibility. "
     "Expected 96 from C header, got 88 from PyObject", "compiled for another NumPy", "build it again"),
    ("A module that was compiled using NumPy 1.x cannot be run in\nNumPy 2.0.0 as it may crash.\nTraceback (most recent call last):\n"
     "ImportError: numpy.core.multiarray failed to import", "compiled for another NumPy", "build it again"),
    # Windows: https://github.com/python/cpython/issues/83574, https://github.com/geoffstanley/neutralocean/issues/15
    ("Traceback (most recent call last):\nFileNotFoundError: Could not find module 'C:\\\\x\\\\dice.dll' (or one of its dependencies). "
     "Try using the full path with constructor syntax.", "Windows found no DLL", "add_dll_directory"),
    ("Traceback (most recent call last):\nAttributeError: function 'dice_roll' not found", "has no function dice_roll", "export"),
    ("dice.obj : error LNK2001: unresolved external symbol PyInit_dice", "PyInit_dice, where a module begins", "PyInit_"),
    # https://github.com/pypa/auditwheel/issues/291
    ("Traceback (most recent call last):\nImportError: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by /x/_dice.so)",
     "built for glibc 2.38", "oldest system"),
    # https://github.com/cython/cython/issues/5976
    ("Traceback (most recent call last):\nModuleNotFoundError: No module named 'distutils'", "distutils", "setuptools"),
    # https://github.com/python-cffi/cffi/issues/138
    ("Traceback (most recent call last):\nModuleNotFoundError: No module named '_cffi_backend'", "for the Python that runs", "pip install cffi"),
    # Cython on Windows: https://github.com/CrisalixSA/mise/issues/5
    ("Traceback (most recent call last):\nValueError: Buffer dtype mismatch, expected 'long' but got 'long long'", "compiled for long", "int64"),
    # https://github.com/bloomberg/memray/issues/227
    ("Fatal Python error: PyThreadState_Get: the function must be called with the GIL held, but the GIL is released", "without holding the GIL", "PyGILState_Ensure"),
    # Python's own words when a count goes wrong (3.11: Objects/object.c)
    ("Fatal Python error: none_dealloc: deallocating None", "lost an object that it needs", "Py_INCREF that is missing"),
)  # fmt: skip
