"""How concrete a failure story is: which slots say something, and which only fill a place."""

from fractions import Fraction
from typing import NamedTuple

from robustmap.model.nodes import SLOTS, Story


class Concreteness(NamedTuple):
    """The slots of a story by what fills them, each in the order of the schema.

    `generic` slots hold words that would fit any story, `unfillable` ones are said to be
    beyond anybody's reach, `missing` ones are not given.
    """

    concrete: tuple[str, ...] = ()
    generic: tuple[str, ...] = ()
    unfillable: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def given(self) -> int:
        """Count the slots that are given."""
        return len(SLOTS) - len(self.missing)

    @property
    def genericness(self) -> Fraction | None:
        """The share of the given slots that are not concrete; None where none is given.

        >>> Concreteness(concrete=("task",), generic=("model",), missing=SLOTS[2:]).genericness
        Fraction(1, 2)
        """
        if not self.given:
            return None
        return Fraction(len(self.generic) + len(self.unfillable), self.given)

    @property
    def complete(self) -> bool:
        """Whether every slot is given, in whatever words."""
        return not self.missing

    @property
    def template(self) -> bool:
        """Whether slots are given and none is concrete: then the story defeats nothing."""
        return self.genericness == 1


def concreteness(story: Story) -> Concreteness:
    """Sort the slots of a story by what fills them."""
    found: dict[str, list[str]] = {name: [] for name in Concreteness._fields}
    given = story.slots
    for name in SLOTS:
        found[given[name].concreteness if name in given else "missing"].append(name)
    return Concreteness(*(tuple(found[name]) for name in Concreteness._fields))
