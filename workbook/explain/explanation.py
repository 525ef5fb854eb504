"""What an explanation is: the sentence, the place, the rule, and where to read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Explanation:
    """A failure in plain words."""

    message: str
    """What happened: one sentence."""
    where: str = ""
    """The learner's own line, "dice.c:41", where it is known."""
    rule: str = ""
    """The rule that was broken, one sentence."""
    read: str = ""
    """The section that teaches it, "02_shared_library#bytes"."""
