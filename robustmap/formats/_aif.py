"""The map in the words of AIF, beside our own, for those who read nothing else.

A statement is an I-node, an inference for something an RA-node, one against something a
CA-node; what it is aimed at is its `aif:Conclusion`. So an undercut is a CA-node whose
conclusion is an RA-node (or another CA-node): a shape that AIF allows and that tools which look
for I-nodes only lose. What backs a step is an RA-node whose conclusion is the step. AIF has no
word for what rejects a question or limits a scope; those stay in our words alone.
"""

from collections.abc import Iterable, Iterator

from robustmap.formats._values import Name, Ref
from robustmap.graph.edges import there
from robustmap.model.expand import Inference, Statement
from robustmap.model.map import Map

Triple = tuple[str, str, Ref | Name | str]

_NODES = {
    "for": "aif:RA-node",
    "against": "aif:CA-node",
    "undercuts": "aif:CA-node",
    "backs": "aif:RA-node",
    "contradicts": "aif:CA-node",
}

_STEPS = frozenset(_NODES) - {"contradicts"}
"""What has a step that an undercut can break."""


def aif(map_: Map, parts: Iterable[Statement], steps: Iterable[Inference]) -> Iterator[Triple]:
    """Yield statements, and those inferences that AIF has a word for. Linear."""
    for one in parts:
        yield one.id, "rdf:type", Name("aif:I-node")
        yield one.id, "aif:claimText", one.text
    for step in steps:
        if step.relation in _NODES:
            yield from _step(map_, step)


def _step(map_: Map, step: Inference) -> Iterator[Triple]:
    ends = tuple(_ends(map_, step))
    if step.relation == "contradicts":
        if not ends:
            return
        yield step.id, "dcterms:identifier", step.id
    yield step.id, "rdf:type", Name(_NODES[step.relation])
    for premise in step.premises:
        found = _statement(map_, premise)
        if found:
            yield step.id, "aif:Premise", Ref(found)
    for end in ends:
        yield step.id, "aif:Conclusion", Ref(end)


def _ends(map_: Map, step: Inference) -> Iterator[str]:
    """Yield the I-node that an inference is aimed at, or every step that its target names."""
    found = there(map_, step.target)
    if found is None:
        return
    if step.relation not in ("undercuts", "backs"):
        statement = _statement(map_, found)
        if statement:
            yield statement
        return
    named = (found,) if found in map_.inferences else map_.inferences_of.get(found, ())
    yield from (one for one in named if map_.inferences[one].relation in _STEPS)


def _statement(map_: Map, ref: str) -> str | None:
    """Give the statement that a reference means: of a proposal, that it works."""
    return map_.statement_id(ref) if there(map_, ref) else None
