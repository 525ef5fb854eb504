// Call gate from a C extension module.
#include <Python.h>

#include "gate.h"

PyDoc_STRVAR(open_doc, "open($module, /)\n"
                       "--\n\n"
                       "Open the gate.");

static PyObject *py_open(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(nothing)) {
    gate_open();
    Py_RETURN_NONE;
}

PyDoc_STRVAR(wait_doc,
             "wait($module, name, seconds, /)\n"
             "--\n\n"
             "Wait for the gate, and return the name with ' came in'.\n\n"
             "Raises TimeoutError if nobody opens it in time, ValueError if seconds is "
             "negative.");

static PyObject *py_wait(PyObject *Py_UNUSED(module), PyObject *args) {
    const char *name; // belongs to the str, which the caller holds
    double seconds;
    if (!PyArg_ParseTuple(args, "sd:wait", &name, &seconds)) {
        return NULL;
    }
    if (seconds < 0) {
        PyErr_SetString(PyExc_ValueError, "seconds must not be negative");
        return NULL;
    }
    PyObject *answer;
    Py_BEGIN_ALLOW_THREADS
        bool opened = gate_wait(seconds);
        answer = opened ? PyUnicode_FromFormat("%s came in", name) : NULL;
    Py_END_ALLOW_THREADS
    if (answer == NULL) {
        return PyErr_Format(PyExc_TimeoutError, "nobody opened the gate for %s", name);
    }
    return answer;
}

static PyMethodDef methods[] = {
    {"open", py_open, METH_NOARGS, open_doc},
    {"wait", py_wait, METH_VARARGS, wait_doc},
    {NULL, NULL, 0, NULL}, // the end of the table
};

static PyModuleDef_Slot slots[] = {
#if PY_VERSION_HEX >= 0x030D0000 // 3.13
    {Py_mod_gil, Py_MOD_GIL_NOT_USED},
#endif
    {0, NULL}, // the end of the table
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "gate_extension",
    .m_doc = "One thread waits until another one opens the gate.",
    .m_methods = methods,
    .m_slots = slots,
};

// Python looks for this name: PyInit_ and the name of the module. It must not be static.
// NOLINTNEXTLINE(misc-use-internal-linkage)
PyMODINIT_FUNC PyInit_gate_extension(void) {
    return PyModuleDef_Init(&module_def);
}
