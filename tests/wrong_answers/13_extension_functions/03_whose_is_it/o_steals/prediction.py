"""Your prediction: whose is the reference, and how high is the count?"""

# For each call: what happens to the reference that is marked with <-- in README.md?
# One of these: "new", "borrowed", "stolen", "kept" (the call added a reference of its own).
KINDS = {
    "PyFloat_FromDouble": "new",
    "PyList_GetItem": "borrowed",
    "PyList_SetItem": "stolen",
    "PyList_Append": "kept",
    "PyDict_GetItemString": "borrowed",
    "Py_BuildValue O": "stolen",
    "Py_BuildValue N": "stolen",
}

# The reference count of `number` after each of the six lines in README.md.
COUNTS = [1, 2, 2, 2, 4, 2]
