"""Dated chances that moved: in how many draws a proposal has room by the stated dates.

The draws of a threshold hang on its id and its own date alone, so that both maps are asked
with the same draws: a chance that is another one moved because of what was said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from robustmap.explain import dates as words
from robustmap.explain.words import title
from robustmap.model.nodes import Threshold
from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from robustmap.reason.dates import Estimate


@dataclass(frozen=True)
class DatedChange:
    """The dated chance that a proposal has room to work, where it is another one in the head.

    None where the dates say nothing of it.
    """

    proposal: str
    title: str
    before: "Estimate | None"
    after: "Estimate | None"

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return {
            "proposal": self.proposal,
            "title": self.title,
            "before": _data(self.before),
            "after": _data(self.after),
        }


def _data(found: "Estimate | None") -> dict[str, Any] | None:
    return {**found._asdict(), "words": words.chance(found)} if found else None


def dated_changes(old: Solution, new: Solution) -> Iterator[DatedChange]:
    """Yield the dated chances that moved, by proposal; of proposals that both maps have.

    Nothing is drawn where neither map states a date.
    """
    if not any(map(_dated, (old, new))):
        return
    before, after = _rooms(old), _rooms(new)
    for proposal in sorted(before.keys() | after.keys()):
        if proposal in old.map.nodes and proposal in new.map.nodes:
            ends = before.get(proposal), after.get(proposal)
            if ends[0] != ends[1]:
                yield DatedChange(proposal, title(new, proposal), *ends)


def _dated(solution: Solution) -> bool:
    found = solution.map.of_kind("threshold")
    return any(isinstance(node, Threshold) and node.date is not None for node in found)


def _rooms(solution: Solution) -> "dict[str, Estimate]":
    from robustmap.reason.dates import Drawn
    from robustmap.reason.robustness import World

    return {one.proposal: one.chance for one in Drawn(World(solution)).rooms if one.chance}
