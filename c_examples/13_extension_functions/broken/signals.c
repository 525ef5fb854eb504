// A long calculation, with and without an ear for Ctrl-C.
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "checksum.h"

// --8<-- [start:wrong]
// Returns the CRC-32 of `data`, written `times` times in a row.
static PyObject *crc32_wrong(PyObject *Py_UNUSED(module), PyObject *args) {
    Py_buffer view;
    Py_ssize_t times;
    uint32_t crc = CHECKSUM_CRC32_START;
    if (!PyArg_ParseTuple(args, "y*n:crc32_wrong", &view, &times)) {
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS
        for (Py_ssize_t i = 0; i < times; i++) {
            crc = checksum_crc32(crc, view.buf, (size_t)view.len);
        }
    Py_END_ALLOW_THREADS
    PyBuffer_Release(&view);
    return PyLong_FromUnsignedLong(crc);
}
// --8<-- [end:wrong]

static PyObject *crc32_right(PyObject *Py_UNUSED(module), PyObject *args) {
    Py_buffer view;
    Py_ssize_t times;
    uint32_t crc = CHECKSUM_CRC32_START;
    if (!PyArg_ParseTuple(args, "y*n:crc32_right", &view, &times)) {
        return NULL;
    }
    // --8<-- [start:right]
    for (Py_ssize_t i = 0; i < times; i++) {
        Py_BEGIN_ALLOW_THREADS
            crc = checksum_crc32(crc, view.buf, (size_t)view.len);
        Py_END_ALLOW_THREADS
        if (PyErr_CheckSignals() < 0) { // with the GIL: was there a Ctrl-C?
            PyBuffer_Release(&view);
            return NULL; // KeyboardInterrupt is set
        }
    }
    // --8<-- [end:right]
    PyBuffer_Release(&view);
    return PyLong_FromUnsignedLong(crc);
}

static PyMethodDef methods[] = {
    {"crc32_wrong", crc32_wrong, METH_VARARGS, NULL},
    {"crc32_right", crc32_right, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}, // the end of the table
};

static PyModuleDef_Slot slots[] = {
    {0, NULL}, // the end of the table: there is nothing to say yet
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "signals",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_signals(void) {
    return PyModuleDef_Init(&module_def);
}
