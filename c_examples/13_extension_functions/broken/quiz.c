// What the questions of the chapter ask about.
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "checksum.h"

// --8<-- [start:as_hex]
static PyObject *as_hex(PyObject *Py_UNUSED(module), PyObject *args) {
    unsigned int value;
    char text[CHECKSUM_HEX_SIZE];
    if (!PyArg_ParseTuple(args, "I:as_hex", &value)) {
        return NULL;
    }
    checksum_hex(value, text);
    return PyUnicode_FromString(text);
}
// --8<-- [end:as_hex]

static PyObject *crc32_o(PyObject *Py_UNUSED(module), PyObject *data) {
    Py_buffer view;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0) {
        return NULL;
    }
    uint32_t crc = checksum_crc32(0, view.buf, (size_t)view.len);
    PyBuffer_Release(&view);
    return PyLong_FromUnsignedLong(crc);
}

// --8<-- [start:none]
static PyObject *reset(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(nothing)) {
    return Py_None;
}
// --8<-- [end:none]

static PyMethodDef methods[] = {
    {"as_hex", as_hex, METH_VARARGS, NULL},
    // --8<-- [start:convention]
    {"crc32", crc32_o, METH_VARARGS, NULL},
    // --8<-- [end:convention]
    {"reset", reset, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}, // the end of the table
};

static PyModuleDef_Slot slots[] = {
    {0, NULL}, // the end of the table: there is nothing to say yet
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "quiz",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_quiz(void) {
    return PyModuleDef_Init(&module_def);
}
