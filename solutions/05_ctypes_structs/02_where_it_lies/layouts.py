"""Where do the fields of a struct lie? The rules, in plain Python: ctypes does not take part.

A struct is given as the sizes of its fields, which are plain numbers of C: [1, 8, 4] is a bool, a
double and an int. Each is aligned to its own size.
"""


def next_multiple(offset: int, alignment: int) -> int:
    """Return the first multiple of alignment that is not below offset."""
    return -(-offset // alignment) * alignment


def offsets(sizes: list[int]) -> list[int]:
    """Return at which byte each field begins."""
    found, end = [], 0
    for one in sizes:
        begin = next_multiple(end, one)
        found.append(begin)
        end = begin + one
    return found


def size(sizes: list[int]) -> int:
    """Return how many bytes the whole struct has, with the padding at its end."""
    return next_multiple(offsets(sizes)[-1] + sizes[-1], max(sizes))


def packed_size(sizes: list[int]) -> int:
    """Return how many bytes it has if it is packed: _pack_ = 1."""
    return sum(sizes)


def in_array(sizes: list[int], index: int, field: int) -> int:
    """Return at which byte of an array of such structs one field of one struct begins."""
    return index * size(sizes) + offsets(sizes)[field]
