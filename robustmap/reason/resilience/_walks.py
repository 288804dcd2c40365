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


def bounded(links: Rows, roots: Iterable[int], most: int, wide: set[int]) -> set[int] | None:
    """Give what links lead to, None where that is more than `most`; `wide` nodes lead to more."""
    items, starts = links.items, links.starts
    seen: set[int] = set()
    for root in roots:
        alone = not seen
        pending = [] if root in seen else [root]
        seen.update(pending)
        for node in pending:
            if len(seen) > most or node in wide:
                if alone:
                    wide.add(root)
                return None
            for other in items[starts[node] : starts[node + 1]]:
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
    return seen


class Beyond:
    """Tells whether nodes lead to more than `most`; what one walk has found serves the next."""

    def __init__(self, links: Rows, size: int, most: int) -> None:
        """Take the links of so many nodes."""
        self.links, self.most = links, most
        self._wide = set[int]()
        self._within = array("i", bytes(4 * size))
        """To how many nodes each leads at most, itself among them; 0 where that is not known."""

    def more(self, roots: Collection[int]) -> bool:
        """Tell whether nodes lead to more, themselves included. Linear in what they lead to."""
        known = self._known(roots)
        if known is not None:
            if known and len(roots) == 1:
                self._wide.update(roots)
            return known
        found = bounded(self.links, roots, self.most, self._wide)
        if found is None:
            return True
        for node in found:
            self._within[node] = len(found)
        return False

    def _known(self, roots: Collection[int]) -> bool | None:
        """Tell whether nodes lead to more, by adding up what is known of where they lead.

        None where that cannot tell: where several lead to the same, that is counted for each.
        """
        items, starts = self.links.items, self.links.starts
        within, wide, total, counted_once = self._within, self._wide, 0, True
        pending = [*dict.fromkeys(roots)]
        seen = {*pending}
        for node in pending:
            if node in wide:
                return True
            known = within[node]
            total += known or 1
            if total > self.most:
                return True if counted_once and not known else None
            if known:
                counted_once = False
                continue
            for other in items[starts[node] : starts[node + 1]]:
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
        for node in pending:
            within[node] = within[node] or total
        return False
