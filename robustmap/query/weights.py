"""How much speaks for each statement and argument, beside the verdicts."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from robustmap.reason.owed import Owed, Owing
    from robustmap.reason.shapley import Shares, What
    from robustmap.reason.strengths import Strengths


class Weights(ABC):
    """The part of a kb that weighs; `robustmap.kb.KB` is made of it."""

    @property
    @abstractmethod
    def solution(self) -> Solution:
        """Every answer under the view of the kb."""

    @abstractmethod
    def statement(self, ref: str) -> str:
        """Give the id of the claim, premise or clause that an id names."""

    def strengths(self, semantics: str = "df-quad") -> "Strengths":
        """Give the strength of each statement and argument, from 0 to 1, under this view.

        A mapping from ids to numbers, None where it did not converge; what does not count
        has none. `semantics` is `df-quad`, `quadratic-energy`, `euler-based`,
        `euler-based-top` or `h-categoriser`. `robustmap.reason.strengths` says how a map is
        weighed; `.how` and `.knots` say by what each number is certain. A strength is no
        probability. Linear in the map, but for cycles.

        >>> from robustmap.kb import KB
        >>> from robustmap.model.map import Map
        >>> from robustmap.model.nodes import Argument, Claim
        >>> safe = Claim(id="safe", title="It is safe")
        >>> tested = Argument(id="tested", title="It was tested", **{"for": ["safe"]})
        >>> once = Argument(id="once", title="Only once", undercuts=["tested"])
        >>> KB(Map([safe, tested])).strengths()["safe"]
        0.75
        >>> KB(Map([safe, tested, once])).strengths()["safe"]
        0.625

        Raises:
            UnknownNameError: there is no such gradual semantics; the message names the nearest.
        """
        from robustmap.reason.strengths import strengths

        return strengths(self.solution, semantics)

    def owed(self, ref: str, semantics: str = "df-quad") -> "Owed":
        """Give what the strength of a claim, argument or proposal is owed to, under this view.

        Each argument that bears on it, the largest contribution first: how much is left
        without it (`removal` is the difference), and how much it would add if nothing were said
        about it (`intrinsic`). `robustmap.reason.owed` says what is removed. Contributions
        need not add up. Linear in what bears on it, for each argument that does.

        >>> from robustmap.kb import KB
        >>> from robustmap.model.map import Map
        >>> from robustmap.model.nodes import Argument, Claim
        >>> safe = Claim(id="safe", title="It is safe")
        >>> tested = Argument(id="tested", title="It was tested", **{"for": ["safe"]})
        >>> once = Argument(id="once", title="Only once", undercuts=["tested"])
        >>> told = KB(Map([safe, tested, once])).owed("safe")
        >>> told.strength, told.alone
        (0.625, 0.5)
        >>> [(one.id, one.removal, one.intrinsic) for one in told.contributions]
        [('once', -0.125, -0.125), ('tested', 0.125, 0.25)]

        Raises:
            UnknownIdError: nothing has the id, or what has it has no strength in this view.
            UnknownNameError: there is no such gradual semantics; the message names the nearest.
        """
        from robustmap.reason.owed import Owing

        owing = Owing(self.solution, semantics)
        return owing.of(self._weighed(owing, ref))

    def shapley(
        self,
        ref: str,
        what: "What" = "strength",
        *,
        semantics: str = "df-quad",
        samples: int = 200,
        seed: int = 0,
    ) -> "Shares":
        """Share a strength or a verdict out among the arguments that bear on it.

        Each share is what an argument adds, averaged over all orders in which the arguments
        could come (Shapley 1953); the shares add up. Of the `"verdict"`, standing counts 1, in
        dispute 1/2, and falling 0. With up to 10 arguments it is exact. With more, `samples`
        orders are drawn, the same ones for the same `seed`, and each share has a standard
        error, which falls as the root of their number. Costs a strength, or a verdict, for each
        set of arguments looked at: up to `samples` for each argument.

        >>> from robustmap.kb import KB
        >>> from robustmap.model.map import Map
        >>> from robustmap.model.nodes import Argument, Claim
        >>> safe = Claim(id="safe", title="It is safe")
        >>> tested = Argument(id="tested", title="It was tested", **{"for": ["safe"]})
        >>> once = Argument(id="once", title="Only once", undercuts=["tested"])
        >>> told = KB(Map([safe, tested, once])).shapley("safe")
        >>> [(one.id, one.value) for one in told.shares], told.alone, told.whole
        ([('tested', 0.1875), ('once', -0.0625)], 0.5, 0.625)

        Raises:
            UnknownIdError: nothing has the id, or what has it has no strength in this view.
            UnknownNameError: there is no such gradual semantics; the message names the nearest.
        """
        from robustmap.reason.owed import Owing
        from robustmap.reason.shapley import strength_shares, verdict_shares

        owing = Owing(self.solution, semantics)
        found = self._weighed(owing, ref)
        if what == "verdict":
            return verdict_shares(self.solution, found, samples=samples, seed=seed)
        return strength_shares(owing, found, samples=samples, seed=seed)

    def _weighed(self, owing: "Owing", ref: str) -> str:
        map_ = self.solution.map
        found = map_.resolve(ref)
        if found is None:
            return self.statement(ref)
        return found if found in owing.places else map_.statement_id(found) or found
