"""The commands for exercises.

Exit status: 0 passed (or done), 1 not passed, 2 wrong usage, 3 the checker itself failed. Imports
happen inside the commands, so that `workbook --help` is quick.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from workbook.catalog.paths import ROOT
from workbook.learn.say import failure, say

if TYPE_CHECKING:
    from workbook.catalog.exercises import Exercise
    from workbook.judge.verdict import Verdict
    from workbook.learn.workspace import Workspace

NOT_PASSED, WRONG_USAGE, CHECKER_FAILED = 1, 2, 3
Name = Annotated[str, typer.Argument(metavar="NAME", help="01/02, 01_first_call/02_name, a folder")]
Names = Annotated[
    list[str] | None, typer.Argument(metavar="[NAME]...", help="all that are started, by default")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the `workbook` command."""
    other_names: dict[Callable[..., None], str] = {
        list_all: "list",
        next_one: "next",
        new_one: "new",
    }
    commands: list[Callable[..., None]] = [start, check, hint, diff, reset, solution, update, lint]
    commands += [*other_names, wrong]
    for command in commands:
        app.command(other_names.get(command))(guarded()(command))


def tree() -> Path:
    """The tree whose exercises are meant; tests and a class on a server name another one."""
    return Path(os.environ.get("WORKBOOK_TREE") or ROOT).resolve()


def known() -> "tuple[Exercise, ...]":
    """All exercises of the tree."""
    from workbook.catalog.exercises import all_exercises

    return all_exercises(tree() / "exercises")


def workspace() -> "Workspace":
    """The learner's folder."""
    from workbook.learn.workspace import Workspace

    return Workspace(tree() / "work")


def pick(name: str) -> "Exercise":
    """The exercise of this name; ends with status 2 when there is none."""
    from workbook.catalog.exercises import UnknownExerciseError, find

    try:
        return find(name, tree() / "exercises")
    except UnknownExerciseError as error:
        stop(str(error), WRONG_USAGE)


def stop(message: str, status: int) -> NoReturn:
    """Say why, and end."""
    say(message, error=True)
    raise typer.Exit(status)


@contextlib.contextmanager
def guarded() -> Iterator[None]:
    """Whatever goes wrong with the checker itself ends with status 3, and is not the learner's."""
    try:
        yield
    except (typer.Exit, KeyboardInterrupt):
        raise
    except Exception as error:
        if "WORKBOOK_DEBUG" in os.environ:
            raise
        stop(failure(error), CHECKER_FAILED)


def list_all() -> None:
    """Show all exercises, and how far you are."""
    from workbook.learn.show import listing

    work, exercises = workspace(), known()
    for line in listing(exercises, work):
        say(line)
    say(f"{work.count_passed(exercises)} of {len(exercises)} passed. `workbook next` goes on.")


def start(name: Name) -> None:
    """Put an exercise into your work folder."""
    begin(pick(name))


def begin(exercise: "Exercise") -> None:
    """Put an exercise into work/, and say what to do."""
    from workbook.learn.show import task

    for line in task(exercise, workspace().start(exercise)):
        say(line)
    say(f"  Next:     save, then `workbook check {exercise.number}`")


def shown(path: Path) -> Path:
    """A path from the root of the tree, where it lies there."""
    from workbook.learn.show import short

    return short(path, tree())


def check(
    names: Names = None,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="DIR", help="Judge files that lie elsewhere.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print verdicts for machines.")] = False,
    cc: Annotated[str | None, typer.Option(metavar="NAME", help="The C compiler.")] = None,
    solutions: Annotated[bool, typer.Option("--solutions", help="Judge all solutions.")] = False,
) -> None:
    """Judge your files."""
    chosen = [pick(name) for name in names or ()]
    if source and (len(chosen) != 1 or solutions):
        stop("--from wants one exercise: `workbook check 01/02 --from DIR`", WRONG_USAGE)
    if source and not source.is_dir():
        stop(f"There is no folder {source}.", WRONG_USAGE)
    if cc and not shutil.which(cc):
        stop(f"There is no compiler {cc!r} on this machine.", WRONG_USAGE)
    work = workspace()
    if not chosen:
        chosen = [one for one in known() if solutions or work.is_started(one)]
    if not chosen and not as_json:
        stop("You have not started an exercise. `workbook next` starts one.", WRONG_USAGE)
    folders = [source or (one.solution if solutions else work.place(one)) for one in chosen]
    verdicts = judge_all(chosen, folders, cc)
    if not source and not solutions:
        for exercise, verdict in zip(chosen, verdicts, strict=True):
            work.set_passed(exercise, verdict.passed)
    report(verdicts, as_json)
    raise typer.Exit(0 if verdicts and all(one.passed for one in verdicts) else NOT_PASSED)


def judge_all(exercises: "list[Exercise]", folders: list[Path], cc: str | None) -> "list[Verdict]":
    """Judge, as many at a time as there are processors; Ctrl-C ends all of it at once."""
    from concurrent.futures import ThreadPoolExecutor

    from workbook.judge.runners import Runners
    from workbook.sandbox.commands import enough_processes
    from workbook.sandbox.places import ends_cleanly

    def one(exercise: "Exercise", folder: Path) -> "Verdict":
        from workbook.judge.judge import judge

        with runners.turn() as turn:
            return judge(exercise, folder, cc=cc, turn=turn)

    # the runners are left first, and end what still runs: so nobody waits for it after Ctrl-C
    threads = ThreadPoolExecutor(os.cpu_count())
    with enough_processes(), ends_cleanly(), threads as pool, Runners() as runners:
        runners.warm_up([stage for exercise in exercises for stage in exercise.stages], cc)
        return list(pool.map(one, exercises, folders))


def report(verdicts: "list[Verdict]", as_json: bool) -> None:
    """Print the verdicts, for people or for machines."""
    if as_json:
        import json

        passed = all(verdict.passed for verdict in verdicts)
        data = {"passed": passed, "verdicts": [verdict.to_json() for verdict in verdicts]}
        print(json.dumps(data, indent=2))
        return
    from workbook.learn.show import show

    for verdict in verdicts:
        show(verdict)


def hint(name: Name) -> None:
    """Show the next hint; each call goes a step further."""
    say(workspace().next_hints(pick(name)))


def diff(name: Name) -> None:
    """Show what you have changed."""
    exercise = pick(name)
    if not workspace().is_started(exercise):
        stop(
            f"{exercise.number} is not started: `workbook start {exercise.number}` does it.",
            WRONG_USAGE,
        )
    print(workspace().diff(exercise) or "Your files are still the starter's.")


def reset(name: Name) -> None:
    """Begin an exercise anew; your files go to a backup."""
    exercise = pick(name)
    backup = workspace().reset(exercise)
    if backup:
        say(f"Your files are in {shown(backup)}.")
    begin(exercise)


def solution(
    name: Name,
    anyway: Annotated[bool, typer.Option("--anyway", help="Also before you have passed.")] = False,
) -> None:
    """Show the solution, after you have passed."""
    exercise = pick(name)
    if not anyway and not workspace().passed(exercise):
        stop(
            f"You have not passed {exercise.number} yet. "
            f"`workbook hint {exercise.number}` helps; --anyway shows the solution.",
            NOT_PASSED,
        )
    from workbook.learn.show import solution as text

    print(text(exercise))


def update() -> None:
    """Bring in what is new in the book; what you wrote stays as it is."""
    work, any_news = workspace(), False
    for exercise in known():
        change = work.update(exercise)
        for file in change.written:
            say(f"{exercise.number}: {file} is new")
        for file in change.kept:
            say(
                f"{exercise.number}: {file} is new in the book, and changed by you: "
                f"kept yours. The new one: {shown(exercise.folder / file)}"
            )
        any_news = any_news or bool(change.written or change.kept)
    if not any_news:
        say("Nothing is new.")


def next_one() -> None:
    """Start the first exercise that you have not passed."""
    exercise = workspace().first_open(known())
    if exercise:
        begin(exercise)
    else:
        say("You have passed every exercise there is.")


def new_one(
    number: Annotated[str, typer.Argument(metavar="NN/NN", help="such as 01/05")],
    name: Annotated[str, typer.Argument(metavar="NAME", help="such as missing_types")],
) -> None:
    """Make the files of a new exercise (for authors)."""
    from workbook.author.scaffold import new
    from workbook.catalog.exercises import ExerciseError

    try:
        files = new(number, name, tree())
    except ExerciseError as error:
        stop(str(error), WRONG_USAGE)
    for file in files:
        say(str(shown(file)))
    say(f"Next: change them, then `workbook lint {number}`.")


def wrong(
    name: Name,
    mistake: Annotated[str, typer.Argument(metavar="MISTAKE", help="such as no_restype")],
    source: Annotated[
        Path, typer.Option("--from", metavar="DIR", help="Where the wrong files lie.")
    ],
) -> None:
    """Keep a wrong answer, as a patch, with what the checker says of it (for authors)."""
    from workbook.author.wrong import add
    from workbook.catalog.exercises import ExerciseError

    exercise = pick(name)
    try:
        made = add(exercise, mistake, source)
    except ExerciseError as error:
        stop(str(error), WRONG_USAGE)
    print(made.file.read_text("utf-8"))
    print(f"{shown(made.file)}\nNext: say why at its top, and keep the words that matter.")


def lint(names: Names = None) -> None:
    """Say what exercises lack (for authors); all exercises, by default."""
    from workbook.author.scaffold import lint as lint_folder

    folders = [pick(name).folder for name in names or ()]
    if not names:
        folders = sorted(file.parent for file in tree().glob("exercises/*/*/exercise.toml"))
    faults = [
        f"{folder.parent.name}/{folder.name}: {fault}"
        for folder in folders
        for fault in lint_folder(folder)
    ]
    for fault in faults:
        say(fault)
    if not faults:
        say(f"{len(folders)} exercises, nothing is missing.")
    raise typer.Exit(NOT_PASSED if faults else 0)
