"""The exceptions of all bindings of rational."""

# --8<-- [start:errors]
OVERFLOW, NO_MEMORY = 2, 5  # RATIONAL_OVERFLOW and RATIONAL_NO_MEMORY in rational.h


class RationalError(ValueError):
    """What C reported, in words."""


def raise_for(status: int, message: str) -> None:
    """Raise the exception for a status that is not RATIONAL_OK, 0."""
    if status == OVERFLOW:
        raise OverflowError(message)
    if status == NO_MEMORY:
        raise MemoryError(message)
    if status != 0:
        raise RationalError(message)


# --8<-- [end:errors]
