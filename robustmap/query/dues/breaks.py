"""Breaks in games of builder and breaker that nobody has met."""

from collections.abc import Iterator

from robustmap.query.dues._due import SORTS, Ground, Obligation

MET = ("addressed", "excluded", "fallen")
"""How a failure may stand with nothing more owed. One without effect in the view, since
somebody only supposes it, is still owed an answer in the game in which it is told."""


@SORTS.entry("break")
def breaks(kb: Ground) -> Iterator[Obligation]:
    """Yield the breaks that are open at the end of a dialogue, and in the map as a whole.

    What the map closes outside the recorded moves (a story that has fallen, a plan that
    answers it, a class that is ruled out) is closed.
    """
    cases = kb.class_coverage.cases
    for played in kb.replays.values():
        for due in played.open:
            if due.sort != "break":
                continue
            case = cases.get((due.node, due.on))
            if case is None or case.state not in MET:
                yield Obligation("break", due.node, (due.on,), played.id, due.move)
