"""Weakest link: an argument is as strong as the weakest step in all of it.

The reading of a map in ASPIC+ is that of `last_link` (S. Modgil and H. Prakken, A general
account of argumentation with preferences, Artificial Intelligence 195, 2013); only which of two
arguments is weaker differs: all of their defeasible rules are compared (Def. 21; there are no
ordinary premises, so every argument is firm) by the elitist order (Def. 19): some rule of the
one is below every rule of the other. So what counts is the weakest rule of each, and an
argument without any is weaker than nothing.

Somebody's saying so, or presuming it, is a rule of moderate strength. So a strong argument that
rests on somebody's word is moderate; it is strong where what it rests on is granted, a
definition, or argued for by strong arguments all the way.
"""

from functools import partial

from robustmap.graph.weighing import WEIGHINGS
from robustmap.graph.weighing._chained import Levels, arguments, is_axiom, said_at
from robustmap.graph.weighing._entry import Ground, Weighing
from robustmap.graph.weighing._levelled import attack
from robustmap.graph.weighing._levels import level


def levels(ground: Ground, inference: str) -> Levels:
    """Tell how strong the arguments that end in an inference can be."""
    one = ground.map.inferences[inference]
    own, floor = level(one.strength), 0
    rising: dict[int, tuple[str, ...]] = {}
    for at in range(1, own + 1):
        needed = tuple(
            premise
            for premise in dict.fromkeys(one.premises)
            if not is_axiom(ground, premise) and not said_at(ground, premise, at)
        )
        if not needed:
            floor = at
        elif not all(ground.about(premise)[0] for premise in needed):
            break
        else:
            rising[at] = needed
    return Levels(floor, rising)


WEIGHINGS.add(
    "weakest-link",
    Weighing("weakest-link", partial(attack, partial(arguments, levels)), chains=True),
)
