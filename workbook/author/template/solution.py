"""What this file does."""


def answer() -> int | None:
    """Return the answer."""
    return 42
