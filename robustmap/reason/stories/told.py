"""What each failure story is told against, and whether it holds there."""

from collections.abc import Iterator
from typing import NamedTuple

from robustmap.model import ids
from robustmap.model.expand import ROBUST
from robustmap.model.map import Map
from robustmap.model.nodes import ArgumentAnswer, Proposal, Story
from robustmap.reason.solution import Solution


class Told(NamedTuple):
    """A story told against one thing.

    `target` is the statement (or what the file names, where that leads nowhere) and
    `proposal` the proposal that it belongs to, "" where it belongs to none. `direction` is
    the kind of scaling that the target speaks of, else the one that the story names, else
    "". `counted` is "" or says why the story has no effect in the view.
    """

    story: str
    proposal: str
    direction: str
    target: str
    inference: str
    answer: ArgumentAnswer
    counted: str = ""

    @property
    def holds(self) -> bool:
        """Whether it has an effect in the view, and neither premise nor step has fallen."""
        return self.answer == "stands" and not self.counted


def told(solution: Solution) -> tuple[Told, ...]:
    """Give what every story is told against, by story and target. Linear in the stories."""
    return tuple(one for story in solution.map.stories() for one in of_story(solution, story))


def of_story(solution: Solution, story: Story) -> Iterator[Told]:
    """Yield what one story is told against."""
    for name in solution.map.inferences_of.get(story.id, ()):
        inference = solution.map.inferences[name]
        if inference.relation == "against":
            yield Told(
                story.id,
                proposal_of(solution.map, inference.target),
                direction(story, inference.target),
                inference.target,
                name,
                solution.inference_answer(name),
                solution.flat.uncounted.get(name, ""),
            )


def proposal_of(map_: Map, target: str) -> str:
    """Give the live proposal to which a statement belongs, or ""."""
    node = map_.owner(target)
    live = isinstance(node, Proposal) and node.review != "withdrawn"
    return node.id if node is not None and live else ""


def direction(story: Story, target: str) -> str:
    """Give the kind of scaling that a target speaks of, else the one that the story names."""
    local = ids.split(target)[1]
    if local in ROBUST:
        return local.removeprefix("robust-")
    return story.direction or ""
