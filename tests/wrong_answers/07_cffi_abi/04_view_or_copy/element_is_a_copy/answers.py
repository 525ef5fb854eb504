"""What does each program show? Say it in Python, without running it, and without CFFI.

All programs begin with

    ffi = FFI()
    ffi.cdef("struct pair { int left; int right; };")
"""


def element(old: int, new: int) -> int:
    """Return what this shows.

    pairs = ffi.new("struct pair[]", [(old, 0), (old, 0)])
    first = pairs[0]
    pairs[0].left = new
    print(first.left)
    """
    return old


def copied(old: int, new: int) -> int:
    """Return what this shows.

    pair = ffi.new("struct pair *", (old, 0))
    other = ffi.new("struct pair *", pair[0])
    pair.left = new
    print(other.left)
    """
    return old  # ffi.new copied the struct


def number(old: int, new: int) -> int:
    """Return what this shows.

    pair = ffi.new("struct pair *", (old, 0))
    left = pair.left
    pair.left = new
    print(left)
    """
    return old  # a number was converted, and is Python's own


def neighbour(old: int, new: int) -> list[int]:
    """Return what this shows. Mind which of the three changes.

    numbers = ffi.new("int[]", [old, old, old])
    second = numbers + 1
    second[1] = new
    print(ffi.unpack(numbers, 3))
    """
    return [old, old, new]  # second[1] is numbers[2]


def text(first: bytes, second: bytes) -> tuple[int, bytes]:
    r"""Return what this shows: a length, and bytes. Neither argument holds a zero byte.

    chars = ffi.new("char[]", first + b"\0" + second)
    print(len(chars), ffi.string(chars))
    """
    return len(first) + 1 + len(second) + 1, first  # one zero byte more at the end


def cut(number: int) -> int:
    """Return what this shows. The number is between 0 and 100,000.

    print(int(ffi.cast("uint8_t", number)))
    """
    return number % 256  # the lowest byte stays
