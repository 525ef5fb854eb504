// Call fletcher16 from a C extension module.
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "fletcher.h"

PyDoc_STRVAR(fletcher_doc,
             "fletcher($module, data, /)\n"
             "--\n\n"
             "Return Fletcher's checksum of any bytes-like object.\n\n"
             "Raises TypeError for a wrong type, BufferError if the bytes do not "
             "lie in a row.");

// METH_O: `data` is the only argument, borrowed from the caller.
static PyObject *py_fletcher(PyObject *Py_UNUSED(module), PyObject *data) {
    Py_buffer view;
    if (PyObject_GetBuffer(data, &view, PyBUF_SIMPLE) < 0) {
        return NULL; // it has set the exception
    }
    uint16_t sum = fletcher16(view.buf, (size_t)view.len);
    return PyLong_FromUnsignedLong(sum);
}

static PyMethodDef methods[] = {
    {"fletcher", py_fletcher, METH_O, fletcher_doc},
    {NULL, NULL, 0, NULL}, // the end of the table
};

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
    .m_name = "fletcher_extension",
    .m_doc = "Fletcher's checksum.",
    .m_methods = methods,
    .m_slots = slots,
};

// Python looks for this name: PyInit_ and the name of the module. It must not be static.
// NOLINTNEXTLINE(misc-use-internal-linkage)
PyMODINIT_FUNC PyInit_fletcher_extension(void) {
    return PyModuleDef_Init(&module_def);
}
