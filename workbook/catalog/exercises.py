"""Which exercises there are: each exercise.toml, read and checked.

A tree holds `exercises/`, `solutions/`, `tests/wrong_answers/` and `work/` side by side, so an
exercise knows where its solution lies. Callers may pass another folder than the book's.
"""

import ast
import difflib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbook.catalog.paths import EXERCISES

BUILDS = ("none", "cc", "cffi", "cython", "extension")
STAGES = ("build", "answers", "memory", "leaks")
FOLDER = re.compile(r"[0-9]{2}_[a-z0-9_]+")
NOT_FOR_A_RUN = ("README.md", "exercise.toml")
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class ExerciseError(Exception):
    """An exercise is described wrongly; the message says which, and how."""


class UnknownExerciseError(ExerciseError):
    """There is no exercise of that name."""


@dataclass(frozen=True)
class Failure:
    """How a check must fail: at which stage, and with which words in its message."""

    stage: tuple[str, ...]
    """In order; there are several where the C library decides which one sees it."""
    match: str


@dataclass(frozen=True)
class Feedback:
    """A mistake that this exercise explains in its own words: one [[feedback]] entry."""

    stages: tuple[str, ...]
    """It fits a failure of one of these stages,"""
    report: str
    """whose report matches this pattern, when there is one,"""
    file: str
    """and where this file of the learner"""
    pattern: str
    """matches this one, when there is one; {name} in it is a group of the report's. The place of
    the match is the line that is shown."""
    say: str
    """What happened; {message} is what would be said without the entry, {name} a named group."""
    rule: str
    read: str


@dataclass(frozen=True)
class WrongAnswer:
    """A plausible mistake, as a unified diff against the solution, and what must be said of it."""

    file: Path
    stage: tuple[str, ...]
    """Where it must fail; there are several where one compiler refuses what another lets pass."""
    match: tuple[str, ...]
    """One of them is in the message; there are several where the C library decides how it ends."""
    rule: tuple[str, ...] = ()
    """One of them is in the rule; it proves each [[feedback]] entry in whose rule it is."""
    line: str = ""
    """Is in the line of the learner that the verdict names."""

    @property
    def name(self) -> str:
        """What the mistake is called: "no_restype"."""
        return self.file.stem


@dataclass(frozen=True)
class Exercise:
    """One exercise, as its exercise.toml describes it."""

    folder: Path
    title: str
    minutes: int
    edit: tuple[str, ...]
    build: str
    stages: tuple[str, ...]
    hints: tuple[str, ...]
    read: str
    fails_with: Failure
    feedback: tuple[Feedback, ...] = ()

    @property
    def slug(self) -> str:
        """Folder of the chapter: "01_first_call"."""
        return self.folder.parent.name

    @property
    def name(self) -> str:
        """Folder of the exercise: "02_missing_types"."""
        return self.folder.name

    @property
    def id(self) -> str:
        """Both: "01_first_call/02_missing_types"."""
        return f"{self.slug}/{self.name}"

    @property
    def number(self) -> str:
        """What people type: "01/02"."""
        return number(self.id)

    @property
    def readme(self) -> str:
        """The task, in Markdown."""
        return (self.folder / "README.md").read_text("utf-8")

    @property
    def tree(self) -> Path:
        """The folder that holds exercises/."""
        return self.folder.parent.parent.parent

    @property
    def solution(self) -> Path:
        """Folder with a solution of each edited file."""
        return self.tree / "solutions" / self.id

    @property
    def wrong_place(self) -> Path:
        """Folder with wrong answers, NAME.patch each."""
        return self.tree / "tests" / "wrong_answers" / self.id

    @property
    def wrong_answers(self) -> tuple[WrongAnswer, ...]:
        """Mistakes that must be rejected.

        Raises:
            ExerciseError: The lines above one of the diffs are wrong.
        """
        return tuple(read_wrong(file) for file in sorted(self.wrong_place.glob("*.patch")))

    @property
    def tests(self) -> tuple[str, ...]:
        """Names of the test files, in order."""
        return tuple(sorted(file.name for file in self.folder.glob("test_*.py")))

    @property
    def files(self) -> tuple[str, ...]:
        """Names of all files that a run needs, in order; what a build leaves behind is not one."""
        return tuple(
            sorted(
                file.name
                for file in self.folder.iterdir()
                if file.is_file()
                and file.name not in NOT_FOR_A_RUN
                and not file.name.startswith(".")
                and file.suffix not in (".so", ".o", ".pyc")
            )
        )


def all_exercises(root: Path = EXERCISES) -> tuple[Exercise, ...]:
    """All exercises below `root`, in the order of the book.

    Raises:
        ExerciseError: One of them is described wrongly.
    """
    return tuple(read(file.parent) for file in sorted(root.glob("*/*/exercise.toml")))


def number(exercise: str) -> str:
    """What people type for an exercise: "01/02" for "01_first_call/02_missing_types"."""
    slug, _, name = exercise.partition("/")
    return f"{slug[:2]}/{name[:2]}" if name else exercise


def find(name: str | Path, root: Path = EXERCISES) -> Exercise:
    """The exercise of this name: 01/02, 01_first_call/02_name, or a folder. No other is read.

    Raises:
        UnknownExerciseError: There is none; the message names the nearest ones.
        ExerciseError: It is described wrongly.
    """
    text = str(name).strip().rstrip("/")
    files = sorted(root.glob("*/*/exercise.toml"))
    known = {f"{file.parent.parent.name}/{file.parent.name}": file.parent for file in files}
    wanted = [one for one in known if text in (number(one), one)]
    if text and (Path(text).is_dir() or text.count("/") > 1):
        wanted += ["/".join(Path(text).absolute().parts[-2:])]
    for one in wanted:
        if one in known:
            return read(known[one])
    short = text if "/" in text else f"{text}/"
    names = [word for one in known for word in (number(one), one, one.partition("/")[2])]
    close = difflib.get_close_matches(text, names, 3, 0.5)
    close = close or [number(one) for one in known if one.startswith(short)][:3]
    advice = f"Did you mean {' or '.join(close)}? " if close else ""
    raise UnknownExerciseError(
        f"There is no exercise {text!r}. {advice}`workbook list` shows them all."
    )


def read(folder: Path) -> Exercise:
    """Read one exercise.toml.

    Raises:
        ExerciseError: A field is missing, unknown, of the wrong kind, or contradicts the files.
    """
    where = f"{folder.parent.name}/{folder.name}/exercise.toml"
    try:
        data = tomllib.loads((folder / "exercise.toml").read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ExerciseError(f"{where} cannot be read: {error}") from None
    kinds: dict[str, type] = {
        "title": str,
        "minutes": int,
        "edit": list,
        "build": str,
        "stages": list,
        "hints": list,
        "read": str,
        "fails_with": dict,
    }
    _check(where, data, kinds, {"feedback": list})
    failure = _several(data["fails_with"], "stage")
    _check(f"{where}, fails_with,", failure, {"stage": list, "match": str})
    for key in ("edit", "stages", "hints"):
        if not data[key] or not all(isinstance(item, str) and item for item in data[key]):
            raise ExerciseError(f"{where}: {key} must be a list of texts, and not empty.")
    if data["build"] not in BUILDS:
        raise ExerciseError(
            f"{where}: build is {data['build']!r}; it must be one of {', '.join(BUILDS)}."
        )
    wrong = [stage for stage in data["stages"] if stage not in STAGES[1:]]
    if wrong or sorted(data["stages"], key=STAGES.index) != data["stages"]:
        raise ExerciseError(
            f"{where}: stages must be some of {', '.join(STAGES[1:])}, in this order."
        )
    if not {*failure["stage"]} <= {"build", *data["stages"]}:
        raise ExerciseError(f"{where}: fails_with names a stage that is not among the stages.")
    for name in data["edit"]:
        if Path(name).name != name or not (folder / name).is_file():
            raise ExerciseError(f"{where}: edit names {name}, which is not a file beside it.")
        if name.startswith("test_") or name in NOT_FOR_A_RUN:
            raise ExerciseError(f"{where}: edit names {name}, which learners do not change.")
    if data["minutes"] < 1:
        raise ExerciseError(f"{where}: minutes must be 1 or more.")
    if not FOLDER.fullmatch(folder.name) or not FOLDER.fullmatch(folder.parent.name):
        raise ExerciseError(f"{folder}: folders must be named NN_name, in small letters.")
    lists = {key: tuple(data[key]) for key in ("edit", "stages", "hints")}
    feedback = tuple(
        _feedback(f"{where}, feedback {number},", entry, data)
        for number, entry in enumerate(data.pop("feedback", ()), 1)
    )
    facts = data | lists | {"fails_with": Failure(**_frozen(failure)), "feedback": feedback}
    return Exercise(folder=folder, **facts)


def _feedback(where: str, entry: Any, exercise: dict[str, Any]) -> Feedback:
    if not isinstance(entry, dict):
        raise ExerciseError(f"{where} must be a table: [[feedback]].")
    _check(where, entry, {"when": dict, "say": str, "rule": str, "read": str})
    when = entry["when"]
    if isinstance(when.get("stage"), str):
        when["stage"] = [when["stage"]]
    _check(
        f"{where} when,", when, {"stage": list}, dict.fromkeys(("report", "file", "pattern"), str)
    )
    if not {*when["stage"]} <= {"build", *exercise["stages"]}:
        raise ExerciseError(f"{where} names a stage that is not among the stages.")
    if not when.keys() & {"report", "pattern"}:
        raise ExerciseError(f"{where} when, needs a report or a pattern, or it fits everything.")
    if "file" in when and ("pattern" not in when or when["file"] not in exercise["edit"]):
        raise ExerciseError(f"{where} when, file must be one that learners edit, with a pattern.")
    named = {"message"}
    for key in ("report", "pattern"):
        text = PLACEHOLDER.sub("x", when.get(key, "")) if key == "pattern" else when.get(key, "")
        try:
            groups = re.compile(text).groupindex.keys()
        except re.error as error:
            raise ExerciseError(f"{where} when, {key} is no regular expression: {error}") from None
        if key == "pattern":
            _named(where, when.get(key, ""), named)
        named |= groups
    _named(where, entry["say"], named)
    return Feedback(
        tuple(when["stage"]),
        when.get("report", ""),
        when.get("file", exercise["edit"][0]),
        when.get("pattern", ""),
        *(entry[key] for key in ("say", "rule", "read")),
    )


def _named(where: str, text: str, known: set[str]) -> None:
    if unknown := set(PLACEHOLDER.findall(text)) - known:
        raise ExerciseError(f"{where} names {{{unknown.pop()}}}: no group has that name.")


def read_wrong(file: Path) -> WrongAnswer:
    """Read the lines above the diff of a wrong answer: TOML.

    Raises:
        ExerciseError: They are missing or wrong.
    """
    where = f"{file.parent.name}/{file.name}"
    try:
        head, _, diff = file.read_text("utf-8").partition("\n--- ")
        data = tomllib.loads(head)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ExerciseError(f"{where} cannot be read: {error}") from None
    data = _several(data, "stage", "match", "rule")
    _check(where, data, {"stage": list, "match": list}, {"rule": list, "line": str})
    if not diff:
        raise ExerciseError(f"{where} holds no diff below the lines that say what is expected.")
    if not set(data["stage"]) <= set(STAGES):
        raise ExerciseError(f"{where}: stage must be one of {', '.join(STAGES)}.")
    return WrongAnswer(file, **_frozen(data))


def _several(data: dict[str, Any], *keys: str) -> dict[str, Any]:
    """With a list in place of one text."""
    return data | {key: [data[key]] for key in keys if isinstance(data.get(key), str)}


def _frozen(data: dict[str, Any]) -> dict[str, Any]:
    """With tuples in place of lists."""
    return {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}


def _check(
    where: str,
    data: dict[str, Any],
    needed: dict[str, type],
    optional: dict[str, type] | None = None,
) -> None:
    kinds = needed | (optional or {})
    if missing := needed.keys() - data.keys():
        raise ExerciseError(f"{where} lacks {', '.join(sorted(missing))}.")
    if unknown := data.keys() - kinds.keys():
        raise ExerciseError(f"{where} says {', '.join(sorted(unknown))}: not known.")
    for key, value in data.items():
        if not isinstance(value, kinds[key]) or isinstance(value, bool):
            raise ExerciseError(f"{where}: {key} must be {kinds[key].__name__}, not {value!r}.")


def declared_tests(exercise: Exercise) -> tuple[str, ...]:
    """What must have passed: "test_x.py::test_one", read from the source, nothing is run."""
    return tuple(
        f"{file}::{name}"
        for file, name in _functions(exercise)
        if name.rpartition("::")[2].startswith("test")
    )


def declared_probes(exercise: Exercise) -> tuple[str, ...]:
    """The test files that define `leak_probe`."""
    return tuple(file for file, name in _functions(exercise) if name == "leak_probe")


def _functions(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """File and name of each function in the test files; a method is "TestThis::test_that"."""
    for file in exercise.tests:
        for node in ast.parse((exercise.folder / file).read_text("utf-8")).body:
            prefix, body = "", [node]
            if isinstance(node, ast.ClassDef) and node.name.startswith("Test"):
                prefix, body = f"{node.name}::", node.body
            for one in body:
                if isinstance(one, ast.FunctionDef):
                    yield file, prefix + one.name
