// A function of three arguments stands in the table as it is. gcc before 14 only warns.
#include <Python.h>

// --8<-- [start:table]
static PyObject *count(PyObject *Py_UNUSED(module), PyObject *const *Py_UNUSED(args),
                       Py_ssize_t number) {
    return PyLong_FromSsize_t(number);
}

static PyMethodDef methods[] = {
    {"count", count, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL}, // the end of the table
};
// --8<-- [end:table]

static PyModuleDef_Slot slots[] = {
    {0, NULL}, // the end of the table: there is nothing to say yet
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "strict",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_strict(void) {
    return PyModuleDef_Init(&module_def);
}
