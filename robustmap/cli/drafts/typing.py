"""Help while somebody types at a terminal: the tab key completes what is being asked for."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType

Offered = Callable[[str], Mapping[str, str]]
"""Gives what may be meant by what has been typed so far, each with a word on what it is."""

MAX_SHOWN = 30
"""More matches than this are only counted."""

_APART = " "
"""A match that shares no beginning with any: keeps a shorter common beginning out of the line."""


@contextmanager
def completing(question: str, offered: Offered | None) -> Iterator[None]:
    """Let the tab key complete the answers to a question, where the terminal can do that."""
    readline = _readline() if offered else None
    if readline is None or offered is None:
        yield
        return
    before = readline.get_completer(), readline.get_completer_delims()
    helper = _Helper(question, offered)
    readline.set_completer(helper.match)
    readline.set_completer_delims("")
    readline.set_completion_display_matches_hook(helper.show)
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(before[0])
        readline.set_completer_delims(before[1])
        readline.set_completion_display_matches_hook(None)


def matches(typed: str, offered: Offered) -> list[str]:
    """Give what the tab key may put in the place of what has been typed.

    >>> matches("al", lambda typed: {"analogy": "", "alpha": ""} if typed else {})
    ['alpha', 'analogy', ' ']
    """
    found = sorted(offered(typed), key=lambda one: (not one.startswith(typed), one))
    # Matches that were found by another word must not shorten the line to what they share.
    if len(found) > 1 and not all(one.startswith(typed) for one in found):
        found.append(_APART)
    return found


class _Helper:
    def __init__(self, question: str, offered: Offered) -> None:
        self.question = question
        self.offered = offered
        self.found: list[str] = []

    def match(self, typed: str, number: int) -> str | None:
        """Give one match after the other, as the terminal asks for them."""
        if number == 0:
            self.found = matches(typed, self.offered)
        return self.found[number] if number < len(self.found) else None

    def show(self, typed: str, found: Sequence[str], longest: int) -> None:
        """List the matches with what they are, and the question again."""
        told = self.offered(typed)
        shown = [one for one in found if one != _APART]
        lines = [f"  {one:<{longest}}  {told.get(one, '')}".rstrip() for one in shown[:MAX_SHOWN]]
        if len(shown) > MAX_SHOWN:
            lines.append(f"  and {len(shown) - MAX_SHOWN} more")
        again = f"{self.question}: {typed}"
        sys.stdout.write("\n" + "\n".join(lines) + f"\n{again}")
        sys.stdout.flush()


def _readline() -> ModuleType | None:
    """Give the library that edits lines, or None: on some systems, and in a pipe, none does."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    try:
        import readline
    except ImportError:
        return None
    return readline
