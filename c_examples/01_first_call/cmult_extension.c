// Call cmult from a C extension module: Python's own C interface, with no tool between.
// Each function takes Python objects apart, calls C, and makes a Python object again.
#include <Python.h>

#include "cmult.h"

// --8<-- [start:call]
PyDoc_STRVAR(cmult_doc, "cmult($module, int_param, float_param, /)\n"
                        "--\n\n"
                        "Return int_param * float_param, rounded to a C float.\n\n"
                        "Raises OverflowError if int_param does not fit a C int, "
                        "TypeError for a wrong type.");

static PyObject *py_cmult(PyObject *Py_UNUSED(module), PyObject *args) {
    int int_param;
    float float_param;
    if (!PyArg_ParseTuple(args, "if:cmult", &int_param, &float_param)) {
        return NULL; // PyArg_ParseTuple has set the exception
    }
    return PyFloat_FromDouble((double)cmult(int_param, float_param));
}
// --8<-- [end:call]

PyDoc_STRVAR(cmult_say_doc,
             "cmult_say($module, int_param, float_param, /)\n"
             "--\n\n"
             "Print the product from C, through C's own stdout. Arguments as for cmult.");

static PyObject *py_cmult_say(PyObject *Py_UNUSED(module), PyObject *args) {
    int int_param;
    float float_param;
    if (!PyArg_ParseTuple(args, "if:cmult_say", &int_param, &float_param)) {
        return NULL;
    }
    cmult_say(int_param, float_param);
    Py_RETURN_NONE;
}

// --8<-- [start:declare]
static PyMethodDef methods[] = {
    {"cmult", py_cmult, METH_VARARGS, cmult_doc},
    {"cmult_say", py_cmult_say, METH_VARARGS, cmult_say_doc},
    {NULL, NULL, 0, NULL}, // the end of the table
};

// The module keeps nothing between calls. So each subinterpreter may have its own copy,
// and a Python without a GIL may call it from many threads at once.
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
    .m_name = "cmult_extension",
    .m_doc = "Call cmult from a C extension module.",
    .m_methods = methods,
    .m_slots = slots,
};

// Python looks for this name: PyInit_ and the name of the module. It must not be static.
// NOLINTNEXTLINE(misc-use-internal-linkage)
PyMODINIT_FUNC PyInit_cmult_extension(void) {
    return PyModuleDef_Init(&module_def);
}
// --8<-- [end:declare]
