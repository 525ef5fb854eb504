// Call isbn from a C extension module.
#include <Python.h>

#include "isbn.h"

struct module_state {
    PyObject *isbn_error; // IsbnError, a subclass of ValueError; the state's reference
};

PyDoc_STRVAR(check_doc, "check($module, text, /)\n"
                        "--\n\n"
                        "Raise IsbnError unless text is a valid ISBN.\n\n"
                        "Raises TypeError if text is not a str.");

static PyObject *py_check(PyObject *module, PyObject *args) {
    struct module_state *state = PyModule_GetState(module);
    const char *text; // belongs to the str
    if (!PyArg_ParseTuple(args, "s:check", &text)) {
        return NULL;
    }
    int status = isbn_check(text);
    if (status != ISBN_OK) {
        PyErr_SetString(state->isbn_error, isbn_strerror(status));
        return NULL;
    }
    Py_RETURN_NONE;
}

PyDoc_STRVAR(last_digit_doc,
             "last_digit($module, number, /)\n"
             "--\n\n"
             "Return the digit that follows the first 12 digits of an ISBN.\n\n"
             "Raises IsbnError if number has more than 12 digits or is negative, "
             "OverflowError if it does not fit a C long long, TypeError for a "
             "wrong type.");

static PyObject *py_last_digit(PyObject *Py_UNUSED(module), PyObject *object) {
    long long number = PyLong_AsLongLong(object);
    if (number == -1 && PyErr_Occurred()) {
        return NULL;
    }
    return PyLong_FromLong(isbn_last_digit(number));
}

static PyMethodDef methods[] = {
    {"check", py_check, METH_VARARGS, check_doc},
    {"last_digit", py_last_digit, METH_O, last_digit_doc},
    {NULL, NULL, 0, NULL}, // the end of the table
};

static int module_exec(PyObject *module) {
    struct module_state *state = PyModule_GetState(module);
    state->isbn_error = PyErr_NewExceptionWithDoc(
        "isbn_extension.IsbnError", "This is no ISBN.", PyExc_ValueError, NULL);
    if (state->isbn_error == NULL) {
        return -1;
    }
    return PyModule_AddObjectRef(module, "IsbnError", state->isbn_error);
}

static int module_traverse(PyObject *module, visitproc visit, void *arg) {
    struct module_state *state = PyModule_GetState(module);
    Py_VISIT(state->isbn_error);
    return 0;
}

static int module_clear(PyObject *module) {
    struct module_state *state = PyModule_GetState(module);
    Py_CLEAR(state->isbn_error);
    return 0;
}

static void module_free(void *module) {
    (void)module_clear(module);
}

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
    .m_name = "isbn_extension",
    .m_doc = "The numbers on the backs of books.",
    .m_size = sizeof(struct module_state),
    .m_methods = methods,
    .m_slots = slots,
    .m_traverse = module_traverse,
    .m_clear = module_clear,
    .m_free = module_free,
};

// Python looks for this name: PyInit_ and the name of the module. It must not be static.
// NOLINTNEXTLINE(misc-use-internal-linkage)
PyMODINIT_FUNC PyInit_isbn_extension(void) {
    return PyModuleDef_Init(&module_def);
}
