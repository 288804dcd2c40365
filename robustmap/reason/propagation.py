"""Unit propagation: whether clauses follow from others by it alone, down to a contradiction."""

from collections.abc import Iterable, Sequence


def follows(clauses: Iterable[Sequence[int]], lemmas: Iterable[Sequence[int]]) -> bool:
    """Tell whether each lemma follows from what is before it, and in the end a contradiction.

    A lemma follows where its contrary, with unit propagation, leads to a contradiction (reverse
    unit propagation; Goldberg and Novikov 2003). Literals are numbers other than 0, their
    negations the negative ones; a lemma with a variable of its own does not follow.

    >>> follows([[1, 2], [1, -2], [-1, 2], [-1, -2]], [[1]])
    True
    >>> follows([[1, 2], [-1, 2]], [[1]])
    False
    """
    known = [list(dict.fromkeys(one)) for one in clauses]
    size = max((abs(literal) for one in known for literal in one), default=0)
    checker = _Checker(size)
    for one in known:
        if not checker.add(one):
            return True
    for lemma in lemmas:
        one = list(dict.fromkeys(lemma))
        if any(literal == 0 or abs(literal) > size for literal in one) or not checker.holds(one):
            return False
        if not checker.add(one):
            return True
    return False


class _Checker:
    """Clauses, each watched by two literals that are not false (Moskewicz et al. 2001)."""

    def __init__(self, size: int) -> None:
        # Negative places count from the end: one list serves both signs.
        self.value = [0] * (2 * size + 1)
        self.watched: list[list[list[int]]] = [[] for _ in self.value]
        self.trail: list[int] = []

    def add(self, clause: list[int]) -> bool:
        """Add a clause for good; False where that leads to a contradiction."""
        value = self.value
        if any(value[literal] == 1 or -literal in clause for literal in clause):
            return True
        # What is false now is false for good, and is put where nobody watches.
        clause.sort(key=value.__getitem__, reverse=True)
        if not clause or value[clause[0]] == -1:
            return False
        if len(clause) == 1 or value[clause[1]] == -1:
            return self._told(clause[0])
        for literal in clause[:2]:
            self.watched[literal].append(clause)
        return True

    def holds(self, lemma: Iterable[int]) -> bool:
        """Tell whether the contrary of a lemma leads to a contradiction."""
        kept = len(self.trail)
        contradicted = not all(self._told(-literal) for literal in lemma)
        for literal in self.trail[kept:]:
            self.value[literal] = self.value[-literal] = 0
        del self.trail[kept:]
        return contradicted

    def _told(self, literal: int) -> bool:
        """Take a literal to be true, with all that follows; False at a contradiction."""
        value, trail = self.value, self.trail
        if value[literal]:
            return value[literal] == 1
        place = len(trail)
        self._set(literal)
        while place < len(trail):
            if not self._visit(-trail[place]):
                return False
            place += 1
        return True

    def _set(self, literal: int) -> None:
        self.value[literal], self.value[-literal] = 1, -1
        self.trail.append(literal)

    def _visit(self, false: int) -> bool:
        """Find another watch for every clause that watches a literal that became false."""
        value, watched = self.value, self.watched
        kept: list[list[int]] = []
        waiting = watched[false]
        watched[false] = kept
        for at, clause in enumerate(waiting):
            if clause[0] == false:
                clause[0], clause[1] = clause[1], false
            first = clause[0]
            if value[first] != 1:
                for place in range(2, len(clause)):
                    other = clause[place]
                    if value[other] != -1:
                        clause[1], clause[place] = other, false
                        watched[other].append(clause)
                        break
                else:
                    if value[first] == -1:
                        kept.extend(waiting[at:])
                        return False
                    kept.append(clause)
                    self._set(first)
                continue
            kept.append(clause)
        return True
