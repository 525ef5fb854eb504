// --8<-- [start:head]
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "checksum.h"
// --8<-- [end:head]

// --8<-- [start:function]
static PyObject *crc32(PyObject *Py_UNUSED(module), PyObject *args) {
    const char *data;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(args, "y#:crc32", &data, &length)) {
        return NULL;
    }
    return PyLong_FromUnsignedLong(checksum_crc32(0, data, (size_t)length));
}
// --8<-- [end:function]

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

PyMODINIT_FUNC PyInit_sums(void) {
    return PyModuleDef_Init(&module_def);
}
