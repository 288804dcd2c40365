"""Reading token by token: looking ahead, taking what fits, and naming what was meant."""

from collections.abc import Collection, Iterable, Sequence
from typing import NoReturn

from robustmap.model.suggest import nearest
from robustmap.query.language._tokens import Token, tokens
from robustmap.query.language._told import Span, refusal

_LONGEST = 5
"""So many words the longest phrase has."""


class Reader:
    """The tokens of a query and the place up to which they have been read."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self.text = text
        self.tokens = tokens(text)
        self.at = 0

    @property
    def here(self) -> Token:
        """The token that comes next."""
        return self.tokens[self.at]

    def ahead(self, by: int) -> Token:
        """Give a later token; the last one again beyond the end."""
        return self.tokens[min(self.at + by, len(self.tokens) - 1)]

    def take(self) -> Token:
        """Take the next token."""
        found = self.here
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return found

    def skip(self, *words: str) -> bool:
        """Take the next token if it is one of these words or signs."""
        found = self.here.says(*words)
        if found:
            self.take()
        return found

    def expect(self, word: str, where: str) -> None:
        """Take a word or sign that has to come now.

        Raises:
            QueryError: something else comes.
        """
        if not self.skip(word):
            self.fail(f"expected `{word}` {where}")

    def phrase(self, known: Collection[str]) -> str:
        """Take the longest of some phrases that the next words make, "" where they make none."""
        best = self.peek(known)
        for _ in best.split():
            self.take()
        return best

    def peek(self, known: Collection[str]) -> str:
        """Give the longest of some phrases that the next words make, and take nothing."""
        words: list[str] = []
        best = ""
        for by in range(_LONGEST):
            token = self.ahead(by)
            if token.sort != "word":
                break
            words.append(token.text.lower())
            said = " ".join(words)
            if said in known:
                best = said
        return best

    def span(self, start: int) -> Span:
        """Give the place of what was read since the token numbered `start`."""
        last = max(start, self.at - 1)
        return Span(self.tokens[start].span.start, self.tokens[last].span.end)

    def said(self, start: int) -> str:
        """Give the text of what was read since the token numbered `start`."""
        return self.text[slice(*self.span(start))]

    def fail(self, message: str, span: Span | None = None) -> NoReturn:
        """Say what is wrong with the next token, or with a place.

        Raises:
            QueryError: always.
        """
        raise refusal(self.text, span or self.here.span, message) from None

    def unknown(self, what: str, known: Sequence[str], hint: str = "") -> NoReturn:
        """Say that the next word is none of the known ones, and which was meant.

        Raises:
            QueryError: always.
        """
        if self.here.sort == "end":
            self.fail(f"the query ends where {what} should come{_listed(known)}")
        self.fail(f"`{self.here.text}` is not {what}{hint or meant(self._words(), known)}")

    def _words(self) -> list[str]:
        """Give the next word, and the next ones together."""
        found: list[str] = []
        for by in range(_LONGEST):
            if self.ahead(by).sort != "word":
                break
            found.append(f"{found[-1]} {self.ahead(by).text}" if found else self.ahead(by).text)
        return found


def meant(words: Iterable[str], known: Sequence[str]) -> str:
    """Give the end of a message: the nearest of the known words, or all of them if few."""
    near = ""
    for one in words:
        near = nearest(one, known) or near
    return f"; did you mean `{near}`?" if near else _listed(known)


_FEW = 20


def _listed(known: Sequence[str]) -> str:
    return f": {', '.join(known)}" if known and len(known) <= _FEW else ""
