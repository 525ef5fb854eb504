"""Checks batch.c: when the taker is called, with what, and what it says."""

import random
from pathlib import Path
from typing import Any

from cffi import FFI

ffi: Any = FFI()
ffi.cdef("""
    typedef struct batch batch;
    typedef int (*batch_take)(const double *numbers, size_t count, void *user);
    batch *batch_new(size_t most, batch_take take, void *user);
    void batch_free(batch *self);
    int batch_add(batch *self, double number);
    int batch_end(batch *self);
""")
lib: Any = ffi.dlopen(str(Path(__file__).resolve().parent / "libbatch.so"))
OK, STOPPED, BUSY = 0, 1, 2


class Taker:
    """Notes what it is given, and says what it is told to say."""

    def __init__(self, most: int, says: dict[int, int] | None = None) -> None:
        self.taken: list[list[float]] = []
        self.says = says or {}
        self.users: list[Any] = []
        self.user = ffi.new_handle(self)
        self.callback = ffi.callback("batch_take", self._take, error=-1)
        self.batch = lib.batch_new(most, self.callback, self.user)

    def _take(self, numbers: Any, count: int, user: Any) -> int:
        self.users.append(user)
        self.taken.append(ffi.unpack(numbers, count) if count < 100 else [count])
        self.inside(numbers, count)
        return self.says.get(len(self.taken), 0)

    def inside(self, numbers: Any, count: int) -> None:
        """For takers that do more."""

    def add(self, *numbers: float) -> list[int]:
        """Call batch_add for each number."""
        return [lib.batch_add(self.batch, number) for number in numbers]

    def end(self) -> int:
        """Call batch_end."""
        status: int = lib.batch_end(self.batch)
        return status

    def close(self) -> None:
        """Call batch_free."""
        lib.batch_free(self.batch)


def some(count: int) -> list[float]:
    return [random.randint(-99, 99) / 4 for _ in range(count)]


def test_a_full_batch_is_handed_over() -> None:
    numbers = some(3)
    taker = Taker(3)
    taker.add(*numbers[:2])
    assert taker.taken == [], (
        f"2 of 3 numbers were added, and the taker got {taker.taken}, expected nothing yet"
    )
    taker.add(numbers[2])
    assert taker.taken == [numbers], (
        f"{numbers} were added, batches of 3: after the third the taker had {taker.taken}, "
        f"expected {[numbers]}"
    )
    taker.close()


def test_the_next_batch() -> None:
    numbers = some(6)
    taker = Taker(3)
    status = taker.add(*numbers)
    assert taker.taken == [numbers[:3], numbers[3:]], (
        f"{numbers} were added, batches of 3: the taker got {taker.taken}, expected "
        f"{[numbers[:3], numbers[3:]]}"
    )
    assert status == [OK] * 6, f"batch_add gave {status}, expected BATCH_OK each time"
    taker.close()


def test_the_rest() -> None:
    numbers = some(5)
    taker = Taker(3)
    taker.add(*numbers)
    status = taker.end()
    assert taker.taken == [numbers[:3], numbers[3:]], (
        f"{numbers} were added, batches of 3, then batch_end: the taker got {taker.taken}, "
        f"expected {[numbers[:3], numbers[3:]]}"
    )
    assert status == OK, f"batch_end gave {status}, expected BATCH_OK"
    taker.add(1.0)
    taker.end()
    assert taker.taken[2:] == [[1.0]], (
        f"after batch_end, 1.0 was added, and batch_end called: the taker got {taker.taken[2:]}, "
        "expected [[1.0]]"
    )
    taker.close()


def test_nothing_is_not_handed_over() -> None:
    for numbers in ([], some(2)):
        taker = Taker(2)
        taker.add(*numbers)
        taker.end()
        taker.end()
        expected = [numbers] if numbers else []
        assert taker.taken == expected, (
            f"{len(numbers)} numbers, batches of 2, then batch_end twice: the taker got "
            f"{taker.taken}, expected {expected}: count is 1 or more"
        )
        taker.close()


def test_batches_of_one() -> None:
    taker = Taker(1)
    taker.add(1.5, 2.5)
    assert taker.taken == [[1.5], [2.5]], (
        f"batches of 1: the taker got {taker.taken}, expected [[1.5], [2.5]]"
    )
    taker.close()


def test_user_data() -> None:
    taker = Taker(2)
    taker.add(1, 2, 3)
    taker.end()
    assert taker.users == [taker.user, taker.user], (
        f"the taker got {taker.users} as user, expected what batch_new was given: {taker.user}"
    )
    taker.close()


def test_stop() -> None:
    for answer in (1, -1, 256):
        taker = Taker(2, says={1: answer})
        status = taker.add(1, 2)
        assert status == [OK, STOPPED], (
            f"the taker returned {answer}, batch_add gave {status}, expected BATCH_OK for the "
            "first number and BATCH_STOPPED for the second"
        )
        taker.close()


def test_stop_is_remembered() -> None:
    taker = Taker(2, says={1: 1})
    taker.add(1, 2)
    status = [*taker.add(3, 4, 5), taker.end()]
    assert status == [STOPPED] * 4, (
        f"the taker had said stop; three batch_add and a batch_end gave {status}, expected "
        "BATCH_STOPPED four times"
    )
    assert len(taker.taken) == 1, (
        f"the taker had said stop, and was called again with {taker.taken[1:]}"
    )
    taker.close()


def test_stop_at_the_end() -> None:
    taker = Taker(3, says={1: 1})
    taker.add(1, 2)
    status = [taker.end(), taker.end()]
    assert status == [STOPPED, STOPPED], (
        f"the taker said stop to batch_end, which gave {status}, expected BATCH_STOPPED, twice"
    )
    taker.close()


class Meddles(Taker):
    """Adds numbers while it takes some."""

    def inside(self, numbers: Any, count: int) -> None:
        """Call the library that is calling."""
        if len(self.taken) > 5:
            return
        before = ffi.unpack(numbers, count)
        self.statuses = [*self.add(-1, -2, -3), self.end()]
        self.same = ffi.unpack(numbers, count) == before


def test_the_taker_calls_the_library() -> None:
    taker = Meddles(2)
    taker.add(1, 2)
    assert len(taker.taken) == 1, (
        f"the taker added numbers, and was called inside of itself: {taker.taken}, expected "
        "BATCH_BUSY and no call"
    )
    assert taker.same, "the numbers that the taker looks at have changed while it looked"
    assert taker.statuses == [BUSY] * 4, (
        f"inside of the taker batch_add and batch_end gave {taker.statuses}, expected BATCH_BUSY"
    )
    taker.add(3, 4)
    assert taker.taken == [[1, 2], [3, 4]], (
        f"after that, 3 and 4 were added: the taker got {taker.taken}, expected [[1, 2], [3, 4]]"
    )
    taker.close()


def leak_probe() -> None:
    """Called many times by the checker: nothing may be left over."""
    taker = Taker(3)
    taker.add(1, 2, 3, 4)
    taker.end()
    taker.close()
