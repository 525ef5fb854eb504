#include <Python.h>

static PyModuleDef_Slot slots[] = {
    {0, NULL}, // the end of the table: there is nothing to say yet
};

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "sums",
    .m_slots = slots,
};

PyMODINIT_FUNC PyInit_sums(void) {
    return PyModuleDef_Init(&module_def);
}
