"""What the checker says of an exercise: one verdict, made of one for each stage.

The same object is drawn in the terminal, in a notebook and by `--json`; it holds text and numbers
only, so that it can travel.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from workbook.explain.explanation import Explanation


class Outcome(StrEnum):
    """How a stage, or a whole exercise, ended."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"  # this machine cannot run the stage; the message says why
    NOT_RUN = "not run"  # an earlier stage failed
    NOT_STARTED = "not started"  # the learner has not changed the file


@dataclass(frozen=True)
class StageVerdict:
    """How one stage ended."""

    stage: str
    outcome: Outcome
    seconds: float = 0.0
    explanation: Explanation | None = None
    raw: str = ""
    """All that the tools said, for those who want to see it."""


@dataclass(frozen=True)
class Verdict:
    """How an exercise stands."""

    exercise: str
    """Folder below exercises/: "01_first_call/02_missing_types"."""
    title: str
    outcome: Outcome
    stages: tuple[StageVerdict, ...] = field(default=())
    next: str = ""
    """The next action; always the last line that a learner sees."""

    @property
    def passed(self) -> bool:
        """Whether every stage that this machine can run has passed."""
        return self.outcome is Outcome.PASSED

    def to_json(self) -> Mapping[str, Any]:
        """The verdict as plain data."""
        return asdict(self)
