"""What the library would answer with a 0, or cut, whichever tool calls it."""

MAX_SIDES, MAX_COUNT, MAX_SEED = 100_000, 10_000, 2**32 - 1


def check(what: str, number: int, lowest: int, highest: int) -> int:
    """Return the number, or raise ValueError if it lies outside."""
    if not lowest <= number <= highest:
        raise ValueError(f"{what} must be {lowest} to {highest}, not {number}")
    return number
