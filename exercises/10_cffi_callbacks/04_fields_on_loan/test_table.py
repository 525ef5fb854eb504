"""Checks table.py: fields are copied while they are there, and the library is stopped."""

import contextlib
import importlib
import io
import random
import string
from typing import Any


class Watched:
    """The library, with a note of how many fields it has shown."""

    def __init__(self, lib: Any) -> None:
        self.lib, self.shown = lib, -1

    def fields_each(self, *arguments: Any) -> int:
        """Call the library."""
        self.shown = int(self.lib.fields_each(*arguments))
        return self.shown


def run(name: str, *arguments: Any) -> tuple[Any, int, str]:
    """Call a function of table.py: its result or what it raised, fields shown, what was printed."""
    table = importlib.import_module("table")
    lib, table.lib = table.lib, Watched(table.lib)
    with contextlib.redirect_stderr(io.StringIO()) as printed:
        try:
            answer = getattr(table, name)(*arguments)
        except Exception as error:
            answer = error
        finally:
            watched, table.lib = table.lib, lib
    assert watched.shown >= 0, f"{name} did not call lib.fields_each, expected the library to read"
    return answer, watched.shown, printed.getvalue()


def some_word() -> str:
    return "".join(random.choices(string.ascii_lowercase, k=random.randint(3, 9)))


def check_rows(table: list[list[str]], what: str) -> None:
    data = "".join(",".join(row) + "\n" for row in table).encode()
    answer, _, _ = run("rows", data)
    assert answer == table, f"rows({data!r}) gave {answer!r}, expected {table!r}: {what}"


def test_one_field() -> None:
    check_rows([[some_word()]], "one field")


def test_several_fields() -> None:
    check_rows([[some_word(), some_word()], [some_word()]], "each has its own bytes")


def test_an_empty_table() -> None:
    check_rows([], "no fields")
    check_rows([["", ""], [""]], "empty fields are fields")


def test_fields_with_zero_bytes() -> None:
    check_rows([["no\0sugar", "\0"], ["tea", "a\0\0"]], "a zero byte is a byte of the field")


def test_fields_in_utf8() -> None:
    check_rows([["crème", "brûlée"], ["日本", "☕"]], "fields are UTF-8")


def test_find() -> None:
    words = [some_word() + str(number) for number in range(6)]
    data = f"{words[0]},{words[1]}\n{words[2]},{words[3]}\n{words[4]},{words[5]}\n".encode()
    for number in (0, 3, 5):
        answer, _, _ = run("find", data, words[number])
        expected = (number // 2, number % 2)
        assert answer == expected, (
            f"find({data!r}, {words[number]!r}) gave {answer!r}, expected {expected!r}"
        )
    answer, _, _ = run("find", data, "nowhere")
    assert answer is None, f"find(..., 'nowhere') gave {answer!r}, expected None"


def test_find_looks_at_whole_fields() -> None:
    data = b"teapot,tear\na\0b,a\ntea,tea\n"
    for word, expected in (("tea", (2, 0)), ("a", (1, 1)), ("a\0b", (1, 0))):
        answer, _, _ = run("find", data, word)
        assert answer == expected, (
            f"find({data!r}, {word!r}) gave {answer!r}, expected {expected!r}"
        )


def test_find_stops() -> None:
    data = b"a,b\nc,d\ne,f\n" * 100
    _, shown, _ = run("find", data, "c")
    assert shown == 3, (
        f"the word was field 3 of 600, and the library has shown {shown} fields, expected 3"
    )


def fails(name: str, *arguments: Any) -> None:
    data = b"tea,\xff\xfe\nmilk,1\n"
    answer, shown, printed = run(name, data, *arguments)
    lost = f"; this was printed: {printed.strip().splitlines()[-1]}" if printed else ""
    assert isinstance(answer, UnicodeDecodeError), (
        f"{name}({data!r}) gave {answer!r}, expected UnicodeDecodeError{lost}"
    )
    assert shown == 2, (
        f"field 2 of 4 is not UTF-8, and {name} was shown {shown} fields, expected 2: an "
        "exception ends the reading"
    )


def test_bytes_that_are_no_utf8_in_rows() -> None:
    fails("rows")


def test_bytes_that_are_no_utf8_in_find() -> None:
    fails("find", "milk")


def test_an_exception_is_forgotten() -> None:
    run("rows", b"\xff\n")
    answer, _, _ = run("rows", b"tea\n")
    assert answer == [["tea"]], f"rows, after a call that failed, gave {answer!r}"


def leak_probe() -> None:
    """Called many times by the checker: nothing may be left over."""
    for data in (b"", b"a,b\n", b"a,\xff\n"):
        run("rows", data)
        run("find", data, "b")
