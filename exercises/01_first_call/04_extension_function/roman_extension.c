// Call roman_write from a C extension module.
#include <Python.h>

#include "roman.h"

PyDoc_STRVAR(roman_doc, "roman($module, number, /)\n"
                        "--\n\n"
                        "Return a number as a Roman numeral.\n\n"
                        "Raises ValueError if number is not 1 to 3999, OverflowError if it "
                        "does not fit a C int, TypeError for a wrong type.");

static PyObject *py_roman(PyObject *Py_UNUSED(module), PyObject *args) {
    // TODO: take the int out of args, let roman_write write its numeral, return it as a
    // str. These three lines go when you begin.
    (void)args; // says: yes, args is not used yet
    PyErr_SetString(PyExc_NotImplementedError, "roman is not written yet");
    return NULL;
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
