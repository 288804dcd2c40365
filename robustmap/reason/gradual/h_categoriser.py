"""The weighted h-categoriser: a base score, divided by what attacks it."""

from collections.abc import Sequence

from robustmap.reason.gradual import GRADUAL, Gradual


def h_categoriser(base: float, attackers: Sequence[float], _supporters: Sequence[float]) -> float:
    """Give the degree by the weighted h-categoriser, which knows attackers only.

    With t the base score: s = t / (1 + sum of s over the attackers). Every graph has exactly
    one solution (Pu, Luo, Zhang and Luo 2014; Amgoud et al. 2017).

    >>> h_categoriser(1, [], []), h_categoriser(1, [1, 0.5, 0.5], [])
    (1.0, 0.3333333333333333)
    """
    return base / (1 + sum(attackers))


GRADUAL.add(
    "h-categoriser",
    Gradual(
        "h-categoriser",
        "h-categoriser",
        "Besnard and Hunter, AIJ 128, 2001; weighted: Amgoud, Ben-Naim, Doder and Vesic 2017",
        h_categoriser,
        supports=False,
        steepness=lambda base: base,
    ),
)
