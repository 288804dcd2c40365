"""The keys of gsn2x YAML (version 3), and the elements of a file."""

from typing import Any, NamedTuple

PREFIXES = (
    *(("CG", "CounterGoal"), ("G", "Goal"), ("CSn", "CounterSolution"), ("Sn", "Solution")),
    *(("S", "Strategy"), ("C", "Context"), ("A", "Assumption"), ("J", "Justification")),
)
"""How ids begin, and of what type an element then is: the first that fits, as in gsn2x."""

TYPES = tuple(kind for _, kind in PREFIXES)
COUNTER = ("CounterGoal", "CounterSolution")
LISTS = ("supportedBy", "inContextOf", "defeatedRelation", "restsOn", "backs")
READ = ("text", "challenges", "undeveloped", "defeated", "nodeType", "verdict", *LISTS)
"""The keys that are understood; others are kept. The last two are robustmap's own."""

KEY = "x-gsn"
"""The own key of a node that holds what else an element says."""


class Element(NamedTuple):
    """An element; references are `Word`s, for their places. `step` is of which step it is part."""

    id: str
    key: Any
    type: str
    text: str
    supported: tuple[Any, ...]
    context: tuple[Any, ...]
    challenges: tuple[Any, ...]
    defeated: Any
    defeated_relations: tuple[Any, ...]
    backs: tuple[Any, ...]
    step: str
    undeveloped: bool
    rest: dict[str, Any]

    @property
    def is_step(self) -> bool:
        """Whether it is an argument, and no statement."""
        return self.type == "Strategy" or bool(self.step)


def type_of(name: str) -> str:
    """Give the type that an id stands for, "" where it is none.

    >>> type_of("Sn1"), type_of("S1"), type_of("CSn1"), type_of("x")
    ('Solution', 'Strategy', 'CounterSolution', '')
    """
    return next((kind for prefix, kind in PREFIXES if name.startswith(prefix)), "")
