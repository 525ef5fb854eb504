"""What a run of tests told, line by line, signed: child.py wrote it, witness.py signed it."""

import hmac
import json
from dataclasses import dataclass, field
from typing import Any

DIGEST = "sha256"


@dataclass
class Story:
    """What a run told, signed."""

    passed: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    changed: str = ""
    opened: str = ""
    began: str = ""
    probes: dict[str, tuple[int, int, int, int]] = field(default_factory=dict)
    planted: tuple[int, int, int, int] = (0, 0, 0, 1)
    done: bool = False


def read_story(told: bytes, key: bytes) -> Story:
    """What a run told. A line without the right signature counts for nothing."""
    story = Story()
    for line in told.split(b"\n"):
        signature, _, text = line.partition(b" ")
        if not hmac.compare_digest(signature, hmac.digest(key, text, DIGEST).hex().encode()):
            continue
        _add(story, *json.loads(text))
    broken = {*story.failed, *story.skipped}
    story.passed -= broken
    return story


def _add(story: Story, kind: str, *facts: Any) -> None:
    match kind:
        case "begins":
            story.began = facts[0]
        case "part":
            name, when, outcome, text = facts
            if outcome == "failed":
                story.failed.setdefault(name, text)
            elif outcome == "skipped":
                story.skipped[name] = text
            elif when == "call":
                story.passed.add(name)
        case "unread" | "internal":
            story.unread.append(facts[-1])
        case "changed":
            story.changed = story.changed or facts[0]
        case "opened":
            story.opened = facts[0]
        case "planted":
            story.planted = (facts[0], facts[1], facts[2], facts[3])
        case "probe":
            story.probes[facts[0]] = (facts[1], facts[2], facts[3], facts[4])
        case "done":
            story.done = True
