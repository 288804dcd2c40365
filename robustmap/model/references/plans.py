"""What thresholds, proposals and failure stories name."""

from collections.abc import Iterator

from robustmap.model.nodes import Proposal, Story, Threshold
from robustmap.model.places import Path
from robustmap.model.references.reference import Allowed, Reference, listed, sourced


def threshold(node: Threshold) -> Iterator[Reference]:
    """Yield what a threshold names."""
    yield from listed("axis", node.axis, "axis")
    if node.date:
        yield from sourced(("date", "sources"), node.date.sources)


def proposal(node: Proposal) -> Iterator[Reference]:
    """Yield what a proposal names."""
    for number, link in enumerate(node.relies_on):
        yield Reference(("relies_on", number, "to"), "relies_on", link.to, "statement")
    clauses: tuple[tuple[str, Allowed], ...] = (
        ("needs", "threshold"),
        ("breaks", "threshold"),
        ("enables", "proposal"),
    )
    for name, allowed in clauses:
        for number, clause in enumerate(getattr(node, name)):
            yield Reference((name, number, "at"), name, clause.at, allowed)
            yield from sourced((name, number, "sources"), clause.sources)
    for number, order in enumerate(node.requires_order):
        for key, ref in (("first", order.first), ("then", order.then)):
            path: Path = ("requires_order", number, key)
            yield Reference(path, "requires_order", ref, "threshold")
        yield from sourced(("requires_order", number, "sources"), order.sources)
    for number, bound in enumerate(node.relative):
        for key, ref in (("of", bound.of), ("to", bound.to)):
            yield Reference(("relative", number, key), "relative", ref, "axis")
        yield from sourced(("relative", number, "sources"), bound.sources)
    yield from listed("addresses", node.addresses, "any")
    yield from listed("revises", node.revises, "proposal")
    yield from listed("covers", node.covers, "any")
    yield from _branches(node)
    for number, cell in enumerate(node.assessed):
        yield Reference(("assessed", number, "on"), "assessed", cell.on, "any")
        yield from sourced(("assessed", number, "sources"), cell.sources)
    for number, removal in enumerate(node.without):
        yield Reference(("without", number, "at"), "without", removal.at, "statement")
        yield from sourced(("without", number, "sources"), removal.sources)


def _branches(node: Proposal) -> Iterator[Reference]:
    for number, branch in enumerate(node.branches):
        here = ("branches", number)
        if branch.on:
            yield Reference((*here, "on"), "branches", branch.on, "statement")
        for place, ref in enumerate(branch.affects):
            yield Reference((*here, "affects", place), "branches", ref, "proposal")
        for place, ref in enumerate(branch.needs):
            yield Reference((*here, "needs", place), "branches", ref, "statement")


def story(node: Story) -> Iterator[Reference]:
    """Yield what a failure story names."""
    for number, link in enumerate(node.against):
        yield Reference(("against", number, "to"), "against", link.to, "statement")
    for number, premise in enumerate(node.assumes):
        if premise.ref is not None:
            yield Reference(("assumes", number, "to"), "assumes", premise.ref, "statement")
    yield from listed("failure_class", node.failure_class, "concept")
    yield from listed("when", node.when, "threshold")
    yield from listed("mitigations", node.mitigations, "proposal")
    for number, range_ in enumerate(node.persists):
        yield Reference(("persists", number, "axis"), "persists", range_.axis, "axis")
        for key, ref in (("from", range_.from_), ("until", range_.until)):
            if ref:
                yield Reference(("persists", number, key), "persists", ref, "threshold")
