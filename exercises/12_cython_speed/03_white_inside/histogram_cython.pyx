"""How many pixels have each grey value?"""

cimport cython


# TODO: types, and no question of Python's inside of the loops.
def histogram(picture, counts):
    """Add 1 to counts[grey] for each pixel of a picture.

    picture: uint8, two dimensions, only read. counts: 256 whole numbers of 8 bytes.
    Raises ValueError if either is something else.
    """
    for row in picture:
        for grey in row:
            counts[grey] += 1
