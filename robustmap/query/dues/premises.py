"""Premises that nobody wrote down, and for which nobody has argued."""

from collections.abc import Iterator

from robustmap.model.nodes import Claim
from robustmap.query.dues._due import SORTS, Ground, Obligation


@SORTS.entry("premise")
def premises(kb: Ground) -> Iterator[Obligation]:
    """Yield the implicit claims for which no argument counts, with the steps that use them."""
    for node in kb.map.of_kind("claim"):
        if isinstance(node, Claim) and node.implicit and not kb.solution.flat.pro.get(node.id):
            users = dict.fromkeys(one.owner for one in kb.map.uses.get(node.id, ()))
            yield Obligation("premise", node.id, tuple(users))
