"""When an engine by rounds stops going by rounds."""

from typing import NamedTuple

from robustmap.errors import TooDeepError


class Limits(NamedTuple):
    """`rounds` at most; with `hand_over` links or fewer left, memory and a work-list finish."""

    rounds: int
    hand_over: int

    def check(self, done: int, left: int, what: str) -> None:
        """Go on, or refuse.

        Raises:
            TooDeepError: all rounds are done.
        """
        if done >= self.rounds:
            message = (
                f"{left:,} {what} are left after {done} rounds: this is too deep to go by rounds."
                f" The engine `numba` does not go by rounds; else allow more of them (`rounds`),"
                f" or let memory take over sooner (`hand_over`, now {self.hand_over:,})"
            )
            raise TooDeepError(message)
