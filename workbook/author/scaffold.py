"""Makes the files of a new exercise, and says what an exercise still lacks."""

import re
import tempfile
from pathlib import Path
from string import Template

from workbook.author.wrong import apply
from workbook.catalog.exercises import (
    NOT_FOR_A_RUN,
    Exercise,
    ExerciseError,
    WrongAnswer,
    declared_probes,
    read,
)

LONGEST = 32
HINTS = 3
WRONG_ANSWERS = 3
MINUTES = 25
SOURCES = (".c", ".h", ".py", ".pyx", ".pxd", ".sh", ".md", ".toml")
TEMPLATE = Path(__file__).with_name("template")
PLACES = {
    "README.md": "exercises/$id/README.md",
    "exercise.toml": "exercises/$id/exercise.toml",
    "starter.py": "exercises/$id/binding.py",
    "test_binding.py": "exercises/$id/test_binding.py",
    "solution.py": "solutions/$id/binding.py",
    "off_by_one.patch": "tests/wrong_answers/$id/off_by_one.patch",
}


def new(number: str, name: str, tree: Path) -> list[Path]:
    """Make the files of a new exercise, complete and passing, to be changed step by step.

    Raises:
        ExerciseError: The number or the name is wrong or taken.
    """
    match = re.fullmatch(r"([0-9]{2})/([0-9]{2})", number)
    if not match:
        raise ExerciseError(f"{number!r} is no number of an exercise, such as 01/05.")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or len(name) + 3 > LONGEST:
        raise ExerciseError(
            f"{name!r} is no name: small letters, digits and _, at most {LONGEST - 3} of them."
        )
    chapter, position = match.groups()
    places = {*tree.glob(f"exercises/{chapter}_*"), *tree.glob(f"chapters/{chapter}_*.md")}
    slugs = sorted({place.stem for place in places})
    if len(slugs) != 1:
        raise ExerciseError(f"There is no chapter {chapter} in {tree / 'chapters'}.")
    if taken := list(tree.glob(f"exercises/{slugs[0]}/{position}_*")):
        raise ExerciseError(f"{number} is taken: {taken[0].name}.")
    key = f"{slugs[0]}/{position}_{name}"
    facts = {
        "title": name.replace("_", " ").capitalize(),
        "number": number,
        "id": key,
        "slug": slugs[0],
    }
    made = []
    for source, place in PLACES.items():
        text = (TEMPLATE / source).read_text("utf-8")
        file = tree / Template(place).substitute(facts)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(Template(text).substitute(facts), "utf-8")
        made.append(file)
    return made


def lint(folder: Path) -> list[str]:
    """What an exercise lacks, one sentence each; none is what we want."""
    try:
        exercise = read(folder)
    except ExerciseError as error:
        return [str(error)]
    return [
        *_names(exercise),
        *_files(exercise),
        *_solution(exercise),
        *_wrong_answers(exercise),
        *_sections(exercise),
    ]


def _names(exercise: Exercise) -> list[str]:
    found = []
    if len(exercise.name) > LONGEST:
        found.append(f"The name has {len(exercise.name)} characters; {LONGEST} are allowed.")
    if len(exercise.hints) < HINTS:
        found.append(f"It has {len(exercise.hints)} hints; {HINTS} are wanted.")
    if exercise.minutes > MINUTES:
        found.append(f"It takes {exercise.minutes} minutes; 1 to {MINUTES} are wanted.")
    return found


def _files(exercise: Exercise) -> list[str]:
    found = []
    readme = exercise.folder / "README.md"
    if not readme.is_file():
        found.append("README.md is missing.")
    elif not exercise.readme.startswith("# "):
        found.append("README.md does not begin with a title (# ...).")
    starters = [(exercise.folder / name).read_text("utf-8", "replace") for name in exercise.edit]
    if not any("TODO" in text for text in starters):
        found.append(f"No TODO in {', '.join(exercise.edit)}.")
    if not exercise.tests:
        found.append("There is no test_*.py.")
    if "leaks" in exercise.stages and not declared_probes(exercise):
        found.append("leaks is a stage, and no test_*.py defines leak_probe().")
    allowed = {*exercise.files, *NOT_FOR_A_RUN}
    for file in sorted(exercise.folder.iterdir()):
        if file.name not in allowed | {"__pycache__"} or (
            file.is_file() and file.suffix not in SOURCES
        ):
            found.append(f"{file.name} does not belong there.")
    return found


def _solution(exercise: Exercise) -> list[str]:
    if not exercise.solution.is_dir():
        return [f"There is no solution in solutions/{exercise.id}/."]
    names = {file.name for file in exercise.solution.iterdir() if file.name != "__pycache__"}
    if names != set(exercise.edit):
        return [
            f"The solution holds {', '.join(sorted(names)) or 'nothing'}; "
            f"the starter's files are {', '.join(exercise.edit)}."
        ]
    return []


def _wrong_answers(exercise: Exercise) -> list[str]:
    try:
        answers = exercise.wrong_answers
    except ExerciseError as error:
        return [str(error)]
    found = []
    if len(answers) < WRONG_ANSWERS:
        found.append(f"It has {len(answers)} wrong answers; {WRONG_ANSWERS} are wanted.")
    for wrong in answers:
        try:
            with tempfile.TemporaryDirectory() as place:
                apply(exercise, wrong, Path(place))
        except ExerciseError as error:
            found.append(str(error))
    if not exercise.feedback:
        found.append("It explains no mistake in its own words: [[feedback]].")
    for number, entry in enumerate(exercise.feedback, 1):
        if not any(proves(wrong, entry.rule) for wrong in answers):
            found.append(
                f"No wrong answer proves feedback {number}: none has words of its rule "
                f"({entry.rule!r})."
            )
    rules = [entry.rule for entry in exercise.feedback]
    twice = sorted({rule for rule in rules if rules.count(rule) > 1})
    return [*found, *(f"Two entries of feedback have one rule: {rule!r}." for rule in twice)]


def proves(wrong: WrongAnswer, rule: str) -> bool:
    """Whether a wrong answer names this rule of a [[feedback]] entry."""
    return any(words in rule for words in wrong.rule)


def _sections(exercise: Exercise) -> list[str]:
    places = dict.fromkeys([exercise.read, *(entry.read for entry in exercise.feedback)])
    return [fault for place in places for fault in _section(exercise, place)]


def _section(exercise: Exercise, place: str) -> list[str]:
    slug, _, section = place.partition("#")
    page = exercise.tree / "chapters" / f"{slug}.md"
    if not page.is_file():
        return [f"read names chapters/{slug}.md, which does not exist."]
    text = page.read_text("utf-8")
    if not section or f"{{: #{section} }}" not in text:
        return [f"read names #{section}; chapters/{slug}.md has no such {{: #{section} }}."]
    return []
