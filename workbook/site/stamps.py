"""Skips work whose inputs have not changed.

A step is known by a name and by a key, the digest of all it reads. `fresh` compares the key with
the one kept from the last time the step was finished.
"""

from workbook.catalog.paths import BUILD

STAMPS = BUILD / "stamps"


def fresh(name: str, key: str) -> bool:
    """Whether step `name` was finished with this key."""
    stamp = STAMPS / name
    return stamp.exists() and stamp.read_text() == key


def done(name: str, key: str) -> None:
    """Remember that step `name` is finished with this key."""
    stamp = STAMPS / name
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(key)
