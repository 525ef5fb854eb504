"""Checks topic.c, through binding.py."""

import importlib
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

NULL, UNKNOWN = -1, -3


@contextmanager
def a_topic() -> Iterator[tuple[Any, list[Any]]]:
    """A topic, and a list for what listeners hear."""
    topic = importlib.import_module("binding").Topic()
    yield topic, []
    topic.close()


def listener(name: str, heard: list[Any], result: int = 0) -> Callable[[float, Any], int]:
    """A function that notes its name."""

    def listen(value: float, user: Any) -> int:
        heard.append(name)
        return result

    return listen


def said(call: str, answer: int, expected: int, why: str) -> None:
    assert answer == expected, f"{call} gave {answer}, expected {expected}: {why}"


def test_listeners_get_numbers_and_are_called_in_order() -> None:
    with a_topic() as (topic, heard):
        said("topic_publish", topic.publish(1), 0, "nobody listens")
        for number, name in enumerate("abc"):
            said("topic_add", topic.add(listener(name, heard)), number, "they are numbered from 0")
        said("topic_publish", topic.publish(1), 3, "three were added")
        assert heard == ["a", "b", "c"], f"topic_publish called {heard}, expected a, b, c"


def test_value_and_user_arrive() -> None:
    with a_topic() as (topic, heard):
        value, users = random.random(), [random.randint(1, 2**40) for _ in range(2)]
        for user in users:
            topic.add(lambda value, user: heard.append((value, user)) or 0, user)
        topic.publish(value)
        assert [one for one, _ in heard] == [value] * 2, (
            f"the listeners got {[one for one, _ in heard]}, expected the value {value} twice"
        )
        assert [user for _, user in heard] == users, (
            f"the listeners got the users {[user for _, user in heard]}, expected {users}: "
            "each its own"
        )


def test_null_is_refused() -> None:
    with a_topic() as (topic, heard):
        said("topic_add with NULL", topic.add(None), NULL, "there is no function to call")
        said("topic_add after NULL", topic.add(listener("a", heard)), 0, "NULL got no number")


def test_a_removed_one_is_not_called() -> None:
    with a_topic() as (topic, heard):
        for name in "abc":
            topic.add(listener(name, heard))
        said("topic_remove(1)", topic.remove(1), 0, "it was there")
        said("topic_publish", topic.publish(1), 2, "one of three was removed")
        assert heard == ["a", "c"], f"after topic_remove(1), {heard} were called, expected a, c"
        said("topic_remove(2)", topic.remove(2), 0, "the others keep their numbers")
        assert topic.publish(1) == 1
        said("topic_add", topic.add(listener("d", heard)), 3, "numbers are not given again")


def test_numbers_that_nobody_has() -> None:
    with a_topic() as (topic, heard):
        said("topic_remove(0)", topic.remove(0), UNKNOWN, "nobody was added")
        topic.add(listener("a", heard))
        for number in (-1, 1, 1000):
            said(f"topic_remove({number})", topic.remove(number), UNKNOWN, "only 0 was added")
        topic.remove(0)
        said("topic_remove(0), again", topic.remove(0), UNKNOWN, "it was removed already")


def test_one_that_says_no_is_removed() -> None:
    with a_topic() as (topic, heard):
        topic.add(listener("once", heard, random.choice([1, -1, 7])))
        topic.add(listener("always", heard))
        said("topic_publish", topic.publish(1), 2, "both are called the first time")
        said("topic_publish, again", topic.publish(1), 1, "one returned another number than 0")
        assert heard == ["once", "always", "always"], f"{heard} were called"


def test_a_listener_removes_another() -> None:
    with a_topic() as (topic, heard):

        def remover(value: float, user: Any) -> int:
            heard.append("remover")
            topic.remove(1)
            topic.remove(0)  # itself
            return 0

        topic.add(remover)
        for name in "bc":
            topic.add(listener(name, heard))
        said("topic_publish", topic.publish(1), 2, "the first one removed the second in between")
        assert heard == ["remover", "c"], f"{heard} were called, expected remover, c"


def test_a_listener_adds_others() -> None:
    with a_topic() as (topic, heard):

        def adder(value: float, user: Any) -> int:
            heard.append("adder")
            if len(heard) > 100:
                return 1
            for _ in range(20):
                topic.add(listener("new", heard))
            return 1  # and away

        topic.add(adder)
        topic.add(listener("old", heard))
        said("topic_publish", topic.publish(1), 2, "who is added meanwhile waits for the next time")
        assert heard == ["adder", "old"], f"{heard[:5]} were called, expected adder, old"
        said("topic_publish, again", topic.publish(1), 21, "one old, 20 new; the adder said no")
