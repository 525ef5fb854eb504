"""What comes of each program in situations.py.

RIGHT        the number in the comment
WRONG        another number
NOT_FOUND    OSError: cannot open shared object file
UNDEFINED    OSError: undefined symbol
NO_FUNCTION  AttributeError
"""

RIGHT, WRONG = "right", "wrong"
NOT_FOUND, UNDEFINED, NO_FUNCTION = "not found", "undefined", "no function"

predictions = {
    "bare name": NOT_FOUND,
    "with a slash": RIGHT,
    "variable in the program": NOT_FOUND,
    "variable before the start": RIGHT,
    "needs another": NOT_FOUND,
    "needs another, with rpath": RIGHT,
    "not linked": UNDEFINED,
    "not linked, but global": RIGHT,
    "another one, global": WRONG,
    "hidden": NO_FUNCTION,
    "built again": WRONG,
}
