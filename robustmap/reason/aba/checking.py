"""What a set of assumptions must be, by the definitions; no search uses this."""

from collections.abc import Collection, Iterable

from robustmap.graph.aba import Aba


def aba_fault(aba: Aba, semantics: str, extension: Collection[int]) -> str:
    """Check that atoms are what follows from an admissible, complete or stable set.

    Gives what is wrong, "" where nothing is. Of a grounded, preferred or ideal set it is
    checked that it is complete, and of a grounded one that it is the least. As long as the
    rules are; for the least, times the number of steps in which it is reached.

    >>> one = Aba.of(2, [0, 1], {0: 1, 1: 0}, [])
    >>> aba_fault(one, "stable", {0}), aba_fault(one, "stable", ())
    ('', 'an assumption outside is not attacked')
    """
    inside = {one for one in aba.assumptions if one in extension}
    follows = _follows(aba, inside)
    if follows != set(extension):
        return "it is not what follows from its assumptions"
    beaten = {one for one, contrary in aba.contraries.items() if contrary in follows}
    if beaten & inside:
        return "it attacks itself"
    free = _follows(aba, (one for one in aba.assumptions if one not in beaten))
    defended = {one for one in aba.assumptions if aba.contraries.get(one) not in free}
    if not inside <= defended:
        return "an attack on it is not answered"
    if semantics != "admissible" and not defended <= inside:
        return "an assumption is defended but not in it"
    return _more(aba, semantics, inside, inside | beaten)


def _more(aba: Aba, semantics: str, inside: set[int], decided: set[int]) -> str:
    """Check what some semantics ask besides."""
    if semantics == "stable" and decided != set(aba.assumptions):
        return "an assumption outside is not attacked"
    if semantics == "grounded" and inside != _least(aba):
        return "it is not the least"
    return ""


def _follows(aba: Aba, assumed: Iterable[int]) -> set[int]:
    """Give all that follows, rule by rule as they come to be of use."""
    found = set(assumed)
    waiting: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
    fresh = [(rule.head, rule.body) for rule in aba.rules]
    while fresh:
        again: list[tuple[int, tuple[int, ...]]] = []
        for head, body in fresh:
            lacking = next((one for one in body if one not in found), None)
            if lacking is not None:
                waiting.setdefault(lacking, []).append((head, body))
            elif head not in found:
                found.add(head)
                again += waiting.pop(head, ())
        fresh = again
    return found


def _least(aba: Aba) -> set[int]:
    """Give the least set that has all that it defends, from nothing upwards."""
    inside = set[int]()
    while True:
        follows = _follows(aba, inside)
        unbeaten = [one for one in aba.assumptions if aba.contraries.get(one) not in follows]
        free = _follows(aba, unbeaten)
        larger = {one for one in aba.assumptions if aba.contraries.get(one) not in free}
        if larger == inside:
            return inside
        inside = larger
