"""Verdicts as Python users hold them: the answer, and everything that shows it."""

from functools import cached_property
from typing import TYPE_CHECKING

from robustmap.explain.ledger import Ledger, ledger
from robustmap.explain.shown import Shown
from robustmap.explain.words import Phrase
from robustmap.explain.words import verdict as in_words
from robustmap.reason import ask as reason

if TYPE_CHECKING:
    from robustmap.reason.resilience import Flip


class Verdict(Shown, reason.Verdict):
    """The answer to a question, with everything that shows it.

    `answer` is the word of the files, `words` that of the pages; `replies`, `rests_on`,
    `witness`, `ledger` and `fragile` are worked out when they are first asked for.
    """

    @cached_property
    def words(self) -> Phrase:
        """The verdict in readers' words."""
        return in_words(self)

    @cached_property
    def fragile(self) -> "tuple[Flip, ...]":
        """The smallest sets of changes that turn it, of up to three; none where it takes more.

        Worked out for the cautious view alone, without weighing; empty for any other.
        """
        from robustmap.reason.resilience import Resilience

        try:
            return Resilience(self.solution).flips(self.id).found
        except ValueError:
            return ()

    @cached_property
    def ledger(self) -> Ledger | None:
        """What speaks for and against a claim; None for an argument."""
        return None if self.inferences else ledger(self.solution, self.id)

    def __str__(self) -> str:
        """Say it in a sentence."""
        return f"{self.id}: {self.words.fill()}"
