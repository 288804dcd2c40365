"""How much speaks for each statement and argument, beside the verdicts."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from robustmap.reason.strengths import Strengths


class Weights(ABC):
    """The part of a kb that weighs; `robustmap.kb.KB` is made of it."""

    @property
    @abstractmethod
    def solution(self) -> Solution:
        """Every answer under the view of the kb."""

    def strengths(self, semantics: str = "df-quad") -> "Strengths":
        """Give the strength of each statement and argument, from 0 to 1, under this view.

        A mapping from ids to numbers, None where none was settled on; what does not count
        has none. `semantics` is `df-quad`, `quadratic-energy`, `euler-based` or
        `h-categoriser`. `robustmap.reason.strengths` says how a map is weighed. A strength is
        no probability. Linear in the map, but for cycles.

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
