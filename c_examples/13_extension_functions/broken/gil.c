// What must not happen while the GIL is released.
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "checksum.h"

// --8<-- [start:object]
static PyObject *crc32_object(PyObject *Py_UNUSED(module), PyObject *data) {
    Py_buffer view;
    PyObject *result;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0) {
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS
        result = PyLong_FromUnsignedLong(checksum_crc32(0, view.buf, (size_t)view.len));
    Py_END_ALLOW_THREADS
    PyBuffer_Release(&view);
    return result;
}
// --8<-- [end:object]

// --8<-- [start:error]
static PyObject *crc32_error(PyObject *Py_UNUSED(module), PyObject *data) {
    Py_buffer view;
    uint32_t crc = 0;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0) {
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS
        if (view.len == 0) {
            PyErr_SetString(PyExc_ValueError, "no data");
        } else {
            crc = checksum_crc32(0, view.buf, (size_t)view.len);
        }
    Py_END_ALLOW_THREADS
    PyBuffer_Release(&view);
    return PyErr_Occurred() ? NULL : PyLong_FromUnsignedLong(crc);
}
// --8<-- [end:error]

// --8<-- [start:early]
static PyObject *crc32_early(PyObject *Py_UNUSED(module), PyObject *data) {
    Py_buffer view;
    uint32_t crc;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0) {
        return NULL;
    }
    Py_BEGIN_ALLOW_THREADS
        if (view.len == 0) {
            PyBuffer_Release(&view);
            return PyLong_FromLong(0);
        }
        crc = checksum_crc32(0, view.buf, (size_t)view.len);
    Py_END_ALLOW_THREADS
    PyBuffer_Release(&view);
    return PyLong_FromUnsignedLong(crc);
}
// --8<-- [end:early]

static PyMethodDef methods[] = {
    {"crc32_object", crc32_object, METH_O, NULL},
    {"crc32_error", crc32_error, METH_O, NULL},
    {"crc32_early", crc32_early, METH_O, NULL},
    {NULL, NULL, 0, NULL}, // the end of the table
};

static PyModuleDef_Slot slots[] = {
    {0, NULL}, // the end of the table: there is nothing to say yet
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "gil",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_gil(void) {
    return PyModuleDef_Init(&module_def);
}
