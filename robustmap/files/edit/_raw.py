"""Where the characters of a text, as it was read, stand in its file."""

from collections.abc import Sequence


def offsets(raw: str) -> Sequence[int]:
    """Give, for each character of a text as it was read, its place in the text of the file."""
    lead = raw.startswith("\ufeff")
    if "\r" not in raw:
        return range(int(lead), len(raw) + 2)
    found = [n for n in range(int(lead), len(raw)) if not raw.startswith("\n", n) or _alone(raw, n)]
    return [*found, len(raw)]


def _alone(raw: str, number: int) -> bool:
    """Tell whether a line feed ends a line by itself, not behind a carriage return."""
    return number == 0 or raw[number - 1] != "\r"
