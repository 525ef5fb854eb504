"""Runs the check in checks.py against one binding that is right, and eight that are not."""

import gc
import importlib
import os
import signal
import traceback
from collections.abc import Callable
from typing import Any

import relay

# Each changes one part of a right binding.


def forgets(one: Any) -> None:
    one._keep = lambda number, callback: None
    one._let_go = lambda number: None


def never_lets_go(one: Any) -> None:
    one._let_go = lambda number: one._kept.setdefault("old", []).append(one._kept.pop(number))


def close_keeps(one: Any) -> None:
    one._let_all_go = lambda: None


def handler(one: Any, kind: type[BaseException], failed: int, heeds: bool) -> None:
    def make(function: Any) -> Any:
        def handle(value: float, user: Any) -> int:
            try:
                return 1 if function(value) and heeds else 0
            except kind as error:
                one._raised.append(error)
                return failed

        return handle

    one._handler = make


class Nothing(BaseException):
    """Nobody raises this."""


def loses(one: Any) -> None:
    handler(one, Nothing, 1, True)


def lets_ctrl_c_by(one: Any) -> None:
    handler(one, Exception, 1, True)


def goes_on(one: Any) -> None:
    handler(one, BaseException, 0, True)


def ignores_the_result(one: Any) -> None:
    handler(one, BaseException, 1, False)


def raises_again(one: Any) -> None:
    one._take = lambda: one._raised[0]


def verdict(spoil: Callable[[Any], None] | None = None) -> tuple[bool, str]:
    """Run the check in a process of its own: whether it accepts, and what it said.

    New callbacks are made for each that is connected, so that one which was freed is not called
    by luck.
    """
    checks = importlib.import_module("checks")
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        end = 3
        try:
            signal.alarm(10)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what is lost would be printed
            checks.check(spoilt(spoil))
            end = 0
        except BaseException as error:
            lines = traceback.extract_tb(error.__traceback__)
            own = [line.line for line in lines if line.filename == checks.__file__]
            said = (
                f"{type(error).__name__}: {str(error).partition(chr(10))[0] or (own or [''])[-1]}"
            )
            os.write(write, said.encode()[:4000])
        finally:
            os._exit(end)
    os.close(write)
    with os.fdopen(read, encoding="utf-8", errors="replace") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    return status == 0, said or "a crash"


def spoilt(spoil: Callable[[Any], None] | None) -> Any:
    one: Any = relay.Relay()
    if spoil is None:
        return one
    spoil(one)
    connect, decoys = one.connect, []

    def connecting(function: Any) -> Any:
        number = connect(function)
        del function
        gc.collect()
        decoys.extend(relay.HANDLER(lambda value, user: 0) for _ in range(20))
        return number

    one.connect = connecting
    return one


def test_the_right_binding_is_accepted() -> None:
    accepted, said = verdict()
    assert accepted, f"check(relay) rejects the right binding, expected none ({said})"


def catches(spoil: Callable[[Any], None], bug: str) -> None:
    accepted, _ = verdict(spoil)
    assert not accepted, f"check(relay) accepts a binding with a bug: {bug}"


def test_a_callback_that_nobody_keeps() -> None:
    catches(forgets, "nobody keeps the callbacks, so C calls what was freed")


def test_a_callback_that_is_kept_for_ever() -> None:
    catches(never_lets_go, "after disconnect the function is still kept")


def test_a_close_that_keeps() -> None:
    catches(close_keeps, "after close the functions are still kept")


def test_an_exception_that_is_lost() -> None:
    catches(loses, "what a function raises is lost")


def test_ctrl_c_that_is_lost() -> None:
    catches(lets_ctrl_c_by, "a KeyboardInterrupt in a function is lost")


def test_others_that_are_called_after_an_exception() -> None:
    catches(goes_on, "after an exception the functions behind it are called")


def test_a_result_that_nobody_heeds() -> None:
    catches(ignores_the_result, "a true result does not keep the value from the others")


def test_an_exception_that_is_raised_twice() -> None:
    catches(raises_again, "what was raised once is raised again by the next send")
