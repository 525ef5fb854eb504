// Call roman_write from a C extension module.
#include <Python.h>

#include "roman.h"

PyDoc_STRVAR(roman_doc, "roman($module, number, /)\n"
                        "--\n\n"
                        "Return a number as a Roman numeral.\n\n"
                        "Raises ValueError if number is not 1 to 3999, OverflowError if it "
                        "does not fit a C int, TypeError for a wrong type.");

static PyObject *py_roman(PyObject *Py_UNUSED(module), PyObject *args) {
    int number;
    char text[16]; // 15 letters, and the zero byte that ends them
    if (!PyArg_ParseTuple(args, "i:roman", &number)) {
        return NULL; // PyArg_ParseTuple has set the exception
    }
    if (roman_write(number, text) == 0) {
        PyErr_SetString(PyExc_ValueError, "number must be 1 to 3999");
        return NULL;
    }
    PyObject *numeral = PyUnicode_FromString(text);
    Py_XINCREF(numeral);
    return numeral;
}

static PyMethodDef methods[] = {
    {"roman", py_roman, METH_VARARGS, roman_doc},
    {NULL, NULL, 0, NULL}, // the end of the table
};

static PyModuleDef_Slot slots[] = {
#if PY_VERSION_HEX >= 0x030C0000 // 3.12
    {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#endif
#if PY_VERSION_HEX >= 0x030D0000 // 3.13
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#endif
    {0, NULL}, // the end of the table
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "roman_extension",
    .m_doc = "Call roman_write from a C extension module.",
    .m_methods = methods,
    .m_slots = slots,
};

// Python looks for this name: PyInit_ and the name of the module. It must not be static.
// NOLINTNEXTLINE(misc-use-internal-linkage)
PyMODINIT_FUNC PyInit_roman_extension(void) {
    return PyModuleDef_Init(&module_def);
}
