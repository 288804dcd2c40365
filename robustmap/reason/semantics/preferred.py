"""The preferred semantics: the camps, largest sets of arguments that defend themselves."""

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import SEMANTICS, Budget, Search
from robustmap.reason.semantics import _plain as plain
from robustmap.reason.semantics import _sat as sat
from robustmap.reason.semantics._defending import Defending
from robustmap.reason.semantics._entry import entry
from robustmap.reason.semantics._small import listed
from robustmap.reason.semantics._solved import Largest


class Preferred(Defending):
    """Preferred extensions: admissible sets to which nothing can be added (Dung 1995, Def. 7).

    They are directional (Baroni and Giacomin 2007, Prop. 59).
    """

    name = "preferred"
    directional = True

    def part(self, framework: Framework, budget: Budget) -> Search:
        """List them where they are few, else ask a solver for ever larger complete sets."""
        small = listed(self.name, framework, budget, plain.preferred)
        return small or Largest(self.name, framework, budget, sat.complete)


SEMANTICS.add(Preferred.name, entry(Preferred, "camps", "Dung 1995, Def. 7", directional=True))
