"""Walks along the attacks of a board."""

from array import array
from collections.abc import Iterable, Sequence

from robustmap.reason.resilience._rows import Rows


def spread(links: Rows, roots: Iterable[int]) -> set[int]:
    """Give what links lead to, the roots among it."""
    items, starts = links.items, links.starts
    seen = set(roots)
    pending = list(seen)
    for node in pending:
        for other in items[starts[node] : starts[node + 1]]:
            if other not in seen:
                seen.add(other)
                pending.append(other)
    return seen


def marked(links: Rows, roots: Iterable[int], size: int) -> bytearray:
    """Give of each of `size` nodes whether links lead to it, a byte each: the roots are among it.

    For where they lead to most of a board: of each node that it holds, a set takes a hundred.
    """
    seen = bytearray(size)
    pending = [*roots]
    for node in pending:
        seen[node] = 1
    while pending:
        for other in links[pending.pop()]:
            if not seen[other]:
                seen[other] = 1
                pending.append(other)
    return seen


def bounded(
    links: Rows, back: Rows, roots: Iterable[int], most: int, least: "array[int]"
) -> set[int] | None:
    """Give what links lead to, None where that is more than `most`.

    `least` tells to how many nodes each leads at least, as far as that is known. One that is
    found to lead to more is noted, with all that lead to it: along `back`, the same links the
    other way.
    """
    items, starts = links.items, links.starts
    seen: set[int] = set()
    for root in roots:
        if least[root] > most:
            return None
        alone = not seen
        pending = [] if root in seen else [root]
        seen.update(pending)
        for node in pending:
            if len(seen) > most:
                if alone:
                    _raise(back, root, most + 1, least)
                return None
            for other in items[starts[node] : starts[node + 1]]:
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
    return seen


def _raise(back: Rows, root: int, number: int, least: "array[int]") -> None:
    """Note to how many a node leads at least: so do all from which links lead to it."""
    least[root] = number
    pending = [root]
    while pending:
        for other in back[pending.pop()]:
            if least[other] < number:
                least[other] = number
                pending.append(other)


class Beyond:
    """Tells whether nodes lead to more than so many; what one walk has found serves the next."""

    def __init__(self, links: Rows, back: Rows) -> None:
        """Take the links of nodes, and the same links the other way."""
        self.links, self.back = links, back
        self._least, self._most = (array("i", bytes(4 * len(links))) for _ in range(2))
        """To how many nodes each leads at least and at most, itself among them; 0 if unknown."""

    def more(self, roots: Sequence[int], most: int) -> bool:
        """Tell whether nodes lead to more than `most`, themselves included.

        Linear in what they lead to.
        """
        if any(self._least[root] > most for root in roots):
            return True
        if self._few(roots, most):
            return False
        found = bounded(self.links, self.back, roots, most, self._least)
        if found is None:
            return True
        number = len(found)
        for node in found:
            self._most[node] = min(self._most[node] or number, number)
        if len(roots) == 1:
            self._least[roots[0]] = number
        return False

    def _few(self, roots: Sequence[int], most: int) -> bool:
        """Tell whether it is enough to add up what is known of where they lead."""
        items, starts, known = self.links.items, self.links.starts, self._most
        pending = [*dict.fromkeys(roots)]
        seen = {*pending}
        total = 0
        for node in pending:
            total += known[node] or 1
            if total > most:
                return False
            if not known[node]:
                for other in items[starts[node] : starts[node + 1]]:
                    if other not in seen:
                        seen.add(other)
                        pending.append(other)
        for node in pending:
            known[node] = known[node] or total
        return True
