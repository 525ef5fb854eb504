// A view that is never given back.
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "checksum.h"

// --8<-- [start:wrong]
static PyObject *crc32(PyObject *Py_UNUSED(module), PyObject *data) {
    Py_buffer view;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0) {
        return NULL;
    }
    uint32_t crc = checksum_crc32(0, view.buf, (size_t)view.len);
    return PyLong_FromUnsignedLong(crc);
}
// --8<-- [end:wrong]

static PyMethodDef methods[] = {
    {"crc32", crc32, METH_O, NULL},
    {NULL, NULL, 0, NULL}, // the end of the table
};

static PyModuleDef_Slot slots[] = {
    {0, NULL}, // the end of the table: there is nothing to say yet
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "buffers",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_buffers(void) {
    return PyModuleDef_Init(&module_def);
}
