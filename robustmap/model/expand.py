"""What the files spell out: every statement that can fall, every inference that can break.

A claim file is one statement. An argument adds its inline premises, or its reason where
it has none; a proposal adds its clauses. Each (relation, target) of an argument is one
inference. Nothing is resolved here: targets and premises are the references as written.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from robustmap.model import ids
from robustmap.model.fields import Basis, Link, SourceRef, Strength
from robustmap.model.nodes import ARGUING, Arguing, Claim, Concept, Node, Proposal, Standing, Story
from robustmap.model.view import BASIS_LEVELS

Role = Literal["claim", "premise", "reason", "clause", "works", "definition"]
Relation = Literal[
    "for", "against", "undercuts", "backs", "reframes", "qualifies", "contradicts", ""
]

RELATIONS: tuple[Relation, ...] = (
    "for",
    "against",
    "undercuts",
    "backs",
    "reframes",
    "qualifies",
)
"""The relations of an argument, in the order in which files and pages list them."""

ROBUST = ("robust-up", "robust-down", "robust-relative")
REASON = "reason"
WORKS = "works"
RELIES_ON = "relies-on"
BACK = "#back"
"""Ends the id of the second half of a contradiction, which nobody names: the first stands
for both."""


class Statement(NamedTuple):
    """Something that can stand or fall, whoever wrote it where.

    `supposed` marks what nobody asserts: it is open in a view that counts no
    suppositions, and asserted in one that does.
    """

    id: str
    owner: str
    role: Role
    text: str
    standing: Standing = "asserted"
    definitional: bool = False
    supposed: bool = False
    basis: Basis = "stated"


class Inference(NamedTuple):
    """One step from premises to what an argument is meant to do to one target.

    `contradicts` and an argument without any target ("") have no step to undercut.
    `template` marks a failure story of which no slot is concrete: it never counts.
    `strength` is what its author says; it matters in a view that weighs.
    """

    id: str
    owner: str
    relation: Relation
    target: str
    premises: tuple[str, ...]
    basis: Basis = "stated"
    supposed: bool = False
    template: bool = False
    strength: Strength | None = None


def is_back(inference: Inference) -> bool:
    """Tell whether an inference is the second half of a contradiction."""
    return inference.relation == "contradicts" and inference.id.endswith(BACK)


_END = re.compile(r"[.!?](?= |\Z)")


@lru_cache(maxsize=100_000)
def first_sentence(body: str) -> str:
    """Give the first sentence of a body, for an argument without a title."""
    text = " ".join(body.split())
    end = _END.search(text)
    return text[: end.end()] if end else text


def heading(node: Node) -> str:
    """Give the line by which a node is known: its title, else its first sentence or id."""
    return node.title or first_sentence(node.body) or node.id


def supposed(sources: Iterable[SourceRef]) -> bool:
    """Tell whether sources are given and nobody in them stands behind the statement."""
    sources = tuple(sources)
    return bool(sources) and not any(source.asserts for source in sources)


Named = Callable[[str], str]
"""Gives the words by which a sentence names what a reference leads to."""


def statements(node: Node, named: Named = str) -> Iterator[Statement]:
    """Yield every statement that a node spells out, itself first.

    A clause without words of its own gets a sentence, in which `named` names thresholds,
    axes and proposals (by default as they are written).
    """
    if isinstance(node, Claim):
        yield _claim(node)
    elif isinstance(node, ARGUING):
        yield from _premises(node)
    elif isinstance(node, Proposal):
        yield from _clauses(node, named)
    elif isinstance(node, Concept):
        yield from _definitions(node)


def _claim(node: Claim) -> Statement:
    unheld = supposed(node.sources)
    standing = node.standing or ("open" if node.implicit or unheld else "asserted")
    return Statement(
        node.id,
        node.id,
        "claim",
        heading(node),
        standing,
        definitional=node.sort == "definitional",
        supposed=unheld and node.standing is None and not node.implicit,
        basis=node.basis,
    )


def _definitions(node: Concept) -> Iterator[Statement]:
    for one in node.definitions:
        yield Statement(
            ids.join(node.id, one.id),
            node.id,
            "definition",
            one.text,
            definitional=True,
            basis=node.basis,
        )


def _premises(node: Arguing) -> Iterator[Statement]:
    unheld = supposed(node.sources)
    standing: Standing = "open" if unheld else "asserted"
    if not node.premises:
        yield Statement(
            ids.join(node.id, REASON), node.id, "reason", heading(node), standing, supposed=unheld
        )
    for local, text in named_premises(node):
        yield Statement(
            ids.join(node.id, local), node.id, "premise", text, standing, supposed=unheld
        )


def named_premises(node: Arguing) -> Iterator[tuple[str, str]]:
    """Yield (local id, sentence) of each inline premise; unnamed ones get a free `pN`.

    `fmt` writes the same names into the file, so that an id shown once stays true.
    """
    taken = {premise.local for premise in node.premises if premise.local}
    number = 0
    for premise in node.premises:
        if premise.text is None:
            continue
        local = premise.local
        if local is None:
            number += 1
            while f"p{number}" in taken:
                number += 1
            local = f"p{number}"
        yield local, premise.text


def _clauses(node: Proposal, named: Named) -> Iterator[Statement]:
    unheld = supposed(node.sources)
    yield Statement(ids.join(node.id, WORKS), node.id, "works", f"{heading(node)}: works", "open")
    for name in ROBUST:
        kind = name.removeprefix("robust-")
        text = f"{heading(node)}: robust to scaling {kind}"
        if kind == "relative":
            text = f"{heading(node)}: robust to relative scale"
        yield Statement(ids.join(node.id, name), node.id, "works", text, "open")
    for local, text, basis, sources in clauses(node, named):
        idle = supposed(sources) or (unheld and not sources)
        yield Statement(
            ids.join(node.id, local),
            node.id,
            "clause",
            text,
            "open" if idle else "asserted",
            supposed=idle,
            basis=basis,
        )


def clauses(
    node: Proposal, named: Named = str
) -> Iterator[tuple[str, str, Basis, tuple[SourceRef, ...]]]:
    """Yield (local id, sentence, basis, sources) of each clause of a proposal."""
    name = heading(node)
    sentences = (
        (node.needs, "needs", "{name}: needs {at} to have been reached"),
        (node.breaks, "breaks", "{name}: stops working once {at} is reached"),
        (node.enables, "enables", "{name}: makes {at} easier"),
    )
    for entries, word, sentence in sentences:
        for entry in entries:
            text = entry.why or sentence.format(name=name, at=named(entry.at))
            yield f"{word}-{entry.at}", text, entry.basis or node.basis, entry.sources
    for order in node.requires_order:
        first, then = named(order.first), named(order.then)
        text = order.why or f"{name}: needs {first} to be reached before {then}"
        local = f"{order.first}-before-{order.then}"
        yield local, text, order.basis or node.basis, order.sources
    for bound in node.relative:
        text = bound.why or f"{name}: needs {named(bound.of)} not to outgrow {named(bound.to)}"
        local = f"relative-{bound.of}-{bound.to}"
        yield local, text, bound.basis or node.basis, bound.sources
    for cell in node.assessed:
        if cell.answer != "unknown":
            text = cell.why or f"{name}: {_MEETS[cell.answer]} {named(cell.on)}"
            yield f"meets-{cell.on}", text, cell.basis or node.basis, cell.sources
    for removal in node.without:
        if removal.breaks != "unknown":
            text = removal.why or f"{name}: {_WITHOUT[removal.breaks]} {named(removal.at)}"
            yield f"without-{removal.at}", text, removal.basis or node.basis, removal.sources


_MEETS = {"yes": "meets", "partly": "meets in part", "no": "does not meet"}
_WITHOUT = {"yes": "breaks without", "no": "holds even without"}


def inferences(node: Node) -> Iterator[Inference]:
    """Yield every inference that a node spells out."""
    if isinstance(node, ARGUING):
        yield from _argument(node)
    elif isinstance(node, Claim):
        for link in node.contradicts:
            yield from _contradiction(node, link)
    elif isinstance(node, Proposal) and node.relies_on:
        # It is as well founded as the weakest of the things that it relies on.
        bases = [node.basis, *(link.basis for link in node.relies_on if link.basis)]
        yield Inference(
            ids.join(node.id, RELIES_ON),
            node.id,
            "for",
            ids.join(node.id, WORKS),
            tuple(link.to for link in node.relies_on),
            max(bases, key=BASIS_LEVELS.index),
            supposed(node.sources),
        )


def targets(node: Arguing) -> Iterator[tuple[Relation, Link]]:
    """Yield (relation, link) for each target of an argument, in the order of relations."""
    for relation in RELATIONS:
        name = "for_" if relation == "for" else relation
        for link in getattr(node, name, ()):
            yield relation, link


def _argument(node: Arguing) -> Iterator[Inference]:
    inline = iter(named_premises(node))
    premises = tuple(
        premise.ref if premise.ref is not None else ids.join(node.id, next(inline)[0])
        for premise in node.premises
    ) or (ids.join(node.id, REASON),)
    template = isinstance(node, Story) and node.is_template
    strength = None if isinstance(node, Story) else node.strength
    told = supposed(node.sources), template, strength
    aims = list(targets(node))
    if not aims:
        yield Inference(node.id, node.id, "", "", premises, node.basis, *told)
    for relation, link in aims:
        name = node.id if len(aims) == 1 else ids.on_target(node.id, link.to)
        basis = link.basis or node.basis
        yield Inference(name, node.id, relation, link.to, premises, basis, *told)


def _contradiction(node: Claim, link: Link) -> Iterator[Inference]:
    basis = link.basis or node.basis
    name = ids.join(node.id, f"contradicts-{link.to}")
    yield Inference(name, node.id, "contradicts", link.to, (node.id,), basis)
    yield Inference(f"{name}{BACK}", node.id, "contradicts", node.id, (link.to,), basis)
