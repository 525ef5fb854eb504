// How much of a text each of its words takes.
#include <Python.h>

PyDoc_STRVAR(shares_doc,
             "shares($module, words, /)\n"
             "--\n\n"
             "Return (shares, longest) of a list of words.\n\n"
             "shares is a dict: of each word, the part of all letters that it has. "
             "longest is\nthe first of the longest words.\n\n"
             "Raises TypeError if words is not a list of str, ValueError if it has "
             "no letters.");

// Returns the number of letters of all words, or -1 with an exception set.
static Py_ssize_t all_letters(PyObject *words) {
    Py_ssize_t total = 0;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(words); i++) {
        PyObject *word = PyList_GetItem(words, i);
        if (!PyUnicode_Check(word)) {
            PyErr_SetString(PyExc_TypeError, "words must be a list of str");
            return -1;
        }
        total += PyUnicode_GetLength(word);
    }
    return total;
}

static PyObject *py_shares(PyObject *Py_UNUSED(module), PyObject *words) {
    if (!PyList_Check(words)) {
        PyErr_SetString(PyExc_TypeError, "words must be a list of str");
        return NULL;
    }
    PyObject *shares = PyDict_New();
    if (shares == NULL) {
        return NULL;
    }
    Py_ssize_t total = all_letters(words);
    if (total < 0) {
        return NULL;
    }
    if (total == 0) {
        PyErr_SetString(PyExc_ValueError, "there are no letters");
        return NULL;
    }
    PyObject *longest = NULL;
    for (Py_ssize_t i = 0; i < PyList_GET_SIZE(words); i++) {
        PyObject *word = PyList_GetItem(words, i);
        Py_ssize_t length = PyUnicode_GetLength(word);
        PyObject *share = PyFloat_FromDouble((double)length / (double)total);
        if (share == NULL || PyDict_SetItem(shares, word, share) < 0) {
            Py_XDECREF(share);
            Py_DECREF(shares);
            return NULL;
        }
        Py_DECREF(share); // the dict has a reference of its own
        if (longest == NULL || length > PyUnicode_GetLength(longest)) {
            longest = word;
        }
    }
    return Py_BuildValue("NO", shares, longest); // longest is borrowed from the list
}

static PyMethodDef methods[] = {
    {"shares", py_shares, METH_O, shares_doc},
    {NULL, NULL, 0, NULL}, // the end of the table
};

static PyModuleDef_Slot slots[] = {
#if PY_VERSION_HEX >= 0x030C0000 // 3.12
    {Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED},
#endif
    {0, NULL}, // the end of the table
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "shares_extension",
    .m_doc = "How much of a text each of its words takes.",
    .m_methods = methods,
    .m_slots = slots,
};

// Python looks for this name: PyInit_ and the name of the module. It must not be static.
// NOLINTNEXTLINE(misc-use-internal-linkage)
PyMODINIT_FUNC PyInit_shares_extension(void) {
    return PyModuleDef_Init(&module_def);
}
