"""`check("01/02")` in a notebook: the same engine as in the terminal, the same verdict, drawn."""

import tempfile
from dataclasses import replace
from pathlib import Path

from workbook.author import wrong
from workbook.catalog import exercises
from workbook.catalog.paths import EXERCISES, WORK
from workbook.judge.judge import judge
from workbook.judge.verdict import Verdict
from workbook.learn import show
from workbook.learn.say import IN_THE_BOOK
from workbook.learn.workspace import Workspace
from workbook.notebook.messages import NotebookToolError


class Checked:
    """A verdict that a notebook shows."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict

    def _repr_html_(self) -> str:
        return show.to_html(self.verdict)

    def __repr__(self) -> str:
        return "\n".join(line.plain for line in show.lines(self.verdict))


def check(name: str, mistake: str | None = None) -> None:
    """Check an exercise and display the verdict.

    Args:
        name: What you would type in the terminal: "01/02".
        mistake: Judge this wrong answer of the book instead of your files in work/.

    Raises:
        NotebookToolError: There is no such exercise or mistake, or the exercise is not started.
    """
    from IPython.display import display

    try:
        exercise = exercises.find(name, EXERCISES)
    except exercises.ExerciseError as error:
        raise NotebookToolError(str(error)) from None
    if mistake is not None:
        display(Checked(_wrong(exercise, mistake)))
        return
    work = Workspace(WORK)
    if not work.is_started(exercise):
        number = exercise.number
        raise NotebookToolError(
            f"{number} is not started. In a terminal: `{IN_THE_BOOK} start {number}`"
        )
    verdict = judge(exercise, work.place(exercise))
    work.set_passed(exercise, verdict.passed)
    display(Checked(verdict))


def _wrong(exercise: exercises.Exercise, mistake: str) -> Verdict:
    """The verdict on one of the wrong answers that the book keeps."""
    answers = {answer.name: answer for answer in exercise.wrong_answers}
    if mistake not in answers:
        raise NotebookToolError(f"{exercise.number} has no wrong answer {mistake!r} in the book.")
    with tempfile.TemporaryDirectory() as place:
        try:
            folder = wrong.apply(exercise, answers[mistake], Path(place))
        except exercises.ExerciseError as error:
            raise NotebookToolError(str(error)) from None
        verdict = judge(exercise, folder)
    return replace(verdict, next=f"do it yourself: `workbook start {exercise.number}`")
