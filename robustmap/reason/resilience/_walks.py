"""Walks along the attacks of a board."""

from array import array
from collections.abc import Collection, Iterable

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
    links: Rows, back: Rows, roots: Iterable[int], most: int, wide: bytearray
) -> set[int] | None:
    """Give what links lead to, None where that is more than `most`.

    `wide` has 1 for each node that is known to lead to more. One that is found to do so is
    added, with all that lead to it: along `back`, the same links the other way.
    """
    items, starts = links.items, links.starts
    seen: set[int] = set()
    for root in roots:
        if wide[root]:
            return None
        alone = not seen
        pending = [] if root in seen else [root]
        seen.update(pending)
        for node in pending:
            if len(seen) > most:
                if alone:
                    _widen(back, root, wide)
                return None
            for other in items[starts[node] : starts[node + 1]]:
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
    return seen


def _widen(back: Rows, root: int, wide: bytearray) -> None:
    """Mark a node, and all from which links lead to it: where one is marked, these are too."""
    wide[root] = 1
    pending = [root]
    while pending:
        for other in back[pending.pop()]:
            if not wide[other]:
                wide[other] = 1
                pending.append(other)


class Beyond:
    """Tells whether nodes lead to more than `most`; what one walk has found serves the next."""

    def __init__(self, links: Rows, back: Rows, most: int) -> None:
        """Take the links of nodes, and the same links the other way."""
        self.links, self.back, self.most = links, back, most
        self._wide = bytearray(len(links))
        self._within = array("i", bytes(4 * len(links)))
        """To how many nodes each leads at most, itself among them; 0 where that is not known."""

    def more(self, roots: Collection[int]) -> bool:
        """Tell whether nodes lead to more, themselves included. Linear in what they lead to."""
        if self._few(roots):
            return False
        found = bounded(self.links, self.back, roots, self.most, self._wide)
        if found is None:
            return True
        for node in found:
            self._within[node] = len(found)
        return False

    def _few(self, roots: Collection[int]) -> bool:
        """Tell whether it is enough to add up what is known of where they lead."""
        within, total = self._within, 0
        pending = [*dict.fromkeys(roots)]
        seen = {*pending}
        for node in pending:
            total += within[node] or 1
            if total > self.most or self._wide[node]:
                return False
            if not within[node]:
                fresh = [one for one in self.links[node] if one not in seen]
                seen.update(fresh)
                pending += dict.fromkeys(fresh)
        for node in pending:
            within[node] = within[node] or total
        return True
