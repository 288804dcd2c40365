"""Nominations that wait for a second."""

from collections.abc import Iterator

from robustmap.query.dues._due import SORTS, Ground, Obligation


@SORTS.entry("second")
def seconds(kb: Ground) -> Iterator[Obligation]:
    """Yield the nodes that somebody has nominated and nobody else has seconded."""
    for node in kb.map.live:
        nominated = {act.by for act in node.curation if act.act == "nominates"}
        seconded = {act.by for act in node.curation if act.act == "seconds"}
        # Nobody seconds a nomination of their own.
        if nominated and not any(nominated - {one} for one in seconded):
            yield Obligation("second", node.id, says=f"nominated by {', '.join(sorted(nominated))}")
