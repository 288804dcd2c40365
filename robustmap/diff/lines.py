"""Where in the head's files something changed, by the keys that did."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from robustmap.diff.changes import SETTINGS
from robustmap.diff.kinds import Added, Change, Edited, Moved, Renamed, Restored
from robustmap.diff.pair import Pair
from robustmap.model.map import Map
from robustmap.model.places import KEY, Places
from robustmap.model.problem import Span

_WHOLE = (Added, Restored)


@dataclass(frozen=True)
class Lines:
    """The changed lines of one file: `at` is the first place, `lines` those in its fields.

    From line `after` on everything counts as changed (0: nothing does).
    """

    at: Span
    lines: frozenset[int] = frozenset()
    after: int = 0

    def __contains__(self, line: object) -> bool:
        """Tell whether a line is among them."""
        return isinstance(line, int) and (line in self.lines or 0 < self.after <= line)


def changed_lines(both: Pair, done: Iterable[Change]) -> Mapping[str, Lines]:
    """Give the changed lines of each node that the head has a file of. Linear in the files."""
    by_node: dict[str, list[Change]] = {}
    for one in done:
        by_node.setdefault(one.node, []).append(one)
    found: dict[str, Lines] = {}
    for node, changes in by_node.items():
        places = _places(both.head, node)
        if places is not None:
            found[node] = _lines(places, changes)
    return found


def _places(head: Map, node: str) -> Places | None:
    return head.settings_places if node == SETTINGS else head.places.get(node)


def _lines(places: Places, changes: Iterable[Change]) -> Lines:
    lines: set[int] = set()
    after = 0
    for one in changes:
        if isinstance(one, _WHOLE):
            after = 1
        fields = one.fields if isinstance(one, Edited) else _FIELDS.get(type(one), ("review",))
        lines |= {at[0] for path, at in places.spans.items() if path and path[0] in fields}
        if "body" in fields:
            after = min(after or places.body_line, places.body_line)
    if after == 1 or not (lines or after):
        return Lines(Span(places.path), frozenset(lines), after)
    first = min([*lines, *([after] if after else [])])
    return Lines(_span(places, first), frozenset(lines), after)


_FIELDS: Mapping[type[Change], tuple[str, ...]] = {Renamed: ("aliases",), Moved: (), Added: ()}


def _span(places: Places, line: int) -> Span:
    """Give the place of the key on a line, or the line."""
    keys = [at for path, at in places.spans.items() if at[0] == line and path and path[-1] == KEY]
    return Span(places.path, *min(keys, default=(line, 1, 0)))
