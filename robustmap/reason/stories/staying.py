"""Failures that are themselves robust: over which range of which axis they stay."""

from collections.abc import Iterator
from typing import NamedTuple

from robustmap.model.map import Map
from robustmap.model.nodes import ArgumentAnswer, Story
from robustmap.reason.solution import Solution


class Staying(NamedTuple):
    """Over which range of an axis the failure of a story stays.

    `start` and `end` are thresholds, "" where nobody says; `endless` says that no growth
    along the axis removes it. `answer` is the verdict on the story, `counted` "" or why it
    has no effect in the view.
    """

    story: str
    axis: str
    start: str
    end: str
    endless: bool
    why: str
    answer: ArgumentAnswer
    counted: str = ""

    @property
    def holds(self) -> bool:
        """Whether the story has an effect in the view and holds."""
        return self.answer == "stands" and not self.counted


def staying(solution: Solution) -> tuple[Staying, ...]:
    """Give every range over which a failure is said to stay, by story. Linear in the stories."""
    return tuple(one for story in solution.map.stories() for one in _ranges(solution, story))


def _ranges(solution: Solution, story: Story) -> Iterator[Staying]:
    map_ = solution.map
    if not story.persists:
        return
    steps = map_.inferences_of[story.id]
    idle = {solution.flat.uncounted.get(one, "") for one in steps}
    counted = "" if "" in idle else " and ".join(sorted(idle))
    for one in story.persists:
        yield Staying(
            story.id,
            _named(map_, one.axis),
            _named(map_, one.from_),
            _named(map_, one.until),
            one.endless,
            one.why or "",
            solution.argument_answer(story.id),
            counted,
        )


def _named(map_: Map, ref: str | None) -> str:
    return (map_.resolve(ref) or ref) if ref else ""
