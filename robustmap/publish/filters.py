"""All nodes with what they are filtered by: one file of data, also as a script.

Every facet is a table of its choices; a node names them by number. So the file stays
small, and the page need not know what there is to choose from.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from robustmap.explain.finding import FACETS, FILTER, LOOK_FOR, REVIEW
from robustmap.explain.words import ARGUMENT, BASIS, KIND, UNASSESSED, WAITS
from robustmap.model.nodes import Axis, Node, Person, Question, SourceText, Threshold
from robustmap.model.positions import everybody
from robustmap.model.references import references
from robustmap.publish.asked.formal import spoken
from robustmap.publish.html import one_line
from robustmap.publish.page import File
from robustmap.publish.parts.answered import WAITS as WAITING
from robustmap.publish.search import as_script, told
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


class _Table:
    """Writes rows, and collects what there is to choose from."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.choices = {key: Choices() for key in FACETS}
        self._judged: tuple[str, Verdict | None] = ("", None)
        for kind, (one, _) in KIND.items():
            if next(iter(site.map.of_kind(kind)), None) is not None:
                self.choices["kind"].of(kind, one)
        for facet, known in (("mark", LOOK_FOR), ("basis", BASIS)):
            for key, said in known.items():
                self.choices[facet].of(key, said)

    def row(self, node: Node) -> list[Any]:
        said = self.site.mention(node.id)
        head = [node.id, one_line(said.heading), said.label, int(node.id in self.site.debates)]
        return head + [[*dict.fromkeys(choose(self, node))] for choose in _CHOOSE.values()]

    def verdict(self, node: Node) -> "Verdict | None":
        """Give the verdict on a node: several facets ask for that of the node they are at."""
        if self._judged[0] != node.id:
            self._judged = node.id, self.site.verdict(node.id)
        return self._judged[1]

    @cached_property
    def on_axes(self) -> frozenset[str]:
        """The nodes that name an axis or a threshold, and all that are one: few of many."""
        found = {node.id for node in self.site.map.live if isinstance(node, Axis | Threshold)}
        named = (self.site.incoming.get(one, ()) for one in found)
        return frozenset(found).union(node for several in named for _, node, _ in several)

    def named(self, facet: str, refs: Iterable[str]) -> Iterator[int]:
        """Choose nodes: by id, shown by their headings."""
        return (self.choices[facet].of(ref, self.site.heading(ref)) for ref in refs)

    @cached_property
    def people(self) -> frozenset[str]:
        """The people who have not been withdrawn."""
        return frozenset(person.id for person in everybody(self.site.map))

    @cached_property
    def turned(self) -> frozenset[str]:
        """The nodes whose verdict one change would turn, where that was worked out."""
        return self.site.turned


def _kind(table: _Table, node: Node) -> Iterator[int]:
    yield table.choices["kind"].of(node.kind, KIND[node.kind][0])


def _verdict(table: _Table, node: Node) -> Iterator[int]:
    verdict, mark = table.verdict(node), table.site.mark(node.id)
    if verdict is not None and mark is not None:
        key, said = _short(verdict, table.site.short(node.id))
        yield table.choices["verdict"].of(key, said, mark.glyph, mark.tone)


def _short(verdict: "Verdict", said: str) -> tuple[str, str]:
    """Give the key and the words of a verdict, without what differs from node to node."""
    if verdict.counted:
        return "no-effect", LOOK_FOR["no-effect"]
    for key, words in (("unassessed", UNASSESSED), ("waits", WAITS)):
        if said == words:
            return key, words
    return verdict.answer, ARGUMENT["stands"] if verdict.answer == "stands" else said


def _debate(table: _Table, node: Node) -> Iterator[int]:
    found = [*table.site.debates_of.get(node.id, ())]
    return table.named("debate", [node.id, *found] if node.id in table.site.debates else found)


def _source(table: _Table, node: Node) -> Iterator[int]:
    found = (table.site.map.resolve(one.source) for one in node.sources)
    return table.named("source", (one for one in found if one))


def _person(table: _Table, node: Node) -> Iterator[int]:
    """Choose who says it. What is only inferred to be somebody's stays with the text."""
    named = voices(table.site).named
    for one in node.sources:
        person = named.get(one.by or "", one.by or "")
        if person in table.people and one.attributed == "explicit":
            yield from table.named("person", [person])


def _basis(table: _Table, node: Node) -> Iterator[int]:
    yield table.choices["basis"].of(node.basis, BASIS[node.basis])


def _axis(table: _Table, node: Node) -> Iterator[int]:
    """Choose the axes that a node names, itself or by a threshold."""
    if node.id not in table.on_axes:
        return
    map_ = table.site.map
    owners = [map_.owner(one.ref) for one in references(node)]
    for named in [node, *(one for one in owners if one is not None)]:
        axis = map_.resolve(named.axis) if isinstance(named, Threshold) and named.axis else None
        if isinstance(named, Axis):
            axis = named.id
        if axis:
            yield from table.named("axis", [axis])


def _review(table: _Table, node: Node) -> Iterator[int]:
    if node.review:
        yield table.choices["review"].of(node.review, REVIEW[node.review])


def _mark(table: _Table, node: Node) -> Iterator[int]:
    return (
        table.choices["mark"].of(key, LOOK_FOR[key])
        for key, fits in _MARKS.items()
        if fits(table, node)
    )


def _holds(table: _Table, node: Node) -> "Verdict | None":
    """Give the verdict on an argument that holds and counts."""
    found = table.verdict(node)
    holds = found is not None and found.answer == "stands" and not found.counted
    return found if holds else None


def _unanswered(table: _Table, node: Node) -> bool:
    found = _holds(table, node)
    return found is not None and not len(found.replies)


def _answered(table: _Table, node: Node) -> bool:
    found = _holds(table, node)
    return found is not None and bool(found.replies.met)


def _waits(table: _Table, node: Node) -> bool:
    return (
        isinstance(node, Question)
        and node.sort in WAITING
        and not table.site.kb.answers.get(node.id)
    )


def _undercut(table: _Table, node: Node) -> bool:
    map_ = table.site.map
    aims = (node.id, *map_.inferences_of.get(node.id, ()))
    return any(one.relation == "undercuts" for aim in aims for one in map_.aimed_at.get(aim, ()))


def _no_effect(table: _Table, node: Node) -> bool:
    found = table.verdict(node)
    return found is not None and bool(found.counted)


_MARKS: dict[str, Callable[[_Table, Node], bool]] = {
    "unanswered": _unanswered,
    "answered": _answered,
    "waits": _waits,
    "undercut": _undercut,
    "fragile": lambda table, node: node.id in table.turned,
    "unsourced": lambda _, node: not node.sources and not isinstance(node, SourceText | Person),
    "alone": lambda table, node: (
        table.verdict(node) is not None and node.id not in table.site.debates_of
    ),
    "no-effect": _no_effect,
}

_CHOOSE: dict[str, Callable[[_Table, Node], Iterable[int]]] = {
    "kind": _kind,
    "verdict": _verdict,
    "mark": _mark,
    "debate": _debate,
    "source": _source,
    "person": _person,
    "basis": _basis,
    "axis": _axis,
    "review": _review,
}
"""How a node is filed under each facet, in the order of the facets."""
