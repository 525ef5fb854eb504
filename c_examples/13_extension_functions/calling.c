// One function in the four ways in which Python can hand over arguments. Each takes one
// bytes-like object and returns its CRC-32: what differs is how the object arrives.
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "checksum.h"

// Returns the CRC-32 of the view as a new int, and gives the view back.
static PyObject *sum_and_release(Py_buffer *view) {
    uint32_t crc = checksum_crc32(CHECKSUM_CRC32_START, view->buf, (size_t)view->len);
    PyBuffer_Release(view);
    return PyLong_FromUnsignedLong(crc);
}

// --8<-- [start:varargs]
static PyObject *crc32_varargs(PyObject *Py_UNUSED(module), PyObject *args) {
    Py_buffer view;
    if (!PyArg_ParseTuple(args, "y*:crc32_varargs", &view)) {
        return NULL;
    }
    return sum_and_release(&view);
}
// --8<-- [end:varargs]

// --8<-- [start:keywords]
static PyObject *crc32_keywords(PyObject *Py_UNUSED(module), PyObject *args,
                                PyObject *kwargs) {
    static char *names[] = {"data", NULL};
    Py_buffer view;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "y*:crc32_keywords", names, &view)) {
        return NULL;
    }
    return sum_and_release(&view);
}
// --8<-- [end:keywords]

// --8<-- [start:o]
static PyObject *crc32_o(PyObject *Py_UNUSED(module), PyObject *data) {
    Py_buffer view;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0) {
        return NULL;
    }
    return sum_and_release(&view);
}
// --8<-- [end:o]

// --8<-- [start:fastcall]
static PyObject *crc32_fastcall(PyObject *Py_UNUSED(module), PyObject *const *args,
                                Py_ssize_t count) {
    Py_buffer view;
    if (count != 1) {
        PyErr_Format(PyExc_TypeError, "crc32_fastcall() takes 1 argument (%zd given)",
                     count);
        return NULL;
    }
    if (PyObject_GetBuffer(args[0], &view, PyBUF_SIMPLE) < 0) {
        return NULL;
    }
    return sum_and_release(&view);
}
// --8<-- [end:fastcall]

PyDoc_STRVAR(varargs_doc, "crc32_varargs($module, data, /)\n--\n\nMETH_VARARGS.");
PyDoc_STRVAR(names_doc, "crc32_keywords($module, /, data)\n--\n\nWith METH_KEYWORDS.");
PyDoc_STRVAR(o_doc, "crc32_o($module, data, /)\n--\n\nMETH_O.");
PyDoc_STRVAR(fastcall_doc, "crc32_fastcall($module, data, /)\n--\n\nMETH_FASTCALL.");

// --8<-- [start:methods]
#define FUNCTION(name) ((PyCFunction)(void (*)(void))(name))

static PyMethodDef methods[] = {
    {"crc32_varargs", crc32_varargs, METH_VARARGS, varargs_doc},
    {"crc32_keywords", FUNCTION(crc32_keywords), METH_VARARGS | METH_KEYWORDS, names_doc},
    {"crc32_o", crc32_o, METH_O, o_doc},
    {"crc32_fastcall", FUNCTION(crc32_fastcall), METH_FASTCALL, fastcall_doc},
    {NULL, NULL, 0, NULL}, // the end of the table
};
// --8<-- [end:methods]

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
    .m_name = "calling",
    .m_doc = "One function, called in four ways.",
    .m_methods = methods,
    .m_slots = slots,
};

// Python looks for this name: PyInit_ and the name of the module. It must not be static.
// NOLINTNEXTLINE(misc-use-internal-linkage)
PyMODINIT_FUNC PyInit_calling(void) {
    return PyModuleDef_Init(&module_def);
}
