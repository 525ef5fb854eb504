"""Where do the fields of a struct lie? The rules, in plain Python: ctypes does not take part.

A struct is given as the sizes of its fields, which are plain numbers of C: [1, 8, 4] is a bool, a
double and an int. Each is aligned to its own size.
"""


def next_multiple(offset: int, alignment: int) -> int:
    """Return the first multiple of alignment that is not below offset."""
    return offset  # TODO


def offsets(sizes: list[int]) -> list[int]:
    """Return at which byte each field begins."""
    return [0 for _ in sizes]  # TODO


def size(sizes: list[int]) -> int:
    """Return how many bytes the whole struct has, with the padding at its end."""
    return sum(sizes)  # TODO


def packed_size(sizes: list[int]) -> int:
    """Return how many bytes it has if it is packed: _pack_ = 1."""
    return 0  # TODO


def in_array(sizes: list[int], index: int, field: int) -> int:
    """Return at which byte of an array of such structs one field of one struct begins."""
    return 0  # TODO
