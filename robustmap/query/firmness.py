"""How firm verdicts are: the least change that turns one, the next argument, the open ends."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from robustmap.errors import QueryError
from robustmap.explain.verdict import Verdict
from robustmap.model.nodes import Answer
from robustmap.reason.solution import CAUTIOUS, Solution

if TYPE_CHECKING:
    from robustmap.reason.dispute import Dispute
    from robustmap.reason.resilience import (
        Brief,
        Distance,
        Flips,
        Kind,
        Opening,
        Prospect,
        Resilience,
    )


class Firmness(ABC):
    """The part of a kb that asks what would turn a verdict; `robustmap.kb.KB` is made of it."""

    @property
    @abstractmethod
    def solution(self) -> Solution:
        """Every answer under the view of the kb."""

    @property
    @abstractmethod
    def answers(self) -> Mapping[str, tuple[str, ...]]:
        """Question -> what answers it."""

    @abstractmethod
    def ask(self, ref: str) -> Verdict:
        """Give the verdict on something."""

    @cached_property
    def _resilience(self) -> "Resilience":
        from robustmap.reason.resilience import Resilience

        try:
            return Resilience(self.solution, self.answers.keys())
        except ValueError as error:
            raise QueryError(str(error)) from None

    def flips(
        self,
        ref: str,
        *,
        to: Answer | None = None,
        grants: bool = True,
        largest: int = 3,
        most: int = 20_000,
    ) -> "Flips":
        """Give the smallest sets of changes that turn the verdict on something.

        A change switches an argument off (a story, a contradiction), or withdraws what a claim
        has going for it before any argument; with `grants=False` only the former. With `to`
        only what turns it to that verdict counts. `.found` are all sets of the smallest size,
        each with its `.answer`; up to `largest` changes none is missed, as long as at most
        `most` sets have to be worked out, and `.at_least` is proven. What is asked about is no
        change itself.

        >>> from robustmap.kb import KB
        >>> from robustmap.model.map import Map
        >>> from robustmap.model.nodes import Argument, Claim
        >>> safe = Claim(id="safe", title="It is safe", standing="open")
        >>> tested = Argument(id="tested", title="It was tested", **{"for": ["safe"]})
        >>> twice = Argument(id="twice", title="Twice", **{"for": ["safe"]})
        >>> found = KB(Map([safe, tested, twice])).flips("safe")
        >>> found.size, [change.ref for change in found.found[0].changes], found.found[0].answer
        (2, ['tested', 'twice'], 'unsupported')

        Raises:
            UnknownIdError: nothing has the id.
            NoVerdictError: what has the id can neither stand nor fall.
            QueryError: the kb is under another semantics than the cautious one, or the verdict
                is already the one that is wanted.
        """
        asked = self.ask(ref)
        if asked.answer == to:
            message = f"the verdict on `{asked.id}` is `{to}` already"
            raise QueryError(message)
        kinds: tuple[Kind, ...] = ("off", "withdrawn") if grants else ("off",)
        return self._resilience.flips(asked.id, to=to, kinds=kinds, largest=largest, most=most)

    def distance(self, ref: str, *, to: Answer | None = None, grants: bool = True) -> "Distance":
        """Give how many changes it takes to turn the verdict on something, however many.

        The size is proven, with one set of changes that does it, and with groups that have no
        change in common, of which whatever turns the verdict makes one each. `.why` says where
        it was not worked out. See `flips` for what a change is.

        Raises:
            UnknownIdError: nothing has the id.
            NoVerdictError: what has the id can neither stand nor fall.
            QueryError: the kb is under another semantics than the cautious one, or the verdict
                is already the one that is wanted.
        """
        asked = self.ask(ref)
        if asked.answer == to:
            message = f"the verdict on `{asked.id}` is `{to}` already"
            raise QueryError(message)
        kinds: tuple[Kind, ...] = ("off", "withdrawn") if grants else ("off",)
        return self._resilience.distance(asked.id, to=to, kinds=kinds)

    def openings(self, ref: str) -> "tuple[Opening, ...]":
        """Give the places where one new argument would turn the verdict on something.

        Each has the `.relation` and `.target` of the argument that nobody has made yet, and the
        `.answer` that would follow; `.direct` ones speak to the very thing that is asked about.
        What is far from it comes first.

        Raises:
            UnknownIdError: nothing has the id.
            NoVerdictError: what has the id can neither stand nor fall.
            QueryError: the kb is under another semantics than the cautious one.
        """
        return self._resilience.openings(self.ask(ref).id)

    def prospect(self, ref: str, *, most: int | None = None) -> "Prospect":
        """Give the verdicts that are possible on something, however what is open turns out.

        Open are questions without an answer, drafts, what is only supposed, and what is not
        said in so many words. `.stable` says that the verdict is the same in every case,
        `.relevant` lists what could change it. Exact for up to `most` cases; `.complete` tells.

        Raises:
            UnknownIdError: nothing has the id.
            NoVerdictError: what has the id can neither stand nor fall.
            QueryError: the kb is under another semantics than the cautious one.
        """
        return self._resilience.prospect(self.ask(ref).id, most=most)

    def firmness(self, ref: str) -> "Brief | None":
        """Give in brief what would turn a verdict, as pages tell it: smallest sets and openings.

        Within a budget of some tenths of a millisecond: `.flips` and `.prospect` say where they
        stopped. What speaks to the very thing that is asked about is left out of `.openings`.
        None where too much bears on the verdict to be brief; the other questions answer there.

        Raises:
            UnknownIdError: nothing has the id.
            NoVerdictError: what has the id can neither stand nor fall.
            QueryError: the kb is under another semantics than the cautious one.
        """
        return self._resilience.brief(self.ask(ref).id)

    def loss(self, ref: str, most: int = 20_000) -> Mapping[str, Answer] | None:
        """Give the nodes whose verdict would turn if something were gone, and to what, by id.

        An argument is switched off; a claim is no longer taken on mere word. What has no
        verdict of its own is left out. None where it turns any, and leads to more than `most`
        nodes of the framework: `impact_of` answers there too.

        Raises:
            UnknownIdError: nothing has the id.
            NoVerdictError: what has the id can neither stand nor fall.
            QueryError: the kb is under another semantics than the cautious one.
        """
        return self._resilience.loss(self.ask(ref).id, most)

    def dispute(self, ref: str) -> "Dispute":
        """Give a dispute about something, with nothing said yet but the claim that it stands.

        `.legal` is what may be said next, `.play(move)` says it; whoever is right wins whatever
        is played. See `robustmap.reason.dispute` for the rules.

        Raises:
            UnknownIdError: nothing has the id.
            NoVerdictError: what has the id can neither stand nor fall.
            QueryError: the kb is under another semantics than the cautious one.
        """
        from robustmap.reason.dispute import Dispute

        asked = self.ask(ref)
        if self.solution.semantics != CAUTIOUS:
            message = f"disputes are about the verdicts of {CAUTIOUS} alone"
            raise QueryError(message)
        solution = asked.solution
        root = solution.flat.stands.get(asked.id)
        if root is None:
            root = solution.flat.inference[solution.deciding(asked.id)]
        return Dispute(solution.flat.framework, root)
