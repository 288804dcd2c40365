"""What a kb says of failures: which proposal fails how, what meets it, what nothing removes."""

from abc import ABC, abstractmethod
from functools import cached_property
from typing import TYPE_CHECKING

from robustmap.errors import QueryError
from robustmap.model.map import Map
from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from robustmap.reason.stories import Coverage, Staying, Told

DIRECTIONS = ("up", "down", "relative", "")
"""The kinds of scaling of which a story may tell; "" is a plan that fails as it is."""


class Failures(ABC):
    """The part of a kb that tells of failures; `robustmap.kb.KB` is made of it.

    >>> from robustmap.kb import KB
    >>> from robustmap.model.map import Map
    >>> from robustmap.model.nodes import Axis, Proposal, Story
    >>> stays = [{"axis": "power", "endless": "true"}]
    >>> nodes = [
    ...     Axis(id="power", title="Power"),
    ...     Proposal(id="plan", title="Plan"),
    ...     Proposal(id="mended", title="Mended plan", addresses=("fooled",)),
    ...     Story(id="fooled", title="Fooled", against=["plan#robust-up"], persists=stays),
    ...     Story(id="dull", title="It learns nothing", against=["plan#robust-down"]),
    ... ]
    >>> kb = KB(Map(nodes))
    >>> [(one.story, one.proposal, one.direction) for one in kb.failures()]
    [('dull', 'plan', 'down'), ('fooled', 'plan', 'up')]
    >>> [one.story for one in kb.persistent_failures("power")]
    ['fooled']
    >>> kb.class_coverage.cases["fooled", "plan"].state
    'addressed'
    >>> kb.class_coverage.cases["fooled", "plan"].by, kb.class_coverage.cases["dull", "plan"].state
    (('mended',), 'open')
    """

    map: Map

    @property
    @abstractmethod
    def solution(self) -> Solution:
        """Every answer under the view of the kb."""

    @cached_property
    def _told(self) -> "tuple[Told, ...]":
        from robustmap.reason.stories import told

        return told(self.solution)

    def failures(self, direction: str | None = None, *, holding: bool = True) -> "tuple[Told, ...]":
        """Give which proposal fails by which story, by story; `holding` leaves out the fallen.

        `direction` is `up`, `down` or `relative`, or "" for plans that fail as they are. A
        story tells of a failure as far as it holds under the view; with `holding=False` those
        that are in dispute, have fallen or do not count are given too, each with its `answer`.
        Stories that are told against no proposal are left out. Linear in the stories.

        Raises:
            QueryError: there is no such direction.
        """
        if direction is not None and direction not in DIRECTIONS:
            named = ", ".join(f"`{one}`" for one in DIRECTIONS if one)
            message = f'there is no direction `{direction}`; there are {named} and ""'
            raise QueryError(message)
        return tuple(
            one
            for one in self._told
            if one.proposal and direction in (None, one.direction) and (one.holds or not holding)
        )

    def persistent_failures(self, axis: str | None = None) -> "tuple[Staying, ...]":
        """Give the failures that no further growth along an axis removes, by story.

        `axis` asks for one axis alone. Each has the verdict on its story as `answer`; where
        the story has no effect in the view, `counted` says why.

        Raises:
            UnknownIdError: nothing has the id.
        """
        from robustmap.reason.stories import staying

        wanted = None if axis is None else self._resolve(axis)
        return tuple(
            one
            for one in staying(self.solution)
            if one.endless and (wanted is None or one.axis == wanted)
        )

    @cached_property
    def class_coverage(self) -> "Coverage":
        """Classes of failures, and stories, against proposals: open, answered, ruled out.

        `.class_cases[class, proposal]` and `.cases[story, proposal]` say how it stands
        (`state`) and what closes it (`by`); `.by_class(...)`, `.by_story` and `.by_proposal`
        list them.
        """
        from robustmap.reason.stories import Coverage

        return Coverage.of(self.solution)

    @abstractmethod
    def _resolve(self, ref: str) -> str:
        """Give today's id for a reference."""
