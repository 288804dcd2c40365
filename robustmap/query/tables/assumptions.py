"""Which assumption of which proposal carries what."""

from collections.abc import Iterator

from robustmap.explain import plans as told
from robustmap.explain.words import MISSING, claim
from robustmap.query.item import Asker
from robustmap.query.plans import plans
from robustmap.query.tables._table import TABLES, Cell, Name, Table
from robustmap.reason.assumptions import Assumption

CUT = "more than are tried out here"


@TABLES.entry("assumptions")
def assumptions(kb: Asker) -> Table:
    """List the assumptions of every proposal, each removed in turn.

    One or two solves for each assumption; at most 400,000 statements are solved anew.
    """
    return Table(
        "Assumptions, removed one at a time",
        "What follows for a proposal if a claim is taken away or granted and everything is worked "
        "out anew, beside what is told of that.",
        ("proposal", "assumption", "verdict", "works without", "told", "cells that flip"),
        tuple(_rows(kb)),
        "No proposal relies on anything yet.",
    )


def _rows(kb: Asker) -> Iterator[tuple[Cell, ...]]:
    for proposal in kb.map.proposals():
        found = plans(kb).removals.of(proposal)
        for one in found.assumptions:
            if one.relied_on or one.granted or one.denied:
                yield _row(kb, one)
        if found.cut:
            yield Name(proposal.id), CUT, "", "", "", ()


def _row(kb: Asker, one: Assumption) -> tuple[Cell, ...]:
    verdict = claim(plans(kb).solution, one.claim).fill() if one.answer else MISSING
    flips = [f"if granted, {told.flip(flip)}" for flip in one.granted]
    flips += [f"if taken away, {told.flip(flip)}" for flip in one.denied]
    flips += [f"if taken away, {flip.proposal} {told.flip(flip)}" for flip in one.others]
    return (
        Name(one.proposal),
        Name(one.claim) if one.claim in kb.map else one.claim,
        verdict,
        told.without(one),
        told.told(one),
        tuple(flips),
    )
