"""Wrong answers: unified diffs against the solution, which git makes and applies.

A reader of NAME.patch sees the mistake and nothing else. The lines above the diff, TOML, say what
the checker must say of it.
"""

import os
import subprocess
import tempfile
from pathlib import Path

from workbook.catalog.exercises import Exercise, ExerciseError, WrongAnswer, read_wrong
from workbook.judge.judge import judge
from workbook.judge.verdict import Outcome

WORDS = 6  # of a rule, which is enough to know it again
WHY = "# TODO: why somebody would write this.\n"


def apply(exercise: Exercise, wrong: WrongAnswer, folder: Path) -> Path:
    """Write the files of a wrong answer into an empty folder, and return it.

    Raises:
        ExerciseError: The diff does not fit the solution, or changes another file.
    """
    for name in exercise.edit:
        (folder / name).write_bytes((exercise.solution / name).read_bytes())
    # -C1: a line of context is enough where the solution has changed around the mistake
    done = _git(["apply", "--whitespace=nowarn", "-C1", str(wrong.file.resolve())], folder)
    if done.returncode or {file.name for file in folder.iterdir()} != set(exercise.edit):
        said = done.stderr.strip() or f"it changes more than {', '.join(exercise.edit)}"
        raise ExerciseError(f"{wrong.file.name} does not fit the solution: {said}")
    return folder


def add(exercise: Exercise, name: str, source: Path) -> WrongAnswer:
    """Write NAME.patch from the files in `source`, with what the checker says of them.

    Raises:
        ExerciseError: The files are missing, no different from the solution, or pass.
    """
    file = exercise.wrong_place / f"{name}.patch"
    with tempfile.TemporaryDirectory() as place:
        for side, origin in (("a", exercise.solution), ("b", source)):
            for edited in exercise.edit:
                target = Path(place, side, edited)
                target.parent.mkdir(exist_ok=True)
                try:
                    target.write_bytes((origin / edited).read_bytes())
                except OSError as error:
                    raise ExerciseError(f"{origin / edited}: {error.strerror}") from None
        diff = _git(["diff", "--no-index", "--no-prefix", "--no-color", "a", "b"], Path(place))
    if not diff.stdout:
        raise ExerciseError(f"{source} holds the solution itself.")
    verdict = judge(exercise, source)
    failed = [stage for stage in verdict.stages if stage.outcome is Outcome.FAILED]
    if not failed or not failed[0].explanation:
        raise ExerciseError("The checker lets these files pass, so they are no wrong answer.")
    said = failed[0].explanation
    named, _, number = said.where.rpartition(":")
    lines = (source / named).read_text("utf-8").splitlines() if named else [""]
    facts = {
        "stage": failed[0].stage,
        "match": said.message,
        "rule": " ".join(said.rule.split()[:WORDS]),
        "line": lines[int(number or 1) - 1].strip(),
    }
    head = [f"{key} = {_quoted(value)}\n" for key, value in facts.items() if value]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join([WHY, *head, "\n", _short(diff.stdout)]), "utf-8")
    return read_wrong(file)


def _short(diff: str) -> str:
    """A diff without git's own lines."""
    own = ("diff --git ", "index ")
    return "".join(line for line in diff.splitlines(keepends=True) if not line.startswith(own))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _git(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run git outside of any repository."""
    env = os.environ | {"GIT_CEILING_DIRECTORIES": str(folder.resolve().parent), "LC_ALL": "C"}
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        env.pop(name, None)
    command = ["git", "-c", "core.autocrlf=false", *command]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
