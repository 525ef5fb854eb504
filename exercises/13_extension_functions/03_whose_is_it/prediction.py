"""Your prediction: whose is the reference, and how high is the count?"""

# For each call: what happens to the reference that is marked with <-- in README.md?
# One of these: "new", "borrowed", "stolen", "kept" (the call added a reference of its own).
KINDS = {
    "PyFloat_FromDouble": "TODO",
    "PyList_GetItem": "TODO",
    "PyList_SetItem": "TODO",
    "PyList_Append": "TODO",
    "PyDict_GetItemString": "TODO",
    "Py_BuildValue O": "TODO",
    "Py_BuildValue N": "TODO",
}

# The reference count of `number` after each of the six lines in README.md.
COUNTS = [0, 0, 0, 0, 0, 0]  # TODO
