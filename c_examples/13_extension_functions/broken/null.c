#include <Python.h>

// --8<-- [start:function]
static PyObject *crc32(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(args)) {
    return NULL; // nothing yet
}

static PyMethodDef methods[] = {
    {"crc32", crc32, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}, // the end of the table
};

static PyModuleDef_Slot slots[] = {
    {0, NULL}, // the end of the table: there is nothing to say yet
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "sums",
    .m_methods = methods,
    .m_slots = slots,
};
// --8<-- [end:function]

PyMODINIT_FUNC PyInit_sums(void) {
    return PyModuleDef_Init(&module_def);
}
