"""Weakest link by the democratic order: an argument is weaker if each of its steps is.

As `weakest_link`, but the defeasible rules of two arguments are compared by the democratic
order of Def. 19: every rule of the one is below some rule of the other. Strengths can all be
compared with each other, so what counts is the strongest rule of each argument. One without
any rule, what is granted or a definition, is weaker than nothing, and makes nothing stronger
that rests on it.
"""

from functools import partial

from robustmap.graph.weighing import WEIGHINGS
from robustmap.graph.weighing._chained import Levels, arguments, said_at
from robustmap.graph.weighing._entry import Ground, Weighing
from robustmap.graph.weighing._levelled import SAID, attack
from robustmap.graph.weighing._levels import LEVELS, level


def levels(ground: Ground, inference: str) -> Levels:
    """Tell how strong the arguments that end in an inference can be."""
    one = ground.map.inferences[inference]
    floor = level(one.strength)
    if any(said_at(ground, premise, SAID) for premise in one.premises):
        floor = max(floor, SAID)
    argued = tuple(one for one in dict.fromkeys(one.premises) if ground.about(one)[0])
    above = range(floor + 1, len(LEVELS)) if argued else ()
    return Levels(floor, dict.fromkeys(above, argued), one_is_enough=True)


WEIGHINGS.add(
    "weakest-link-democratic",
    Weighing("weakest-link-democratic", partial(attack, partial(arguments, levels)), chains=True),
)
