#include <Python.h>

static struct PyModuleDef module_def = {
    PyModuleDef_HEAD_INIT,
    .m_name = "sums",
};

PyMODINIT_FUNC PyInit_sums(void) {
    return PyModuleDef_Init(&module_def);
}
