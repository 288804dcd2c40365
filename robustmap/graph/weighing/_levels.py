"""How strong an argument can be, from weak to strong."""

from robustmap.model.fields import Strength

LEVELS: tuple[Strength, ...] = ("weak", "moderate", "strong")
UNSAID: Strength = "moderate"
"""What a strength is where nobody gave one, and what somebody's saying so is worth."""


def level(strength: Strength | None) -> int:
    """Give the place of a strength among all of them, the weakest first.

    >>> level("weak"), level(None), level("strong")
    (0, 1, 2)
    """
    return LEVELS.index(strength or UNSAID)


def unlevelled(name: str) -> str:
    """Give the name of a helper without its level.

    >>> unlevelled("argued c weak"), unlevelled("bare c from strong"), unlevelled("c- strong")
    ('argued c', 'bare c', 'c-')
    """
    start, _, last = name.rpartition(" ")
    return start.removesuffix(" from") if start and last in LEVELS else name
