"""What a kb says of plans: how they compare, what they assume, their branches and axes."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from robustmap.errors import QueryError, UnknownIdError
from robustmap.model.map import Map
from robustmap.model.nodes import Proposal, Question
from robustmap.model.suggest import nearest
from robustmap.query.item import Asker
from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from robustmap.reason.assumptions import Assumptions, Removals
    from robustmap.reason.axes import Axes, Varied
    from robustmap.reason.branches import Branches, Goes
    from robustmap.reason.comparisons import Comparison


class Plans(ABC):
    """The part of a kb that compares plans; `robustmap.kb.KB` is made of it."""

    map: Map

    @property
    @abstractmethod
    def solution(self) -> Solution:
        """Every answer under the view of the kb."""

    @abstractmethod
    def _resolve(self, ref: str) -> str:
        """Give today's id for a reference."""

    @abstractmethod
    def _of_kind(self, ref: str, kind: str) -> str:
        """Give the id of a node of one kind; a part stands for its node."""

    @abstractmethod
    def _proposal(self, ref: str) -> Proposal:
        """Give the proposal that a reference names."""

    @cached_property
    def comparisons(self) -> "Mapping[str, Comparison]":
        """Every comparison and checklist by the id of its question. Linear in their grids."""
        from robustmap.reason.comparisons import comparisons

        return {one.question: one for one in comparisons(self.solution)}

    def comparison(self, question: str) -> "Comparison":
        """Give the grid of a comparison or checklist: a cell for each option and criterion.

        >>> import robustmap
        >>> from robustmap.model.map import Map
        >>> from robustmap.model.nodes import Claim, Proposal, Question
        >>> kb = robustmap.KB(
        ...     Map(
        ...         [
        ...             Claim(id="cheap", title="It is cheap"),
        ...             Question.model_validate(
        ...                 {"id": "q", "title": "Which?", "sort": "checklist", "criteria": "cheap"}
        ...             ),
        ...             Proposal.model_validate(
        ...                 {
        ...                     "id": "plan",
        ...                     "title": "A plan",
        ...                     "assessed": [{"on": "cheap", "answer": "no"}],
        ...                 }
        ...             ),
        ...             Proposal(id="wish", title="A wish"),
        ...         ]
        ...     )
        ... )
        >>> [(cell.option, cell.answer, cell.state) for cell in kb.comparison("q").cells]
        [('plan', 'no', 'stands'), ('wish', 'unknown', 'missing')]

        Raises:
            UnknownIdError: nothing has the id, or it is no comparison or checklist.
        """
        from robustmap.model.nodes import COMPARING

        found = self._of_kind(question, "question")
        if found not in self.comparisons:
            node = self.map.nodes[found]
            withdrawn = isinstance(node, Question) and node.sort in COMPARING
            why = "has been withdrawn" if withdrawn else "is no comparison or checklist"
            near = "" if withdrawn else nearest(found, self.comparisons)
            message = f"`{found}` {why}" + (f"; did you mean `{near}`?" if near else "")
            raise UnknownIdError(message)
        return self.comparisons[found]

    def assumptions(self, proposal: str) -> "Assumptions":
        """Give the assumptions of a proposal, and what changes without each of them.

        Those that it relies on come first, then the claims on which its clauses and its
        robustness hang. Costs up to two solves, each linear in the map, for each of at most
        40 assumptions.

        >>> import robustmap
        >>> from robustmap.model.map import Map
        >>> from robustmap.model.nodes import Claim, Proposal
        >>> plan = {"id": "plan", "title": "A plan", "relies_on": "luck"}
        >>> kb = robustmap.KB(Map([Claim(id="luck", title="Luck"), Proposal.model_validate(plan)]))
        >>> [(one.claim, one.breaks) for one in kb.assumptions("plan").relied_on]
        [('luck', True)]

        Raises:
            UnknownIdError: nothing has the id, or it is not a proposal's.
        """
        from robustmap.reason.assumptions import Removals

        return Removals(self.solution).of(self._proposal(proposal))

    @cached_property
    def removals(self) -> "Removals":
        """The same for going through many proposals: what is worked out is kept, and bounded."""
        from robustmap.reason.assumptions import WORK, Removals

        return Removals(self.solution, WORK)

    def branches(
        self, proposal: str | None = None, given: Mapping[str, str] | None = None
    ) -> "Branches":
        """Give the branches of plans, and what each proposal looks like in a world.

        `given` says how things go there: `{"first-prong": "well"}`, with `well`, `partly` or
        `badly`. With a `proposal` only its own branches, and what it looks like, are given.

        >>> import robustmap
        >>> from robustmap.model.map import Map
        >>> from robustmap.model.nodes import Proposal
        >>> branch = {"if": "it is easy", "then": "Do less.", "on": "try", "goes": "well"}
        >>> plan = {"id": "plan", "title": "A plan", "branches": [branch]}
        >>> kb = robustmap.KB(
        ...     Map([Proposal(id="try", title="A try"), Proposal.model_validate(plan)])
        ... )
        >>> [case.then for case in kb.branches(given={"try": "well"}).of("plan").own]
        ['Do less.']

        Raises:
            UnknownIdError: nothing has one of the ids, or the proposal's is not a proposal's.
            QueryError: what is given goes in no way that a branch may name.
        """
        from robustmap.reason.branches import branches

        world = dict(map(self._given, (given or {}).items()))
        found = branches(self.solution, world) if world else self._branches
        return found if proposal is None else found.about(self._of_kind(proposal, "proposal"))

    @cached_property
    def _branches(self) -> "Branches":
        from robustmap.reason.branches import branches

        return branches(self.solution)

    @cached_property
    def asked(self) -> "Mapping[str, tuple[str, ...]]":
        """Proposal -> the comparisons and checklists that ask it."""
        found: dict[str, list[str]] = {}
        for one in self.comparisons.values():
            for option in one.options:
                found.setdefault(option, []).append(one.question)
        return {option: tuple(found[option]) for option in found}

    def _given(self, entry: tuple[str, str]) -> "tuple[str, Goes]":
        from robustmap.model import ids
        from robustmap.model.expand import WORKS
        from robustmap.reason.branches import GOES

        ref, goes = entry[0], next((way for way in GOES if way == entry[1]), None)
        if goes is None:
            near = nearest(entry[1], GOES)
            asked = f"; did you mean `{near}`?" if near else f": name one of {', '.join(GOES)}"
            message = f"`{ref}` cannot go `{entry[1]}`{asked}"
            raise QueryError(message)
        found = self._resolve(ref)
        node, local = ids.split(found)
        return (node if local == WORKS else found), goes

    @cached_property
    def varied(self) -> "Axes":
        """What is said along which axis: by proposal, and the axes that nobody varies at all."""
        from robustmap.reason.axes import axes

        return axes(self.map)

    def unvaried(self, proposal: str) -> "Varied":
        """Give the axes on which a proposal has clauses or stories, and those without (`never`).

        Raises:
            UnknownIdError: nothing has the id, or it is not a proposal's or withdrawn.
        """
        found = self._of_kind(proposal, "proposal")
        if self.map.nodes[found].review == "withdrawn":
            message = f"the proposal `{found}` has been withdrawn"
            raise UnknownIdError(message)
        return self.varied.varied[found]


def plans(kb: Asker) -> Plans:
    """Give a kb as what knows its plans: tables are made from any kb that answers."""
    assert isinstance(kb, Plans)
    return kb
