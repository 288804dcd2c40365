"""Last link: an attack on a conclusion fails where the last step behind it is weaker.

The reading of a map in ASPIC+ (S. Modgil and H. Prakken, A general account of argumentation
with preferences, Artificial Intelligence 195, 2013): inferences are defeasible rules, and a
rebuttal is a defeat unless the attacker is strictly weaker (Def. 9) by the last-link
principle (Def. 20). Each of our arguments ends in one rule, so the elitist and the democratic
order agree: compare the strengths of these two rules. An undercut always defeats.

- A strength that nobody gave is moderate, and so is somebody's saying so: that a claim is
  asserted is a rule without premises. (As an ordinary premise it has no last rule, and by
  Def. 19 nothing that argues could ever tell against it.)
- What is presumed, and the step of an inference, is such a rule too, which whatever is against
  it undercuts: it falls to any attack, and answers none.
- Claims that contradict each other are contradictories: whatever is held for the one attacks
  what is held for the other, as strong as its own last rule. Nothing else answers it, so that
  no camp holds both. A granted claim is an axiom, and what cannot be attacked, a definition,
  is a mere contrary of what it contradicts: these are weaker than nothing.

What is for and against a statement is split by strength, at most three levels a side, so the
framework stays linear.
"""

from collections.abc import Mapping
from functools import partial

from robustmap.graph.weighing import WEIGHINGS
from robustmap.graph.weighing._entry import Ground, Weighing
from robustmap.graph.weighing._levelled import attack
from robustmap.graph.weighing._levels import level


def arguments(ground: Ground, inference: str) -> Mapping[int, int]:
    """Give the node of the arguments that end in an inference: all are as strong as it is."""
    return {level(ground.map.inferences[inference].strength): ground.inference[inference]}


WEIGHINGS.add("last-link", Weighing("last-link", partial(attack, arguments), spreads=True))
