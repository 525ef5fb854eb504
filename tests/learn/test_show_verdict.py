"""A verdict can be read in 80 columns, without colour, and in a notebook."""

import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from rich.console import Console

from workbook.catalog.exercises import number
from workbook.explain.explanation import Explanation
from workbook.judge.verdict import Outcome, StageVerdict, Verdict
from workbook.learn.say import fold
from workbook.learn.show import lines, raw, show, to_html

SAID = Explanation(
    "dice_roll wrote 1 byte just past a block of 16 bytes that dice_new allocated",
    "dice.c:41",
    "malloc(n) gives bytes 0 to n-1",
    "02_shared_library#bytes",
)


@pytest.fixture(autouse=True)
def on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where `workbook` is on PATH."""
    monkeypatch.setattr("workbook.learn.say.command", lambda: "workbook")


def verdict(said: Explanation = SAID, outcome: Outcome = Outcome.FAILED) -> Verdict:
    stages = (
        StageVerdict("build", Outcome.PASSED),
        StageVerdict("answers", Outcome.PASSED, 0.2),
        StageVerdict("memory", outcome, 0.9, said, "==1==ERROR <script>alert(1)</script> & [red]x"),
        StageVerdict("leaks", Outcome.NOT_RUN),
    )
    action = "edit work/02_shared_library/03_reload/dice.c, then save - or `workbook hint 02/03`"
    return Verdict("02_shared_library/03_reload", "reload", Outcome.FAILED, stages, action)


def printed(one: Verdict, **options: object) -> str:
    file = io.StringIO()
    show(one, Console(file=file, **options))  # type: ignore[arg-type]
    return file.getvalue()


def test_the_whole_verdict() -> None:
    assert printed(verdict()).splitlines() == [
        "02/03 reload                  answers ✓   memory ✗",
        "  dice_roll wrote 1 byte just past a block of 16 bytes that dice_new allocated",
        "                                                                       dice.c:41",
        "  The rule: malloc(n) gives bytes 0 to n-1.  Read: 02_shared_library#bytes",
        "  Next: edit work/02_shared_library/03_reload/dice.c, then save - or",
        "  `workbook hint 02/03`",
    ]


@pytest.mark.parametrize("width", [30, 40, 80, 120])
def test_no_line_is_too_wide(width: int) -> None:
    long = Explanation("a word " * 40, "some_file.c:1234", "another word " * 20, "01_first_call#x")
    for line in lines(verdict(long), width)[1:]:
        assert line.cell_len <= width, line.plain
        assert "\0" not in line.plain


def test_a_command_is_not_torn_apart() -> None:
    for width in range(30, 100):
        assert "`workbook hint 02/03`" in "".join(line.plain for line in lines(verdict(), width))


PATH = "work/01_first_call/02_a_name_that_is_long/a_file_that_has_a_long_name.py"
TEXTS = [
    f"{PATH} is missing.",
    f"Edit {PATH}, then save - or `workbook hint 01/02`: it helps.",
    f"/home/somebody/{PATH}:12 and `cat {PATH}`",
    "one_word_" * 20 + " and then others",
    "`a", "a ` b ` c ` d", "", "   ", "  an indented line, " * 9, "a\nb\tc",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_fold(text: str) -> None:
    """All is there; lines fit; a path is parted after a slash alone, a word and a command never."""
    lead = len(text) - len(text.lstrip(" ")) if text.strip() else 0
    for width in range(30, 121):
        folded = fold(text, width)
        assert re.sub(r"\s", "", "".join(folded)) == re.sub(r"\s", "", text)
        for line in folded:
            assert len(line) <= width or not re.search(r"\s|/.", line.strip()), line
        for word in re.findall(r"`[^`]*`\S?|[^\s`]+", text):
            parts = [word] if len(word) <= width - lead else re.split(r"(?<=[/\s])", word)
            for part in parts:
                assert any(part.strip() in line for line in folded), (part, folded)


@pytest.mark.parametrize("outcome", [Outcome.FAILED, Outcome.PASSED, Outcome.SKIPPED])
def test_title_folds_and_keeps_marks_whole(outcome: Outcome) -> None:
    stages = [
        StageVerdict("answers", Outcome.PASSED),
        StageVerdict("memory", outcome),
        StageVerdict("leaks", Outcome.PASSED),
    ]
    whole = Verdict("02_topic/03_name", "A title that is as long as it may be", outcome, (*stages,))
    for width in range(30, 121):
        drawn = [line.plain for line in lines(whole, width)]
        assert max(map(len, drawn)) <= width
        for mark in ("answers ✓", "memory ", "leaks ✓", "A title that"):
            assert any(mark in line for line in drawn)
        assert drawn[0].startswith("02/03 A title")
        assert width < 100 or len(drawn) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        *[
            (text, text)
            for text in (
                "number is used before it has a value", "list gave None, expected 3",
                "a is used before it has a value", "two has no member named x",
                "index is outside", "no was declared differently before", "fill(16) gave 15",
                "this_one is missing", "errno is 0", "free was called twice",
            )
        ],
    ],
)  # fmt: skip
def test_names_keep_their_letters(text: str, shown: str) -> None:
    """The words come as they are: sentences of ours have their capital, names keep their case."""
    said = verdict(Explanation(text))
    assert f"\n  {shown}\n" in printed(said)
    assert f"<p>{shown}</p>" in to_html(said)


def test_commands_in_a_notebook_are_those_of_the_book() -> None:
    assert "<code>.venv/bin/workbook hint 02/03</code>" in to_html(verdict())
    rule = Explanation("It failed.", rule="`workbook doctor` says what is missing")
    assert "`.venv/bin/workbook doctor` says" in to_html(verdict(rule))


def test_started_and_not_changed_is_not_not_started() -> None:
    def one(*stages: StageVerdict) -> Verdict:
        return Verdict("01_a/01_b", "b", Outcome.NOT_STARTED, stages, "edit")

    missing = one(StageVerdict("build", Outcome.FAILED, 0.0, Explanation("b.py is missing.")))
    ran = one(StageVerdict("build", Outcome.PASSED), StageVerdict("answers", Outcome.FAILED))
    for draw in (printed, to_html):
        assert "not started" in draw(missing)
        assert "not started" not in draw(ran)
        assert "not changed yet" in draw(ran)


def test_no_colour_without_a_terminal() -> None:
    assert "\x1b" not in printed(verdict())
    assert "\x1b[31m✗" in printed(verdict(), force_terminal=True, color_system="standard")


def test_text_of_a_learner_is_no_markup() -> None:
    said = Explanation("[red]x[/red] <b>y</b> [/]")
    assert "[red]x[/red] <b>y</b> [/]" in printed(verdict(said), force_terminal=True)
    assert "<b>y</b>" not in to_html(verdict(said))


def test_skipped_stage_is_named() -> None:
    skipped = verdict(Explanation("gcc has no libasan.so here."), Outcome.SKIPPED)
    assert "memory – skipped" in printed(skipped)
    assert "memory left out: gcc has no libasan.so here." in printed(skipped)
    assert "memory left out" in to_html(skipped)


def test_number() -> None:
    assert number("01_first_call/02_missing_types") == "01/02"


def test_raw() -> None:
    assert raw(verdict()).startswith("--- memory\n==1==ERROR")
    assert raw(Verdict("a/b", "b", Outcome.PASSED)) == "The tools said nothing."


class Reader(HTMLParser):
    """Notes elements and addresses; complains about an end without a beginning."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.seen.add(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_whole_and_asks_nobody() -> None:
    text = to_html(verdict())
    reader = Reader()
    reader.feed(text)
    assert reader.open == []
    assert not reader.addresses
    assert "http" not in text
    assert "script" not in reader.seen
    assert {"section", "details", "summary", "pre", "code"} <= reader.seen
    assert "&lt;script&gt;" in text
    assert 'aria-label="failed"' in text


def test_html_of_a_flood_is_bounded() -> None:
    flood = StageVerdict(
        "answers", Outcome.FAILED, 1, SAID, "x" * 999 + "\n" * 10_000 + "y" * 10**6
    )
    text = to_html(Verdict("a/b", "b", Outcome.FAILED, (flood,)))
    assert len(text) < 60_000
    assert "[the middle is left out]" in text
    assert "lines are left out]" in to_html(
        Verdict("a/b", "b", Outcome.FAILED, (replace(flood, raw="x\n" * 9999),))
    )
