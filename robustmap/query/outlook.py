"""What a kb says of thresholds to come: their order, scenarios, and robustness to scale."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from robustmap.errors import QueryError, UnknownIdError
from robustmap.model.map import Map
from robustmap.model.nodes import Proposal
from robustmap.query.orders import Orders
from robustmap.reason.robustness import Robustness, World, robustness, table
from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from robustmap.query.dates import Dates
    from robustmap.reason.loops import Loops
    from robustmap.reason.robustness.argued import Both
    from robustmap.reason.robustness.ladders import Ladder
    from robustmap.reason.robustness.limit import Limit
    from robustmap.reason.robustness.pairs import FragilePair
    from robustmap.reason.robustness.portfolio import Portfolio
    from robustmap.reason.robustness.reliance import Reliance
    from robustmap.reason.robustness.window import Window
    from robustmap.reason.scenario import Scenario


class Scalings(dict[str, Robustness]):
    """What each kind of scaling does to a proposal, by name or as an attribute.

    >>> Scalings(up=Robustness("plan", "up", "works")).up.answer
    'works'
    """

    def __getattr__(self, kind: str) -> Robustness:
        """Give what one kind of scaling does: `up`, `down`, `relative`, ..."""
        if kind not in self:
            message = f"there is no scaling `{kind}`; there are {', '.join(self)}"
            raise AttributeError(message)
        return self[kind]


class Outlook(ABC):
    """The part of a kb that looks ahead; `robustmap.kb.KB` is made of it."""

    map: Map

    @property
    @abstractmethod
    def solution(self) -> Solution:
        """Every answer under the view of the kb."""

    @abstractmethod
    def _resolve(self, ref: str) -> str:
        """Give today's id for a reference."""

    def _of_kind(self, ref: str, kind: str) -> str:
        """Give the id of a node of one kind; a part stands for its node."""
        node = self.map.owner(self._resolve(ref))
        assert node is not None
        if node.kind != kind:
            message = f"`{ref}` is {a(node.kind)}, not {a(kind)}"
            raise UnknownIdError(message)
        return node.id

    def _threshold(self, ref: str) -> str:
        found = self._of_kind(ref, "threshold")
        if self.map.nodes[found].review == "withdrawn":
            message = f"the threshold `{found}` has been withdrawn"
            raise UnknownIdError(message)
        return found

    @cached_property
    def orders(self) -> Orders:
        """The possible orders of the thresholds: shares, ranks, disputed facts."""
        return Orders(self._world.worlds, self._threshold)

    @cached_property
    def dates(self) -> "Dates":
        """The dated chances: what the stated dates of thresholds say of their order."""
        from robustmap.query.dates import Dates
        from robustmap.reason.dates import Drawn

        return Dates(Drawn(self._world), self._threshold, self._proposal)

    @cached_property
    def _world(self) -> World:
        return World(self.solution)

    def scenario(
        self, order: Sequence[str] | None = None, crossed: Iterable[str] | None = None
    ) -> "Scenario":
        """Play a scenario: who still stands once thresholds are crossed, who fails first.

        `crossed` are crossed at the start, `order` then, one after another. Thresholds that
        an order leaves out are filled in as late as the facts allow (`.filled`); what goes
        against standing facts is played all the same and told (`.against`). With neither it
        is the world of today.

        Raises:
            UnknownIdError: nothing has one of the ids, or it is not a threshold's.
            QueryError: a threshold stands twice in the order.
        """
        from robustmap.reason.scenario import scenario

        listed = None if order is None else [self._threshold(one) for one in order]
        twice = next((one for one in listed or () if (listed or []).count(one) > 1), None)
        if twice:
            message = f"`{twice}` stands twice in the order"
            raise QueryError(message)
        if order is None and crossed is None:
            start = sorted((self._world.today or frozenset()) & {*self.orders.thresholds})
        else:
            start = [self._threshold(one) for one in crossed or ()]
        return scenario(self.solution, listed, start, self._world.worlds)

    @cached_property
    def loops(self) -> "Loops":
        """The loops between proposals that make each other easier or harder."""
        from robustmap.reason.loops import loops

        return loops(self.solution)

    @cached_property
    def portfolio(self) -> "Portfolio":
        """What the proposals do together: who survives, what nobody covers."""
        from robustmap.reason.robustness.portfolio import Portfolio

        return Portfolio.of(self.solution)

    def robustness(self, proposal: str) -> Scalings:
        """Give what scaling up, down and unevenly does to a proposal.

        Raises:
            UnknownIdError: nothing has the id, or it is not a proposal's.
        """
        return Scalings(robustness(self.solution, self._proposal(proposal)))

    def limit(self, proposal: str) -> "Limit":
        """Give what a proposal does once everything has been scaled up without end.

        Raises:
            UnknownIdError: nothing has the id, or it is not a proposal's.
        """
        from robustmap.reason.robustness.limit import limit

        return limit(self._world, self._proposal(proposal))

    def window(self, proposal: str) -> "Window | None":
        """Give the working range of a proposal; None where no clause gives it an end.

        Raises:
            UnknownIdError: nothing has the id, or it is not a proposal's.
        """
        from robustmap.reason.robustness.window import window

        return window(self._world, self._proposal(proposal))

    def reliance(self, proposal: str) -> "tuple[Reliance, ...]":
        """Give for each order that a proposal asks for whether it is kept.

        Raises:
            UnknownIdError: nothing has the id, or it is not a proposal's.
        """
        from robustmap.reason.robustness.reliance import reliance

        return reliance(self._world, self._proposal(proposal))

    @cached_property
    def fragile_pairs(self) -> "tuple[FragilePair, ...]":
        """The pairs of thresholds on whose order something hangs, the most telling first."""
        from robustmap.reason.robustness.pairs import fragile_pairs

        return fragile_pairs(self.portfolio)

    def ladders(self, proposal: str) -> "tuple[Ladder, ...]":
        """Give for each pair of parts how far the order of thresholds keeps them together.

        Raises:
            UnknownIdError: nothing has the id, or it is not a proposal's.
        """
        from robustmap.reason.robustness.ladders import ladders

        return ladders(self._world, self._proposal(proposal))

    def _proposal(self, ref: str) -> Proposal:
        node = self.map.nodes[self._of_kind(ref, "proposal")]
        assert isinstance(node, Proposal)
        return node

    @cached_property
    def robustness_table(self) -> dict[str, dict[str, Robustness]]:
        """The whole table: proposal -> up, down, relative -> answer."""
        return table(self.solution)

    @cached_property
    def argued(self) -> "dict[str, dict[str, Both]]":
        """The same beside what is argued: proposal -> up, down, relative -> both, and agreement."""
        from robustmap.reason.robustness.argued import argued

        return argued(self.solution)


def a(kind: str) -> str:
    """Put the article before a kind.

    >>> a("argument"), a("claim")
    ('an argument', 'a claim')
    """
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
