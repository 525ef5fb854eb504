// Two leaks that sys.getallocatedblocks() and the count of the arguments do not show.
#include <Python.h>

// --8<-- [start:lose]
static PyObject *lose_memory(PyObject *Py_UNUSED(module), PyObject *Py_UNUSED(nothing)) {
    char *block = malloc(1000); // C's own memory, which nobody frees
    if (block == NULL) {
        return PyErr_NoMemory();
    }
    block[0] = 0;
    Py_RETURN_NONE;
}

static PyObject *lose_reference(PyObject *module, PyObject *Py_UNUSED(nothing)) {
    return Py_NewRef(Py_NewRef(module)); // one too many, to an object that existed before
}
// --8<-- [end:lose]

static PyMethodDef methods[] = {
    {"lose_memory", lose_memory, METH_NOARGS, NULL},
    {"lose_reference", lose_reference, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL}, // the end of the table
};

static PyModuleDef_Slot slots[] = {
    {0, NULL}, // the end of the table: there is nothing to say yet
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "unseen",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_unseen(void) {
    return PyModuleDef_Init(&module_def);
}
