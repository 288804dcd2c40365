"""DF-QuAD: attackers and supporters are bundled, and the stronger side moves the base score."""

from collections.abc import Sequence

from robustmap.reason.gradual import GRADUAL, Gradual


def dfquad(base: float, attackers: Sequence[float], supporters: Sequence[float]) -> float:
    """Give the degree by discontinuity-free quantitative argumentation debates.

    With t the base score, va = 1 - prod(1 - s) over the attackers and vs the same over the
    supporters: s = t - t * max(0, va - vs) + (1 - t) * max(0, vs - va).

    >>> dfquad(0.5, [], []), dfquad(0.5, [0.5], []), dfquad(0.5, [], [0.5, 0.5])
    (0.5, 0.25, 0.875)
    """
    unattacked = unsupported = 1.0
    for one in attackers:
        unattacked *= 1 - one
    for one in supporters:
        unsupported *= 1 - one
    lead = unattacked - unsupported
    return base + (1 - base if lead > 0 else base) * lead


GRADUAL.add(
    "df-quad",
    Gradual(
        "df-quad",
        "DF-QuAD",
        "Rago, Toni, Aurisicchio and Baroni, KR 2016",
        dfquad,
        # The lead moves by one at most per unit, and moves the degree by t or 1 - t.
        steepness=lambda base: max(base, 1 - base),
    ),
)
