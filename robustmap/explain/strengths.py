"""The words for how a strength was found, and for what it is owed to."""

from collections.abc import Iterator, Mapping

from robustmap.explain.differences import UNSETTLED
from robustmap.reason.gradual import Contraction
from robustmap.reason.owed import Contribution, Owed
from robustmap.reason.strengths import Strengths, shown

FOUND: Mapping[str, str] = {
    "exact": "worked out in one pass: nothing that it hangs on leads back to itself",
    "enclosed": "the only solution: bounds drawn from both sides meet",
    "settled": "where the model comes to rest; there may be other solutions",
    "unsettled": "the rounds that it hangs on did not come to rest, so there is no number",
}
"""How a strength was found -> what that means."""

CONTRACTION = (
    "; the contraction bound holds too: every {rounds} of the formula make any difference "
    "smaller, to {factor} of it at most"
)

ABSENT = "it has no strength: it does not count here"
ALONE = "nothing bears on it"
WITHOUT_ALL = "without all that bears on it: {alone}; without a single one:"
UNMOVED = "{number} of {of} that bear on it move it by less than 0.0005"
HEAD = ("taken away", "strength without it", "adds", "would add if nobody had replied to it")

OWED = {
    "title": "What its strength is owed to",
    "note": "How much is left once a single argument is taken away. These need not add up: where "
    "two reasons do the same work, either may be owed nothing.",
    "is": "Its strength is {strength}, on a scale from 0 to 1.",
    "lost": "Its strength {unsettled}.",
    "less": "Without {item} it would be {without}, less by {by}.",
    "more": "Without {item} it would be {without}, more by {by}.",
    "none": "Without {item} it {unsettled}.",
    "found": "Without {item} it would be {without}.",
    "more-items": "{number} more move it less.",
}
"""What a page tells of what a strength is owed to."""


def written(strength: float | None) -> str:
    """Write a strength, or that there is none.

    >>> written(0.25), written(None)
    ('0.25', 'did not converge')
    """
    return UNSETTLED if strength is None else shown(strength)


def signed(move: float | None) -> str:
    """Write what something adds to a strength, below 0 what it takes away.

    >>> signed(0.25), signed(-0.125), signed(0.0), signed(None)
    ('+0.25', '-0.125', '0', 'did not converge')
    """
    if move is None:
        return UNSETTLED
    told = shown(abs(move))
    return told if told == "0" else f"{'-' if move < 0 else '+'}{told}"


def found(strengths: Strengths, ref: str) -> str:
    """Say how a strength was found: by what it is certain, as far as it is."""
    said = FOUND[strengths.how[ref]]
    knot = strengths.knots.get(ref)
    return said + (_certificate(knot.contraction) if knot and knot.contraction else "")


def _certificate(bound: Contraction) -> str:
    rounds = "round" if bound.rounds == 1 else f"{bound.rounds} rounds"
    return CONTRACTION.format(rounds=rounds, factor=shown(bound.factor))


def sentence(strength: float | None, without: float | None) -> tuple[str, dict[str, str]]:
    """Give the sentence for what taking something away does, and all its holes but `item`.

    >>> sentence(0.625, 0.5)
    ('Without {item} it would be {without}, less by {by}.', {'without': '0.5', 'by': '0.125'})
    """
    if without is None:
        return OWED["none"], {"unsettled": UNSETTLED}
    if strength is None:
        return OWED["found"], {"without": shown(without)}
    which = "less" if without < strength else "more"
    return OWED[which], {"without": shown(without), "by": shown(abs(strength - without))}


def lines(told: Owed) -> Iterator[tuple[str, str, str, str]]:
    """Yield the rows of a table for a terminal: item, strength without it, what it adds, bare.

    Bare is what it would add if nothing were said about it. What moves nothing is left out.
    """
    for one in told.contributions:
        row = one.id, written(one.without), signed(one.removal), signed(one.intrinsic)
        if (row[2], row[3]) != ("0", "0"):
            yield row


def unmoved(told: Owed, moved: int) -> str:
    """Say how many of those that bear on a strength hardly move it."""
    of = len(told.contributions)
    return UNMOVED.format(number=of - moved, of=of)


def data(told: Owed, strengths: Strengths) -> dict[str, object]:
    """Give what a strength is owed to as plain data; null where something did not converge."""
    knot = strengths.knots.get(told.id)
    bound = knot.contraction if knot else None
    return {
        "semantics": told.semantics,
        "strength": told.strength,
        "how": strengths.how[told.id],
        "contraction": bound._asdict() if bound else None,
        "alone": told.alone,
        "owed": [Contribution._asdict(one) for one in told.contributions],
    }
