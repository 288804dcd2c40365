"""The complete semantics: every stand that a reasonable person could take."""

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import SEMANTICS, Budget, Labelling, Search
from robustmap.reason.semantics import _plain as plain
from robustmap.reason.semantics import _sat as sat
from robustmap.reason.semantics._defending import Defending
from robustmap.reason.semantics._entry import entry
from robustmap.reason.semantics._small import listed
from robustmap.reason.semantics._solved import Modelled


class Complete(Defending):
    """Complete extensions: admissible sets that hold all that they defend (Dung 1995, Def. 23)."""

    name = "complete"
    directional = True

    def part(self, framework: Framework, budget: Budget) -> Search:
        """List them where they are few, else ask a solver."""
        small = listed(self.name, framework, budget, plain.complete)
        return small or Modelled(self.name, framework, budget, sat.complete)

    def labelling(self) -> Labelling:
        """Give the grounded labels: what all complete extensions share (Dung 1995, Th. 25)."""
        return self.ground


SEMANTICS.add(
    Complete.name,
    entry(Complete, "every reasonable stand", "Dung 1995, Def. 23", directional=True),
)
