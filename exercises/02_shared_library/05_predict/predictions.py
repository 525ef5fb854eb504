"""What comes of each program in situations.py? Write your prediction in place of each TODO.

RIGHT        the number in the comment
WRONG        another number
NOT_FOUND    OSError: cannot open shared object file
UNDEFINED    OSError: undefined symbol
NO_FUNCTION  AttributeError
"""

RIGHT, WRONG = "right", "wrong"
NOT_FOUND, UNDEFINED, NO_FUNCTION = "not found", "undefined", "no function"

predictions = {
    "bare name": "TODO",
    "with a slash": "TODO",
    "variable in the program": "TODO",
    "variable before the start": "TODO",
    "needs another": "TODO",
    "needs another, with rpath": "TODO",
    "not linked": "TODO",
    "not linked, but global": "TODO",
    "another one, global": "TODO",
    "hidden": "TODO",
    "built again": "TODO",
}
