// Checksums as a C extension module: each function takes Python objects apart, calls the
// library, and makes a Python object again. Comments say who owns each reference.
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <string.h>

#include "checksum.h"

// --- Shared ------------------------------------------------------------------------------

// --8<-- [start:convert]
// Takes a 32-bit number out of any Python int. Returns 1, or 0 with an exception set: what
// "O&" in a format wants. `object` is borrowed; `result` points to the caller's uint32_t.
static int to_uint32(PyObject *object, void *result) {
    PyObject *number = PyNumber_Index(object); // new: ours, to give back
    if (number == NULL) {
        return 0;
    }
    unsigned long value = PyLong_AsUnsignedLong(number);
    Py_DECREF(number);
    if (value == (unsigned long)-1 && PyErr_Occurred()) {
        return 0;
    }
    if (value > UINT32_MAX) {
        PyErr_SetString(PyExc_OverflowError, "a checksum has 32 bits");
        return 0;
    }
    *(uint32_t *)result = (uint32_t)value;
    return 1;
}
// --8<-- [end:convert]

// --8<-- [start:buffer]
#define GIL_THRESHOLD 5120 // bytes; up to here the GIL is kept, as zlib keeps it

typedef uint32_t checksum_function(uint32_t value, const void *data, size_t length);

// Returns the checksum of any bytes-like object as a new int. `data` is borrowed.
static PyObject *sum_of(checksum_function *function, uint32_t value, PyObject *data) {
    Py_buffer view;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0) {
        return NULL; // not bytes-like: PyObject_GetBuffer has set the exception
    }
    if (view.len > GIL_THRESHOLD) {
        Py_BEGIN_ALLOW_THREADS // from here on, C only: no Python object, no Python call
            value = function(value, view.buf, (size_t)view.len);
        Py_END_ALLOW_THREADS
    } else {
        value = function(value, view.buf, (size_t)view.len);
    }
    PyBuffer_Release(&view);
    return PyLong_FromUnsignedLong(value);
}
// --8<-- [end:buffer]

static int wrong_count(const char *name, Py_ssize_t least, Py_ssize_t most,
                       Py_ssize_t count) {
    if (count >= least && count <= most) {
        return 0;
    }
    if (least == most) {
        PyErr_Format(PyExc_TypeError, "%s takes %zd arguments (%zd given)", name, most,
                     count);
    } else {
        PyErr_Format(PyExc_TypeError, "%s takes %zd to %zd arguments (%zd given)", name,
                     least, most, count);
    }
    return 1;
}

// --- METH_FASTCALL -----------------------------------------------------------------------

// --8<-- [start:crc32]
PyDoc_STRVAR(crc32_doc,
             "crc32($module, data, value=0, /)\n"
             "--\n\n"
             "Return the CRC-32 of bytes.\n\n"
             "data is any bytes-like object. value is the CRC-32 of what came\n"
             "before: give it to go on with the next piece.\n\n"
             "Raises TypeError for a wrong type, OverflowError if value does not\n"
             "fit 32 bits, and BufferError, or what the object itself chooses,\n"
             "if the bytes do not lie in a row (NumPy: ValueError).");

static PyObject *py_crc32(PyObject *Py_UNUSED(module), PyObject *const *args,
                          Py_ssize_t count) {
    uint32_t value = CHECKSUM_CRC32_START;
    if (wrong_count("crc32()", 1, 2, count) ||
        (count == 2 && !to_uint32(args[1], &value))) {
        return NULL;
    }
    return sum_of(checksum_crc32, value, args[0]);
}
// --8<-- [end:crc32]

PyDoc_STRVAR(adler32_doc, "adler32($module, data, value=1, /)\n"
                          "--\n\n"
                          "Return the Adler-32 of bytes.\n\n"
                          "Arguments and errors as for crc32; value is an Adler-32.");

static PyObject *py_adler32(PyObject *Py_UNUSED(module), PyObject *const *args,
                            Py_ssize_t count) {
    uint32_t value = CHECKSUM_ADLER32_START;
    if (wrong_count("adler32()", 1, 2, count) ||
        (count == 2 && !to_uint32(args[1], &value))) {
        return NULL;
    }
    return sum_of(checksum_adler32, value, args[0]);
}

// --8<-- [start:blocks]
PyDoc_STRVAR(crc32_blocks_doc,
             "crc32_blocks($module, data, size, /)\n"
             "--\n\n"
             "Return a list with the CRC-32 of each block of size bytes.\n\n"
             "The last block may be shorter.\n\n"
             "Raises ValueError if size is less than 1; otherwise as crc32.");

static PyObject *py_crc32_blocks(PyObject *Py_UNUSED(module), PyObject *const *args,
                                 Py_ssize_t count) {
    if (wrong_count("crc32_blocks()", 2, 2, count)) {
        return NULL;
    }
    Py_ssize_t size = PyNumber_AsSsize_t(args[1], PyExc_OverflowError);
    if (size == -1 && PyErr_Occurred()) {
        return NULL;
    }
    if (size < 1) {
        PyErr_SetString(PyExc_ValueError, "size must be 1 or more");
        return NULL;
    }
    Py_buffer view;
    if (PyObject_GetBuffer(args[0], &view, PyBUF_SIMPLE) < 0) {
        return NULL;
    }
    Py_ssize_t blocks = (view.len / size) + (view.len % size != 0);
    PyObject *sums = PyList_New(blocks); // new: ours, until we return it
    for (Py_ssize_t i = 0; sums != NULL && i < blocks; i++) {
        const char *block = (const char *)view.buf + (i * size);
        Py_ssize_t length = i == blocks - 1 ? view.len - (i * size) : size;
        uint32_t crc = checksum_crc32(CHECKSUM_CRC32_START, block, (size_t)length);
        PyObject *sum = PyLong_FromUnsignedLong(crc); // new: ours
        if (sum == NULL) {
            Py_CLEAR(sums); // gives the list back, and with it all that is in it
        } else {
            PyList_SET_ITEM(sums, i, sum); // stolen: from now on the list's
        }
    }
    PyBuffer_Release(&view);
    return sums; // moved to the caller, or NULL
}
// --8<-- [end:blocks]

// --- METH_O ------------------------------------------------------------------------------

// --8<-- [start:as_hex]
PyDoc_STRVAR(as_hex_doc, "as_hex($module, value, /)\n"
                         "--\n\n"
                         "Return a checksum as people compare it: 8 hexadecimal digits.\n\n"
                         "Raises OverflowError if value does not fit 32 bits.");

static PyObject *py_as_hex(PyObject *Py_UNUSED(module), PyObject *object) {
    uint32_t value;
    char text[CHECKSUM_HEX_SIZE];
    if (!to_uint32(object, &value)) {
        return NULL;
    }
    checksum_hex(value, text);
    return PyUnicode_FromStringAndSize(text, CHECKSUM_HEX_SIZE - 1);
}
// --8<-- [end:as_hex]

// --- METH_VARARGS ------------------------------------------------------------------------

// --8<-- [start:combine]
PyDoc_STRVAR(
    crc32_combine_doc,
    "crc32_combine($module, first, second, length, /)\n"
    "--\n\n"
    "Return the CRC-32 of two pieces in a row, from the CRC-32 of each.\n\n"
    "length is that of the second piece, in bytes.\n\n"
    "Raises OverflowError if a checksum does not fit 32 bits, ValueError if length\n"
    "is negative.");

static PyObject *py_crc32_combine(PyObject *Py_UNUSED(module), PyObject *args) {
    uint32_t first;
    uint32_t second;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(args, "O&O&n:crc32_combine", to_uint32, &first, to_uint32,
                          &second, &length)) {
        return NULL;
    }
    if (length < 0) {
        PyErr_SetString(PyExc_ValueError, "length must not be negative");
        return NULL;
    }
    return PyLong_FromUnsignedLong(checksum_crc32_combine(first, second, (uint64_t)length));
}
// --8<-- [end:combine]

// --- METH_VARARGS | METH_KEYWORDS, and an exception of our own ---------------------------

// --8<-- [start:state]
// What one copy of the module keeps. It owns the reference.
struct module_state {
    PyObject *mismatch_error;
};
// --8<-- [end:state]

// --8<-- [start:raise]
// Sets an attribute to a number. Returns 0, or -1 with an exception set.
static int set_number(PyObject *object, const char *name, uint32_t value) {
    PyObject *number = PyLong_FromUnsignedLong(value); // new: ours
    if (number == NULL) {
        return -1;
    }
    int status = PyObject_SetAttrString(object, name, number); // takes one of its own
    Py_DECREF(number);
    return status;
}

// Sets MismatchError, with what was expected and what was found as attributes. If one of
// the calls fails, the exception that it has set stays, and nothing more is called.
static void raise_mismatch(PyObject *module, uint32_t expected, uint32_t actual) {
    struct module_state *state = PyModule_GetState(module); // the module's
    PyObject *message = PyUnicode_FromFormat("%s: expected %08x, found %08x",
                                             checksum_strerror(CHECKSUM_MISMATCH),
                                             (unsigned int)expected, (unsigned int)actual);
    if (message == NULL) {
        return;
    }
    PyObject *error = PyObject_CallOneArg(state->mismatch_error, message); // new: ours
    Py_DECREF(message);
    if (error == NULL) {
        return;
    }
    if (set_number(error, "expected", expected) == 0 &&
        set_number(error, "actual", actual) == 0) {
        PyErr_SetObject(state->mismatch_error, error); // takes references of its own
    }
    Py_DECREF(error);
}
// --8<-- [end:raise]

// --8<-- [start:verify]
PyDoc_STRVAR(verify_doc, "verify($module, /, data, expected, *, algorithm='crc32')\n"
                         "--\n\n"
                         "Raise MismatchError unless data has the expected checksum.\n\n"
                         "algorithm is 'crc32' or 'adler32'.\n\n"
                         "Raises ValueError for another algorithm; otherwise as crc32.");

static PyObject *py_verify(PyObject *module, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"data", "expected", "algorithm", NULL};
    Py_buffer view;
    uint32_t expected;
    const char *algorithm = "crc32"; // lives as long as the str that it belongs to
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "y*O&|$s:verify", names, &view,
                                     to_uint32, &expected, &algorithm)) {
        return NULL; // a view that was filled has been released again
    }
    int kind = -1;
    if (strcmp(algorithm, "crc32") == 0) {
        kind = CHECKSUM_CRC32;
    } else if (strcmp(algorithm, "adler32") == 0) {
        kind = CHECKSUM_ADLER32;
    }
    uint32_t actual = 0;
    int status;
    if (view.len > GIL_THRESHOLD) {
        Py_BEGIN_ALLOW_THREADS
            status = checksum_verify(kind, view.buf, (size_t)view.len, expected, &actual);
        Py_END_ALLOW_THREADS
    } else {
        status = checksum_verify(kind, view.buf, (size_t)view.len, expected, &actual);
    }
    PyBuffer_Release(&view);
    if (status == CHECKSUM_OK) {
        Py_RETURN_NONE;
    }
    if (status == CHECKSUM_MISMATCH) {
        raise_mismatch(module, expected, actual);
    } else {
        PyErr_SetString(PyExc_ValueError, checksum_strerror(status));
    }
    return NULL;
}
// --8<-- [end:verify]

// --- The module --------------------------------------------------------------------------

// --8<-- [start:methods]
// A function of three arguments is put into the table by way of a type that fits all.
#define FUNCTION(name) ((PyCFunction)(void (*)(void))(name))

static PyMethodDef methods[] = {
    {"crc32", FUNCTION(py_crc32), METH_FASTCALL, crc32_doc},
    {"adler32", FUNCTION(py_adler32), METH_FASTCALL, adler32_doc},
    {"crc32_blocks", FUNCTION(py_crc32_blocks), METH_FASTCALL, crc32_blocks_doc},
    {"as_hex", py_as_hex, METH_O, as_hex_doc},
    {"crc32_combine", py_crc32_combine, METH_VARARGS, crc32_combine_doc},
    {"verify", FUNCTION(py_verify), METH_VARARGS | METH_KEYWORDS, verify_doc},
    {NULL, NULL, 0, NULL}, // the end of the table
};
// --8<-- [end:methods]

// --8<-- [start:exec]
// Fills a new module. Returns 0, or -1 with an exception set.
static int module_exec(PyObject *module) {
    struct module_state *state = PyModule_GetState(module);
    state->mismatch_error =
        PyErr_NewExceptionWithDoc("checksum_extension.MismatchError",
                                  "The checksum is not the expected one.\n\n"
                                  "The attributes expected and actual hold both, as int.",
                                  PyExc_ValueError, NULL); // new: the state's
    if (state->mismatch_error == NULL) {
        return -1;
    }
    return PyModule_AddObjectRef(module, "MismatchError", state->mismatch_error);
}

// Python asks these three: what do you refer to, let it go, you are about to end.
static int module_traverse(PyObject *module, visitproc visit, void *arg) {
    struct module_state *state = PyModule_GetState(module);
    Py_VISIT(state->mismatch_error);
    return 0;
}

static int module_clear(PyObject *module) {
    struct module_state *state = PyModule_GetState(module);
    Py_CLEAR(state->mismatch_error);
    return 0;
}

static void module_free(void *module) {
    (void)module_clear(module);
}
// --8<-- [end:exec]

// --8<-- [start:module]
// A slot is a void *. C has no cast from a function to that, except by way of a number.
#define SLOT(function) ((void *)(uintptr_t)(function))

static PyModuleDef_Slot slots[] = {
    {Py_mod_exec, SLOT(module_exec)}, // NOLINT(performance-no-int-to-ptr)
#if PY_VERSION_HEX >= 0x030C0000      // 3.12
    {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#endif
#if PY_VERSION_HEX >= 0x030D0000 // 3.13
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#endif
    {0, NULL}, // the end of the table
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "checksum_extension",
    .m_doc = "CRC-32 and Adler-32 from the C library checksum.",
    .m_size = sizeof(struct module_state),
    .m_methods = methods,
    .m_slots = slots,
    .m_traverse = module_traverse,
    .m_clear = module_clear,
    .m_free = module_free,
};

// Python looks for this name: PyInit_ and the name of the module. It must not be static.
// NOLINTNEXTLINE(misc-use-internal-linkage)
PyMODINIT_FUNC PyInit_checksum_extension(void) {
    return PyModuleDef_Init(&module_def);
}
// --8<-- [end:module]
