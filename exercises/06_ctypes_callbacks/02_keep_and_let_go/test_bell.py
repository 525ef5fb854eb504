"""Checks binding.py: do callback objects live as long as C has their addresses, and no longer?"""

import gc
import importlib
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any


class Listener:
    """A function, what it was called with, and whether it still exists."""

    def __init__(self) -> None:
        heard: list[int] = []
        self.function: Callable[[int], object] | None = lambda rings: heard.append(rings)
        self.heard = heard
        self.watch = weakref.ref(self.function)

    def join(self, bell: Any) -> int:
        """Listen, and keep no reference here: from now on the binding must."""
        function, self.function = self.function, None
        number: int = bell.listen(function)
        del function
        gc.collect()
        DECOYS.extend(decoys())
        return number

    @property
    def exists(self) -> bool:
        """Whether anybody keeps the function."""
        gc.collect()
        return self.watch() is not None


DECOYS: list[Any] = []
WRONG: list[int] = []


def decoys() -> list[Any]:
    """New callback objects: they take the place of any that was freed."""
    binding: Any = importlib.import_module("binding")
    return [binding.LISTENER(lambda rings, user: WRONG.append(rings)) for _ in range(9)]


@contextmanager
def spied(name: str, listener: Listener) -> Iterator[list[bool]]:
    """Notes, each time C's function is called, whether the listener exists at that moment."""
    lib: Any = importlib.import_module("binding").lib
    real, seen = getattr(lib, name), []

    def spy(*arguments: Any) -> Any:
        seen.append(listener.watch() is not None)
        safe = seen[-1] and len(seen) == 1  # else C would use what is gone
        return real(*arguments) if safe else 0

    setattr(lib, name, spy)
    try:
        yield seen
    finally:
        setattr(lib, name, real)


def bell() -> Any:
    return importlib.import_module("binding").Bell()


def test_a_listener_is_called() -> None:
    it, one = bell(), Listener()
    WRONG.clear()
    one.join(it)
    it.ring(3)
    assert not WRONG, (
        "ring(3) called a function that never listened, expected the one that was given to "
        "listen: its callback object was freed, and another one has its place"
    )
    assert one.heard == [3], f"after ring(3) the listener heard {one.heard}, expected [3]"
    it.close()


def test_each_of_several_is_called() -> None:
    it, listeners = bell(), [Listener() for _ in range(4)]
    WRONG.clear()
    for one in listeners:
        one.join(it)
    called = it.ring(2)
    assert not WRONG, (
        "with 4 listeners, ring(2) called a function that never listened, expected each of the 4: "
        "not every callback object is kept"
    )
    assert called == 4, f"ring(2) gave {called}, expected 4"
    it.close()


def test_it_is_there_for_its_last_call() -> None:
    it, one = bell(), Listener()
    number = one.join(it)
    with spied("bell_leave", one) as seen:
        it.leave(number)
    assert seen == [True], (
        "when bell_leave was called, the callback was gone already, expected it to be there: "
        "C calls it a last time"
        if seen
        else "leave did not call bell_leave, expected one call"
    )
    assert one.heard == [0], f"after leave the listener heard {one.heard}, expected [0]"
    it.close()


def test_it_goes_when_c_has_let_go() -> None:
    it, one, other = bell(), Listener(), Listener()
    number = one.join(it)
    other.join(it)
    it.leave(number)
    assert not one.exists, "after leave the callback is still kept, expected it to be freed"
    assert other.exists, "after leave of one listener the other one is gone, expected it to stay"
    it.ring(5)
    assert other.heard == [5], f"after ring(5) the other heard {other.heard}, expected [5]"
    it.close()


def test_close_lets_go_of_all() -> None:
    it, one = bell(), Listener()
    one.join(it)
    with spied("bell_free", one) as seen:
        it.close()
        assert seen == [True], (
            "when bell_free was called, the callback was gone already, expected it to be there: "
            "C calls it a last time"
            if seen
            else "close did not call bell_free, expected one call"
        )
    assert one.heard == [0], f"after close the listener heard {one.heard}, expected [0]"
    assert not one.exists, "after close the callback is still kept, expected it to be freed"


def test_close_twice() -> None:
    it, one = bell(), Listener()
    keep = one.function
    one.join(it)
    with spied("bell_free", one) as seen:
        it.close()
        it.close()
    assert len(seen) == 1, f"two calls of close called bell_free {len(seen)} times, expected once"
    del keep


def test_what_c_refuses() -> None:
    it, fifth = bell(), Listener()
    for one in [Listener() for _ in range(4)]:
        one.join(it)
    raised = "nothing"
    try:
        fifth.join(it)
    except Exception as error:
        raised = type(error).__name__
    assert raised == "RuntimeError", (
        f"listen, with 4 listening, raised {raised}, expected RuntimeError"
    )
    assert not fifth.exists, "listen was refused, and the callback is kept, expected it to be freed"
    it.close()


def test_a_number_that_nobody_has() -> None:
    it, one = bell(), Listener()
    number = one.join(it)
    for wrong in (number + 1, -1):
        raised = "nothing"
        try:
            it.leave(wrong)
        except Exception as error:
            raised = type(error).__name__
        assert raised == "KeyError", f"leave({wrong}) raised {raised}, expected KeyError"
    assert one.exists, "after a leave that failed, the listener is gone, expected it to stay"
    it.close()


def leak_probe() -> None:
    """Called many times by the checker: nothing may be left over."""
    it = bell()
    numbers = [it.listen(lambda rings: None) for _ in range(4)]
    with suppress(RuntimeError):
        it.listen(lambda rings: None)
    it.leave(numbers[1])
    with suppress(KeyError):
        it.leave(99)
    it.ring(1)
    it.close()
    it.close()
    bell().close()
