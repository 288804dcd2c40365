"""Terms: what their definitions say of test cases, and who uses which of them in which sense."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import combinations
from typing import Literal, NamedTuple

from robustmap.model import ids
from robustmap.model.expand import heading
from robustmap.model.map import Map
from robustmap.model.nodes import Concept, Node
from robustmap.model.parts import Case, Definition

Fit = Literal["yes", "no", "unclear", ""]
"""Whether a case falls under a definition; "" where nobody has said."""


class Row(NamedTuple):
    """One test case: what each definition says of it, in the order of the definitions."""

    case: Case
    fits: tuple[Fit, ...]

    @property
    def clear(self) -> bool:
        """Tell whether some definition covers the case and another does not."""
        return {"yes", "no"} <= {*self.fits}


class Matrix:
    """Definitions by cases. Of two definitions with one id the first counts."""

    def __init__(self, node: Concept) -> None:
        """Take a concept. Linear in definitions times cases."""
        by_id: dict[str, Definition] = {}
        for one in node.definitions:
            by_id.setdefault(one.id, one)
        self.definitions = tuple(by_id.values())
        self.rows = tuple(
            Row(case, tuple(_fit(case, node, one.id) for one in self.definitions))
            for case in node.cases
        )

    def apart(self, one: str, other: str) -> tuple[Case, ...]:
        """Give the cases that tell two definitions apart: covered by one, not by the other."""
        left, right = self._places[one], self._places[other]
        return tuple(
            row.case for row in self.rows if {row.fits[left], row.fits[right]} == {"yes", "no"}
        )

    @cached_property
    def _places(self) -> dict[str, int]:
        return {one.id: place for place, one in enumerate(self.definitions)}

    @cached_property
    def agreeing(self) -> tuple[tuple[str, str], ...]:
        """The pairs of definitions that agree on every case which both settle.

        They need such a case: of what nobody has tried, or what is unclear by both, nothing is
        known. Quadratic in the definitions of one term, which are few.
        """
        columns = list(zip(*(row.fits for row in self.rows), strict=True))
        found = []
        if columns:
            for one, other in combinations(range(len(self.definitions)), 2):
                pairs = zip(columns[one], columns[other], strict=True)
                both = [pair for pair in pairs if {*pair} <= {"yes", "no"}]
                if both and all(a == b for a, b in both):
                    found.append((self.definitions[one].id, self.definitions[other].id))
        return tuple(found)


def _fit(case: Case, node: Concept, definition: str) -> Fit:
    """Give a verdict of a case, under the definition's own id or its full name."""
    found = case.verdicts.get(definition) or case.verdicts.get(ids.join(node.id, definition))
    return found or ""


class Use(NamedTuple):
    """A node that uses a term: in the sense of one definition ("" where it does not say)."""

    node: str
    concept: str
    sense: str
    place: int
    """Its place in the node's list."""


def senses_of(map_: Map, node: Node) -> Iterator[Use]:
    """Yield the terms that a node uses, in the order of its file; what leads nowhere is skipped."""
    for place, ref in enumerate(node.uses):
        found = map_.resolve(ref)
        owner = map_.owner(found) if found else None
        if found and isinstance(owner, Concept) and owner.review != "withdrawn":
            yield Use(node.id, owner.id, "" if found == owner.id else found, place)


def uses(map_: Map) -> Iterator[Use]:
    """Yield every use of a term, by node."""
    for node in map_.live:
        yield from senses_of(map_, node)


class Clash(NamedTuple):
    """Two nodes that bear on each other and use one term in different senses.

    `pointed_out` is an argument against one of them that uses the term in both senses, ""
    where nobody has noticed.
    """

    node: str
    other: str
    concept: str
    sense: str
    rival: str
    place: int
    pointed_out: str = ""


def clashes(map_: Map) -> tuple[Clash, ...]:
    """Find where two nodes that bear on each other mean different things by one word.

    They bear on each other if one is aimed at the other, at its step or at one of its
    premises, if both are aimed at the same statement or step, or if one has the other as a
    premise. What rejects a question or limits a scope is left out: it may well be about the
    word. A node that uses both senses clashes with neither. For each node and term only the
    first partner in each place is told, so that this stays linear in the map.
    """
    worn = _worn(map_)
    found: dict[tuple[str, str, str], Clash] = {}
    if worn:
        for aimed, users in _meetings(map_):
            for clash in _within(worn, aimed, users):
                pair = min(clash.node, clash.other), max(clash.node, clash.other), clash.concept
                found.setdefault(pair, clash)
    against = _against(map_) if found else {}
    return tuple(sorted(_noticed(one, worn, against) for one in found.values()))


def _against(map_: Map) -> Mapping[str, tuple[str, ...]]:
    """Give who speaks against each node, its parts or its step: node -> attackers, by id."""
    found: dict[str, dict[str, None]] = {}
    for one in map_.inferences.values():
        owner = map_.owner(one.target) if one.relation in ("against", "undercuts") else None
        if owner:
            found.setdefault(owner.id, {})[one.owner] = None
    return {node: tuple(sorted(found[node])) for node in found}


def _noticed(one: Clash, worn: "_Worn", against: Mapping[str, tuple[str, ...]]) -> Clash:
    for critic in (*against.get(one.node, ()), *against.get(one.other, ())):
        senses = {use.sense for use in worn.get(critic, {}).get(one.concept, ())}
        if senses >= {one.sense, one.rival}:
            return one._replace(pointed_out=critic)
    return one


_Worn = Mapping[str, Mapping[str, tuple[Use, ...]]]
"""Node -> term -> the senses in which it uses it."""


def _worn(map_: Map) -> _Worn:
    found: dict[str, dict[str, tuple[Use, ...]]] = {}
    for one in uses(map_):
        if one.sense:
            terms = found.setdefault(one.node, {})
            terms[one.concept] = (*terms.get(one.concept, ()), one)
    return found


_BEARS = frozenset({"for", "against", "undercuts", "backs", "contradicts"})


def _meetings(map_: Map) -> Iterator[tuple[list[str], list[str]]]:
    """Yield (nodes that bear on each other, nodes that bear on those but not on each other).

    The first are what holds a statement or step and whatever is aimed at it, the second the
    arguments that have the statement as a premise.
    """
    places = {*map_.aimed_at, *map_.uses}
    for target in sorted(places):
        owner = map_.owner(target)
        aimed = [one.owner for one in map_.aimed_at.get(target, ()) if one.relation in _BEARS]
        users = [one.owner for one in map_.uses.get(target, ()) if one.relation]
        first = [owner.id] if owner else []
        yield list(dict.fromkeys([*first, *aimed])), list(dict.fromkeys(users))


def _within(worn: _Worn, aimed: list[str], users: list[str]) -> Iterator[Clash]:
    first: dict[str, dict[frozenset[str], str]] = {}
    """Term -> set of senses -> the first node of those aimed that uses it so."""
    for place, node in enumerate([*aimed, *users]):
        for concept, here in worn.get(node, {}).items():
            mine = frozenset(one.sense for one in here)
            seen = first.setdefault(concept, {})
            rival = next((s for s in seen if not s & mine and seen[s] != node), None)
            if rival:
                yield Clash(node, seen[rival], concept, here[0].sense, min(rival), here[0].place)
            if place < len(aimed):
                seen.setdefault(mine, node)


def inferred(one: Definition) -> bool:
    """Tell whether it is only inferred that a definition is by whoever is named."""
    places = [source for source in one.sources if source.by == one.by]
    return bool(places) and all(source.attributed == "inferred" for source in places)


class Heading(NamedTuple):
    """A heading that somebody proposed for a node beside the current one."""

    node: str
    current: str
    rival: str
    by: str


def headings(map_: Map) -> Iterator[Heading]:
    """Yield every rival heading, by node."""
    for node in map_.live:
        for one in node.titles:
            yield Heading(node.id, heading(node), one.text, one.by)
