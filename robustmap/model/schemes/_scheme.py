"""The shape of an entry in the catalogue of patterns of reasoning."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Put = Literal["challenge", "undercut", "undermine"]
"""What a critical question does to an argument: it asks for backing, breaks the step, or
denies a premise. Asking is enough for the first; the others need a reason of their own."""

CONCLUSION = "conclusion"
"""The hole of a question for what the argument is aimed at."""

WALTON = "Walton, Reed and Macagno, Argumentation Schemes (2008), chapter 9"


class Slot(NamedTuple):
    """One premise of a pattern: its local id, and its sentence with holes in capitals."""

    local: str
    template: str


class Critical(NamedTuple):
    """One critical question, and what it does when it is put to an argument.

    `on` is the slot that it is about, "" where it is about the step. `reason` is what
    somebody says who answers it to the argument's cost. Both sentences may have a hole for
    the `{conclusion}`.
    """

    id: str
    text: str
    put: Put = "challenge"
    on: str = ""
    reason: str = ""

    def filled(self, conclusion: str = "the conclusion") -> tuple[str, str]:
        """Give the question and its reason with the hole filled.

        >>> Critical("q", "Does it bear on {conclusion}?").filled("“Plans help”")
        ('Does it bear on “Plans help”?', '')
        """
        holes = {CONCLUSION: conclusion}
        return self.text.format_map(holes), self.reason.format_map(holes)


class Scheme(NamedTuple):
    """One pattern of reasoning.

    `also` are other names under which it goes, `source` says who described it first or best;
    the words are our own.
    """

    id: str
    name: str
    gist: str
    slots: tuple[Slot, ...]
    conclusion: str
    questions: tuple[Critical, ...]
    source: str = WALTON
    also: tuple[str, ...] = ()

    @property
    def by_local(self) -> Mapping[str, Slot]:
        """Give the slots by their local ids."""
        return {slot.local: slot for slot in self.slots}
