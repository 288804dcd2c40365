"""The stable semantics: sets of arguments that attack all that they leave out."""

from collections.abc import Sequence

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import SEMANTICS, Budget, Search
from robustmap.reason.semantics import _plain as plain
from robustmap.reason.semantics import _sat as sat
from robustmap.reason.semantics._entry import entry
from robustmap.reason.semantics._parts import Parted
from robustmap.reason.semantics._search import Extension
from robustmap.reason.semantics._small import listed
from robustmap.reason.semantics._solved import Modelled


class Stable(Parted):
    """Stable extensions: conflict-free, attacking all outside (Dung 1995, Def. 13).

    There may be none, in any one part and so in the whole: they are not directional.
    """

    name = "stable"

    def part(self, framework: Framework, budget: Budget) -> Search:
        """List them where they are few, else ask a solver."""
        small = listed(self.name, framework, budget, _few)
        return small or Modelled(self.name, framework, budget, sat.stable)


def _few(attackers: Sequence[Sequence[int]]) -> list[Extension] | None:
    """Take the preferred ones that decide everything: every stable one is among them."""
    found = plain.preferred(attackers)
    if found is None:
        return None
    everybody = range(len(attackers))
    return [
        one
        for one in found
        if all(at in one or not one.isdisjoint(attackers[at]) for at in everybody)
    ]


SEMANTICS.add(Stable.name, entry(Stable, "settled views", "Dung 1995, Def. 13"))
