"""All nodes with what they are filtered by: one file of data, also as a script.

Every facet is a table of its choices; a node names them by number. So the file stays
small, and the page need not know what there is to choose from.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from robustmap.explain.finding import FACETS, FILTER, LOOK_FOR, REVIEW
from robustmap.explain.words import ARGUMENT, BASIS, KIND, UNASSESSED, WAITS
from robustmap.model.nodes import WAITING, Axis, Node, Person, Question, SourceText, Threshold
from robustmap.model.positions import everybody
from robustmap.model.references import references
from robustmap.publish.asked.by_node import by_node
from robustmap.publish.asked.formal import spoken
from robustmap.publish.asked.once import once
from robustmap.publish.data.search import as_script, told
from robustmap.publish.html import one_line
from robustmap.publish.page import File
from robustmap.publish.site import Site
from robustmap.publish.voices import voices

if TYPE_CHECKING:
    from robustmap.explain.verdict import Verdict

DATA, SCRIPT = "everything/nodes.json", "everything/nodes.js"


@dataclass
class Choices:
    """The choices of one facet, each with its number in the order of coming."""

    rows: list[list[str]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    several: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    """What was chosen for nodes, with its numbers: many are filed alike."""

    def of(self, key: str, *shown: str) -> int:
        """Give the number of a choice, which is added when it first comes."""
        if key not in self.numbers:
            self.numbers[key] = len(self.rows)
            self.rows.append([key, *(one_line(one) for one in shown)])
        return self.numbers[key]


def files(site: Site) -> Iterator[File]:
    """Yield the data of the page of all nodes, and the same as a script."""
    rows = listed(site)
    yield File(DATA, f"{rows}\n".encode("utf-8", "backslashreplace"))
    words = told({"words": FILTER}).removeprefix("{")
    yield File(SCRIPT, as_script("robustmapNodes", f"{rows.removesuffix('}')},\n{words}"))


@spoken
def listed(site: Site) -> str:
    """Give the data as JSON: it hangs on the form of the map and on what names its nodes."""
    return told(data(site))


def data(site: Site) -> dict[str, Any]:
    """Give the facets with their choices, and every node that has a page.

    A node is [id, title, label, is a debate, choices by facet ...] in the order of the facets;
    its choices are lists of numbers.
    """
    table = _Table(site)
    nodes = [table.row(node) for node in site.map.live if site.page(node.id)]
    return {
        "facets": [[key, name, table.choices[key].rows] for key, name in FACETS.items()],
        "nodes": nodes,
    }


Row = tuple[str, str, int, tuple[tuple[str, ...], ...]]
"""Title, label, whether it is a debate, and what is chosen under each facet."""


class _Table:
    """Writes rows, and collects what there is to choose from."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.choices = {key: Choices() for key in FACETS}
        for kind, (one, _) in KIND.items():
            if next(iter(site.map.of_kind(kind)), None) is not None:
                self.choices["kind"].of(kind, one)
        for facet, known in (("mark", LOOK_FOR), ("basis", BASIS)):
            for key, said in known.items():
                self.choices[facet].of(key, said)

    def row(self, node: Node) -> list[Any]:
        title, label, debate, chosen = _row(self.site, node.id)
        filed = zip(_CHOOSE, chosen, strict=True)
        numbers = [self.numbers(facet, node.id, keys) for facet, keys in filed]
        return [node.id, title, label, debate, *numbers]

    def numbers(self, facet: str, node: str, keys: tuple[str, ...]) -> list[int]:
        """Give the numbers of what is chosen for a node."""
        if facet in _AMONG_ALL:
            keys = tuple(_AMONG_ALL[facet](self, node, keys))
        choices = self.choices[facet]
        found = choices.several.get(keys)
        if found is None:
            found = choices.several[keys] = []
            for key in dict.fromkeys(keys):
                number = choices.numbers.get(key)
                if number is None:
                    number = choices.of(key, *_SHOWN.get(facet, _heading)(self.site, node, key))
                found.append(number)
        return found

    @cached_property
    def people(self) -> frozenset[str]:
        """The people who have not been withdrawn."""
        return frozenset(person.id for person in everybody(self.site.map))

    @cached_property
    def named(self) -> Mapping[str, str]:
        """The people behind handles, where the texts themselves tie them."""
        return voices(self.site).named

    @cached_property
    def turned(self) -> frozenset[str]:
        """The nodes whose verdict one change would turn, where that was worked out."""
        return self.site.turned


@by_node
def _row(site: Site, ref: str) -> Row:
    """Give what a node is listed by, but for what takes a look at others far from it."""
    said, node = site.mention(ref), site.map.nodes[ref]
    chosen = tuple([tuple(choose(site, node)) for choose in _CHOOSE.values()])
    return one_line(said.heading), said.label, int(ref in site.debates), chosen


def _heading(site: Site, _: str, key: str) -> Iterable[str]:
    return (site.heading(key),)


def _kind(_: Site, node: Node) -> Iterator[str]:
    yield node.kind


def _verdict(site: Site, node: Node) -> Iterator[str]:
    verdict = site.verdict(node.id)
    if verdict is not None and site.mark(node.id) is not None:
        yield _short(verdict, site.short(node.id))[0]


def _show_verdict(site: Site, node: str, _: str) -> Iterable[str]:
    verdict, mark = site.verdict(node), site.mark(node)
    assert verdict is not None
    assert mark is not None
    return _short(verdict, site.short(node))[1], mark.glyph, mark.tone


def _short(verdict: "Verdict", said: str) -> tuple[str, str]:
    """Give the key and the words of a verdict, without what differs from node to node."""
    if verdict.counted:
        return "no-effect", LOOK_FOR["no-effect"]
    for key, words in (("unassessed", UNASSESSED), ("waits", WAITS)):
        if said == words:
            return key, words
    return verdict.answer, ARGUMENT["stands"] if verdict.answer == "stands" else said


def _debate(site: Site, node: Node) -> Iterator[str]:
    if node.id in site.debates:
        yield node.id
    yield from site.debates_of.get(node.id, ())


def _source(site: Site, node: Node) -> Iterator[str]:
    found = (site.map.resolve(one.source) for one in node.sources)
    return (one for one in found if one)


def _said_by(_: Site, node: Node) -> Iterator[str]:
    """Choose who says it. What is only inferred to be somebody's stays with the text."""
    return (one.by or "" for one in node.sources if one.attributed == "explicit")


def _people(table: _Table, _: str, handles: Iterable[str]) -> Iterator[str]:
    """Give the people behind handles."""
    found = (table.named.get(handle, handle) for handle in handles)
    return (person for person in found if person in table.people)


def _basis(_: Site, node: Node) -> Iterator[str]:
    yield node.basis


@once
def _on_axes(site: Site) -> frozenset[str]:
    """Give the nodes that name an axis or a threshold, and all that are one: few of many."""
    found = {node.id for node in site.map.live if isinstance(node, Axis | Threshold)}
    named = (site.incoming.get(one, ()) for one in found)
    return frozenset(found).union(node for several in named for _, node, _ in several)


def _axis(site: Site, node: Node) -> Iterator[str]:
    """Choose the axes that a node names, itself or by a threshold."""
    if node.id not in _on_axes(site):
        return
    map_ = site.map
    owners = [map_.owner(one.ref) for one in references(node)]
    for named in [node, *(one for one in owners if one is not None)]:
        axis = map_.resolve(named.axis) if isinstance(named, Threshold) and named.axis else None
        if isinstance(named, Axis):
            axis = named.id
        if axis:
            yield axis


def _review(_: Site, node: Node) -> Iterator[str]:
    if node.review:
        yield node.review


def _show_review(_: Site, __: str, key: str) -> Iterable[str]:
    return (REVIEW[key],)


def _mark(site: Site, node: Node) -> Iterator[str]:
    verdict = site.verdict(node.id)
    holds = verdict is not None and verdict.answer == "stands" and not verdict.counted
    if verdict is not None and holds and not len(verdict.replies):
        yield "unanswered"
    if verdict is not None and holds and verdict.replies.met:
        yield "answered"
    if _undercut(site, node):
        yield "undercut"
    if not node.sources and not isinstance(node, SourceText | Person):
        yield "unsourced"
    if verdict is not None and node.id not in site.debates_of:
        yield "alone"
    if verdict is not None and verdict.counted:
        yield "no-effect"


def _undercut(site: Site, node: Node) -> bool:
    aims = (node.id, *site.map.inferences_of.get(node.id, ()))
    return any(
        one.relation == "undercuts" for aim in aims for one in site.map.aimed_at.get(aim, ())
    )


def _marks(table: _Table, ref: str, known: Iterable[str]) -> list[str]:
    """Give the marks of a node, with those that hang on nodes far from it."""
    node, found = table.site.map.nodes[ref], {*known}
    if isinstance(node, Question) and node.sort in WAITING and not table.site.kb.answers.get(ref):
        found.add("waits")
    if ref in table.turned:
        found.add("fragile")
    return [one for one in _MARKS if one in found]


_MARKS = (
    *("unanswered", "answered", "waits", "undercut", "fragile", "unsourced", "alone"),
    "no-effect",
)
"""What a node is marked by, in this order."""

_CHOOSE: dict[str, Callable[[Site, Node], Iterable[str]]] = {
    "kind": _kind,
    "verdict": _verdict,
    "mark": _mark,
    "debate": _debate,
    "source": _source,
    "person": _said_by,
    "basis": _basis,
    "axis": _axis,
    "review": _review,
}
"""How a node is filed under each facet, in the order of the facets."""

_AMONG_ALL: dict[str, Callable[[_Table, str, Iterable[str]], Iterable[str]]] = {
    "mark": _marks,
    "person": _people,
}
"""How what a node says itself is made out among all."""

_SHOWN: dict[str, Callable[[Site, str, str], Iterable[str]]] = {
    "verdict": _show_verdict,
    "review": _show_review,
}
"""How a choice is shown that comes first with some node: the others are nodes."""
