"""What is wrong with a query, shown where it is wrong: the text with a caret beneath."""

from typing import NamedTuple

from robustmap.errors import QueryError

_WIDEST = 100


class Span(NamedTuple):
    """A piece of the text: from its first character to before the one at `end`."""

    start: int
    end: int


def refusal(text: str, span: Span, message: str) -> QueryError:
    """Give the error that tells what is wrong and shows where.

    >>> print(refusal("claims wher x", Span(7, 11), "did you mean `where`?"))
    did you mean `where`? (column 8)
      claims wher x
             ^^^^
    """
    before = text[: span.start]
    number, start = before.count("\n"), before.rfind("\n") + 1
    line = text[start:].partition("\n")[0]
    column = span.start - start
    wide = max(1, min(span.end - span.start, len(line) - column))
    # Of a long line only what stands around the place is shown.
    cut = max(0, column - _WIDEST // 2)
    shown = "".join(c if c.isprintable() else " " for c in line[cut : cut + _WIDEST])
    place = f"line {number + 1}, column {column + 1}" if number else f"column {column + 1}"
    marks = "^" * max(1, min(wide, len(shown) - (column - cut)))
    return QueryError(f"{message} ({place})\n  {shown}\n  {' ' * (column - cut)}{marks}")
