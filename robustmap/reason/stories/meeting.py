"""The alternatives that would meet a failure: its mitigations, with how each is judged."""

from collections.abc import Iterator
from typing import NamedTuple

from robustmap.model.map import Map
from robustmap.model.nodes import Proposal, Story
from robustmap.model.parts import Assessment


class Alternative(NamedTuple):
    """A proposal that would meet a story, with its cells in comparisons: criterion -> cell.

    `answers` says whether the proposal itself names the story (or its class) among what it
    answers or takes care of.
    """

    story: str
    proposal: str
    cells: dict[str, Assessment]
    answers: bool


def alternatives(map_: Map, story: Story) -> Iterator[Alternative]:
    """Yield the mitigations of a story that are there, in the order of its file."""
    for ref in dict.fromkeys(map_.resolve(ref) or ref for ref in story.mitigations):
        node = map_.nodes.get(ref)
        if isinstance(node, Proposal) and node.review != "withdrawn":
            named = {map_.resolve(one) for one in (*node.addresses, *node.covers)}
            classes = {map_.resolve(one) for one in story.failure_class} - {None}
            cells = {map_.resolve(one.on) or one.on: one for one in node.assessed}
            yield Alternative(story.id, node.id, cells, bool(named & {story.id, *classes}))
