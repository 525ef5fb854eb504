// C starts a thread that calls Python, and waits for it.
#include <Python.h>

#include <pthread.h>

// --8<-- [start:thread]
// What the thread does: it takes the GIL, calls the function, lets the GIL go.
static void *call_it(void *function) {
    PyGILState_STATE state = PyGILState_Ensure(); // waits until nobody holds the GIL
    PyObject *result = PyObject_CallNoArgs(function);
    if (result == NULL) {
        PyErr_WriteUnraisable(function); // there is no caller to raise it to
    }
    Py_XDECREF(result);
    PyGILState_Release(state);
    return NULL;
}
// --8<-- [end:thread]

// --8<-- [start:wrong]
static PyObject *call_wrong(PyObject *Py_UNUSED(module), PyObject *function) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, call_it, function) != 0) {
        PyErr_SetString(PyExc_RuntimeError, "cannot start a thread");
        return NULL;
    }
    pthread_join(thread, NULL); // waits for the thread, and holds the GIL
    Py_RETURN_NONE;
}
// --8<-- [end:wrong]

static PyObject *call_right(PyObject *Py_UNUSED(module), PyObject *function) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, call_it, function) != 0) {
        PyErr_SetString(PyExc_RuntimeError, "cannot start a thread");
        return NULL;
    }
    // --8<-- [start:right]
    Py_BEGIN_ALLOW_THREADS
        pthread_join(thread, NULL);
    Py_END_ALLOW_THREADS
    // --8<-- [end:right]
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {
    {"call_wrong", call_wrong, METH_O, NULL},
    {"call_right", call_right, METH_O, NULL},
    {NULL, NULL, 0, NULL}, // the end of the table
};

static PyModuleDef_Slot slots[] = {
    {0, NULL}, // the end of the table: there is nothing to say yet
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "waits",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_waits(void) {
    return PyModuleDef_Init(&module_def);
}
