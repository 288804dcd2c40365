"""Requests for backing that nobody has answered."""

from collections.abc import Iterator

from robustmap.query.dues._due import SORTS, Ground, Obligation
from robustmap.query.dues.questions import filed


@SORTS.entry("challenge")
def challenges(kb: Ground) -> Iterator[Obligation]:
    """Yield the challenges without an answer, by id."""
    return filed(kb, "challenge")
