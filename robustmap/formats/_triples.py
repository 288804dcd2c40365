"""What the RDF of a solved map says, triple by triple, before any library is involved."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from robustmap.formats._aif import aif
from robustmap.formats._drawn import drawn
from robustmap.formats._provenance import located, provenance, speakers
from robustmap.formats._values import Name, Ref, dated
from robustmap.formats.vocabulary import FIELDS
from robustmap.graph.edges import clauses, edges, edges_by, kind_of, there
from robustmap.model import ids
from robustmap.model.expand import WORKS, Inference, Role, Statement, heading
from robustmap.model.fields import OrderClause, RelativeClause
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Arguing, Node, Person, Proposal, Story
from robustmap.model.owned import Owned
from robustmap.reason.ask import replies
from robustmap.reason.solution import Solution

WHOLE = ""
"""The subject that is the map itself."""


Triple = tuple[str, str, Any]
"""(id, term with a prefix, a `Ref`, a `Name`, a `Typed` or a plain value)."""

Place = tuple[int | str, ...]
"""In which portion of `triples` a thing is said; and by which edge, where one says it."""

_ROLES: dict[Role, str] = {
    "claim": "rm:Claim",
    "premise": "rm:Premise",
    "reason": "rm:Premise",
    "clause": "rm:Clause",
    "works": "rm:Works",
    "definition": "rm:Definition",
}

_CLAUSES = {
    "needs": "rm:Need",
    "breaks": "rm:Break",
    "enables": "rm:Enabling",
    "requires_order": "rm:OrderAssumption",
    "relative": "rm:RelativeBound",
}

_INFERENCES = {
    "supports": "rm:Support",
    "rebuts": "rm:Rebut",
    "undermines": "rm:Undermine",
    "undercuts": "rm:Undercut",
    "backs": "rm:Backing",
    "reframes": "rm:Reframing",
    "qualifies": "rm:Qualification",
    "": "rm:Inference",
}

_ATTACKS = frozenset({"rebuts", "undermines", "undercuts"})


def triples(solution: Solution) -> Iterator[Triple]:
    """Yield everything that the RDF of a solved map says, in the same order for the same map."""
    map_ = solution.map
    parts, steps = map_.statements.values(), map_.inferences.values()
    yield from _whole(solution)
    for node in map_.nodes.values():
        yield from _node(solution, node)
    yield from _aliases(map_)
    yield from _statements(solution, parts)
    yield from _inferences(solution, steps)
    for arguing in map_.arguing():
        yield from _argument(solution, arguing)
    for edge in edges(map_):
        yield from drawn(map_, edge)
    yield from aif(map_, parts, steps)
    yield from provenance(map_, map_.live, speakers(map_))


def of_map(solution: Solution) -> Iterator[Triple]:
    """Yield what is said in the file of no node: of the map itself, and of earlier ids."""
    yield from _whole(solution)
    yield from _aliases(solution.map)


def said_by(
    solution: Solution, node: Node, own: Owned, people: Mapping[str, str]
) -> Iterator[Triple]:
    """Yield what the file of a node says, of it and of others; `own` is what it spells out.

    What all nodes say and what is said `of_map` is all that the RDF says.
    """
    for _, said in placed(solution, node, own, people):
        yield from said
    yield from aif(solution.map, *own)


def placed(
    solution: Solution, node: Node, own: Owned, people: Mapping[str, str]
) -> Iterator[tuple[Place, Iterable[Triple]]]:
    """Yield what the file of a node says, but for AIF, each time after its place.

    Sorted by places, what all nodes say lies as in `triples`, that of one place node by node.
    """
    map_, live = solution.map, () if node.review == "withdrawn" else (node,)
    yield (0,), _node(solution, node)
    yield (1,), _statements(solution, own.statements)
    yield (2,), _inferences(solution, own.inferences)
    yield from (((3,), _argument(solution, one)) for one in live if isinstance(one, ARGUING))
    yield from (((4, *edge), drawn(map_, edge)) for edge in {*edges_by(map_, node, *own)})
    yield (5,), provenance(map_, live, people)


def cited_by(map_: Map, node: Node, people: Mapping[str, str]) -> Iterator[Triple]:
    """Yield of what the file of a node says all in which its sources and speakers are named."""
    for edge in edges_by(map_, node, (), ()):
        yield from drawn(map_, edge)
    if node.review != "withdrawn":
        yield from provenance(map_, (node,), people)


def _whole(solution: Solution) -> Iterator[Triple]:
    settings, view = solution.map.settings, solution.view
    yield WHOLE, "rdf:type", Name("rm:Map")
    yield WHOLE, "dcterms:title", settings.title
    if settings.description:
        yield WHOLE, "dcterms:description", settings.description
    yield WHOLE, "rm:semantics", solution.semantics
    yield WHOLE, "rm:viewBasis", view.basis
    yield WHOLE, "rm:viewReframings", view.reframings
    yield WHOLE, "rm:viewSuppositions", view.suppositions
    yield WHOLE, "rm:viewWeighing", view.weighing
    sets = (("switchedOff", view.off), ("granted", view.granted), ("denied", view.denied))
    for name, refs in sets:
        for ref in sorted(refs):
            yield WHOLE, f"rm:{name}", Ref(ref)
    if view.eyes:
        yield WHOLE, "rm:asSeenBy", Ref(view.eyes)


def _aliases(map_: Map) -> Iterator[Triple]:
    for old, new in sorted(map_.aliases.items()):
        yield old, "dcterms:identifier", old
        yield old, "dcterms:isReplacedBy", Ref(new)


def _node(solution: Solution, node: Node) -> Iterator[Triple]:
    if node.review == "withdrawn":
        yield node.id, "rdf:type", Name("rm:Tombstone")
        yield node.id, "dcterms:identifier", node.id
        return
    # A claim is typed as the statement that it is; so are the parts of other nodes.
    if node.kind != "claim":
        yield node.id, "rdf:type", Name(f"rm:{node.kind.capitalize()}")
    yield node.id, "dcterms:identifier", node.id
    yield node.id, "dcterms:title", heading(node)
    if node.body:
        yield node.id, "dcterms:description", node.body
    for title in node.titles:
        yield node.id, "rm:rivalTitle", title.text
    yield from _plain(node)
    if isinstance(node, Proposal):
        # As everywhere: the verdict on a proposal is the verdict that it works.
        yield node.id, "rm:answer", solution.claim_answer(ids.join(node.id, WORKS))
        yield from _clauses(node)
    elif isinstance(node, Person):
        yield from _stances(solution.map, node)
    elif isinstance(node, Story):
        yield from _story(solution.map, node)


def _plain(node: Node) -> Iterator[Triple]:
    for field, name in FIELDS.items():
        if field == "basis" and isinstance(node, ARGUING):
            continue  # told by its inferences: each target may have a basis of its own
        # `vars`, as a look for what a kind of node does not have takes pydantic long.
        value = vars(node).get(field)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None:
                yield node.id, name, one
    when = vars(node).get("date")
    if when is not None:
        yield node.id, "dcterms:date", dated(str(when))


def _clauses(node: Proposal) -> Iterator[Triple]:
    for kind, name, _, _, clause in clauses(node):
        yield name, "rdf:type", Name(_CLAUSES[kind])
        if clause.failure:
            yield name, "rm:failure", clause.failure
        if isinstance(clause, OrderClause):
            yield name, "rm:grade", clause.grade
        elif isinstance(clause, RelativeClause):
            yield name, "rm:margin", clause.margin


def _story(map_: Map, node: Story) -> Iterator[Triple]:
    for name, slot in node.slots.items():
        yield node.id, f"rm:{name}", slot.text
    yield node.id, "rm:template", node.is_template
    endless = (one.axis for one in node.persists if one.endless)
    yield from ((node.id, "rm:endlessAlong", axis) for axis in _there(map_, endless))


def _stances(map_: Map, node: Person) -> Iterator[Triple]:
    """Yield what a person holds, as far as it is said explicitly, and where."""
    for position in node.positions:
        if position.source is None or not located(position.source):
            continue
        name = ids.join(node.id, position.id)
        yield name, "rdf:type", Name("rm:Stance")
        yield name, "dcterms:identifier", name
        yield name, "rm:holder", Ref(node.id)
        yield from ((name, "rm:on", ref) for ref in _there(map_, (position.about,)))
        yield from ((name, "rm:because", ref) for ref in _there(map_, position.because))
        yield name, "rm:value", position.stance
        yield name, "rm:bearing", position.bearing
        if position.since:
            yield name, "dcterms:date", dated(position.since)


def _statements(solution: Solution, parts: Iterable[Statement]) -> Iterator[Triple]:
    for one in parts:
        yield one.id, "rdf:type", Name(_ROLES[one.role])
        if one.role != "claim":
            yield one.id, "dcterms:identifier", one.id
            yield one.id, "rm:basis", one.basis
        yield one.id, "rm:text", one.text
        yield one.id, "rm:standing", one.standing
        yield one.id, "rm:answer", solution.claim_answer(one.id)


def _inferences(solution: Solution, steps: Iterable[Inference]) -> Iterator[Triple]:
    """Yield inferences; an argument's only one is the argument itself."""
    map_ = solution.map
    for one in steps:
        if one.relation == "contradicts":
            continue
        kind = kind_of(map_, one)
        yield one.id, "rdf:type", Name(_INFERENCES[kind])
        yield one.id, "dcterms:identifier", one.id
        yield one.id, "rm:argument", Ref(one.owner)
        if kind in _ATTACKS:
            yield one.id, "rm:attacker", Ref(one.owner)
        yield from ((one.id, "rm:target", ref) for ref in _there(map_, (one.target,)))
        yield from ((one.id, "rm:premise", ref) for ref in _there(map_, one.premises))
        yield one.id, "rm:basis", one.basis
        yield one.id, "rm:answer", solution.inference_answer(one.id)
        yield one.id, "rm:counts", solution.counts(one.id)
        why = solution.flat.uncounted.get(one.id)
        if why:
            yield one.id, "rm:uncounted", why


def _there(map_: Map, refs: Iterable[str]) -> Iterator[Ref]:
    return (Ref(found) for ref in refs if (found := there(map_, ref)))


def _argument(solution: Solution, node: Arguing) -> Iterator[Triple]:
    own = solution.map.inferences_of[node.id]
    if own != (node.id,):
        yield node.id, "rm:basis", node.basis
        yield node.id, "rm:answer", solution.argument_answer(node.id)
        yield node.id, "rm:counts", any(map(solution.counts, own))
    found = replies(solution, node.id)
    yield node.id, "rm:repliesMet", len(found.met)
    yield node.id, "rm:repliesOpen", len(found.open)
