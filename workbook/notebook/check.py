"""`check("01/02")` in a notebook: the same engine as in the terminal, the same verdict, drawn."""

from dataclasses import replace
from pathlib import Path

from workbook.catalog import exercises
from workbook.catalog.paths import EXERCISES, ROOT, WORK
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


def check(name: str, folder: str | Path | None = None) -> None:
    """Check an exercise and display the verdict.

    Args:
        name: What you would type in the terminal: "01/02".
        folder: Judge the files in this folder of the book instead of yours in work/.

    Raises:
        NotebookToolError: There is no such exercise, it is not started, or the folder is missing.
    """
    from IPython.display import display

    try:
        exercise = exercises.find(name, EXERCISES)
    except exercises.ExerciseError as error:
        raise NotebookToolError(str(error)) from None
    if folder is not None:
        place = ROOT / folder
        if not place.is_dir():
            raise NotebookToolError(f"There is no folder {folder} in the book.")
        action = f"do it yourself: `workbook start {exercise.number}`"
        display(Checked(replace(judge(exercise, place), next=action)))
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
