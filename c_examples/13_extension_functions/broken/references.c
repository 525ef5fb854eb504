// Three ways to lose count of references, each beside the right way.
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "checksum.h"

// --8<-- [start:pair_wrong]
static PyObject *pair_wrong(PyObject *Py_UNUSED(module), PyObject *args) {
    const char *data;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(args, "y#:pair_wrong", &data, &length)) {
        return NULL;
    }
    PyObject *crc = PyLong_FromUnsignedLong(checksum_crc32(0, data, (size_t)length));
    PyObject *adler = PyLong_FromUnsignedLong(checksum_adler32(1, data, (size_t)length));
    return Py_BuildValue("OO", crc, adler);
}
// --8<-- [end:pair_wrong]

static PyObject *pair_right(PyObject *Py_UNUSED(module), PyObject *args) {
    const char *data;
    Py_ssize_t length;
    if (!PyArg_ParseTuple(args, "y#:pair_right", &data, &length)) {
        return NULL;
    }
    PyObject *crc = PyLong_FromUnsignedLong(checksum_crc32(0, data, (size_t)length));
    PyObject *adler = PyLong_FromUnsignedLong(checksum_adler32(1, data, (size_t)length));
    // --8<-- [start:pair_right]
    return Py_BuildValue("NN", crc, adler);
    // --8<-- [end:pair_right]
}

// --8<-- [start:put_wrong]
static PyObject *put_wrong(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *list;
    PyObject *item;
    Py_ssize_t index;
    if (!PyArg_ParseTuple(args, "OnO:put_wrong", &list, &index, &item)) {
        return NULL;
    }
    Py_INCREF(item); // one reference of ours, for the list
    if (PyList_SetItem(list, index, item) < 0) {
        Py_DECREF(item); // it has failed, so we take the reference back?
        return NULL;
    }
    Py_RETURN_NONE;
}
// --8<-- [end:put_wrong]

static PyObject *put_right(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *list;
    PyObject *item;
    Py_ssize_t index;
    if (!PyArg_ParseTuple(args, "OnO:put_right", &list, &index, &item)) {
        return NULL;
    }
    // --8<-- [start:put_right]
    Py_INCREF(item);
    if (PyList_SetItem(list, index, item) < 0) {
        return NULL; // the reference is gone: PyList_SetItem stole it and gave it back
    }
    // --8<-- [end:put_right]
    Py_RETURN_NONE;
}

// --8<-- [start:report_wrong]
// Calls report(), then returns the length of the first item, which must be bytes.
static PyObject *report_wrong(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *list;
    PyObject *report;
    if (!PyArg_ParseTuple(args, "O!O:report_wrong", &PyList_Type, &list, &report)) {
        return NULL;
    }
    PyObject *item = PyList_GetItem(list, 0); // borrowed: the list's, not ours
    if (item == NULL) {
        return NULL; // there is none: IndexError
    }
    if (!PyBytes_CheckExact(item)) {
        PyErr_SetString(PyExc_TypeError, "the first item must be bytes");
        return NULL;
    }
    PyObject *answer = PyObject_CallNoArgs(report); // may do anything, to the list too
    if (answer == NULL) {
        return NULL;
    }
    Py_DECREF(answer);
    return PyLong_FromSsize_t(PyBytes_GET_SIZE(item));
}
// --8<-- [end:report_wrong]

// --8<-- [start:first_item]
// Returns a new reference to the first item, or NULL with IndexError set.
static PyObject *first_item(PyObject *list) {
#if PY_VERSION_HEX >= 0x030D0000 // 3.13
    return PyList_GetItemRef(list, 0);
#else
    return Py_XNewRef(PyList_GetItem(list, 0));
#endif
}
// --8<-- [end:first_item]

static PyObject *report_right(PyObject *Py_UNUSED(module), PyObject *args) {
    PyObject *list;
    PyObject *report;
    if (!PyArg_ParseTuple(args, "O!O:report_right", &PyList_Type, &list, &report)) {
        return NULL;
    }
    // --8<-- [start:report_right]
    PyObject *item = first_item(list); // new: ours
    if (item == NULL) {
        return NULL;
    }
    if (!PyBytes_CheckExact(item)) {
        PyErr_SetString(PyExc_TypeError, "the first item must be bytes");
        Py_DECREF(item);
        return NULL;
    }
    PyObject *answer = PyObject_CallNoArgs(report);
    if (answer == NULL) {
        Py_DECREF(item);
        return NULL;
    }
    Py_DECREF(answer);
    Py_ssize_t size = PyBytes_GET_SIZE(item);
    Py_DECREF(item);
    return PyLong_FromSsize_t(size);
    // --8<-- [end:report_right]
}

static PyMethodDef methods[] = {
    {"pair_wrong", pair_wrong, METH_VARARGS, NULL},
    {"pair_right", pair_right, METH_VARARGS, NULL},
    {"put_wrong", put_wrong, METH_VARARGS, NULL},
    {"put_right", put_right, METH_VARARGS, NULL},
    {"report_wrong", report_wrong, METH_VARARGS, NULL},
    {"report_right", report_right, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL}, // the end of the table
};

static PyModuleDef_Slot slots[] = {
    {0, NULL}, // the end of the table: there is nothing to say yet
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "references",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_references(void) {
    return PyModuleDef_Init(&module_def);
}
