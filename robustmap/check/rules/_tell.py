"""Words that several rules share."""

from collections.abc import Sequence

MAX_TOLD = 8


def in_short(parts: Sequence[str]) -> str:
    """Join the steps of a circle; of a long one the first and the last are told.

    >>> in_short(["a before b", "b before a"])
    'a before b, b before a'
    """
    if len(parts) > MAX_TOLD:
        left = len(parts) - MAX_TOLD + 1
        parts = [*parts[: MAX_TOLD - 2], f"{left} more", parts[-1]]
    return ", ".join(parts)
