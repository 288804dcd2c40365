"""From the text of a query to its words, signs and quoted values, each with its place."""

import re
from typing import Literal, NamedTuple, cast

from robustmap.query.language._told import Span, refusal

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<quoted>"[^"\n]*"|'[^'\n]*')
    | (?P<sign><=|>=|!=|==|[=<>(),])
    | (?P<word>[^\s"'()<>=!,]+)
    )""",
    re.VERBOSE,
)

MOST = 2000
"""So many words and signs a query may have."""


class Token(NamedTuple):
    """A word, sign or quoted value; `text` is without the quotes."""

    sort: Literal["word", "sign", "quoted", "end"]
    text: str
    span: Span

    def says(self, *words: str) -> bool:
        """Tell whether it is one of some words or signs, in any case."""
        return self.sort in ("word", "sign") and self.text.lower() in words


def tokens(text: str) -> list[Token]:
    """Split the text of a query; the last token is its end. Linear.

    Raises:
        QueryError: a character, or a quote without its end, can be no part of a query.
    """
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            if not text[at:].strip():
                break
            raise _stray(text, at)
        sort = cast('Literal["word", "sign", "quoted"]', match.lastgroup)
        span = Span(*match.span(sort))
        said = text[span.start : span.end]
        at = match.end()
        found.append(Token(sort, said[1:-1] if sort == "quoted" else said, span))
        if len(found) > MOST:
            message = f"the query is too long: it has more than {MOST} words"
            raise refusal(text, span, message)
    end = len(text.rstrip())
    return [*found, Token("end", "", Span(end, end + 1))]


def _stray(text: str, at: int) -> Exception:
    start = at + len(text[at:]) - len(text[at:].lstrip())
    one = text[start]
    message = f"the quote {one} has no end" if one in "\"'" else f"`{one}` means nothing here"
    return refusal(text, Span(start, start + 1), message)
