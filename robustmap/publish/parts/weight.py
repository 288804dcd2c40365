"""What a page weighs: the bytes of what it says, pictures apart."""

import re
from collections.abc import Callable, Sequence

from robustmap.publish.html import Html
from robustmap.publish.parts.writer import Writer

LIGHT = 13_500
"""So many bytes may the content of a page have, pictures apart: 20 kB with its shell."""

FULL = 14_000
"""The same for a node or a debate, whose shells are lighter than those of lists."""

EMPTY, PER_CELL = 9, 30
"""What stands around an empty cell of a table, and around one that says what it is about."""

BRIEFEST = 4

_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)


def weight(content: Html | Sequence[Html]) -> int:
    """Give how many bytes some content, or a row of cells, adds to a page.

    >>> weight(Html("<p>é</p><svg>...</svg>")), weight([Html("a"), Html("")])
    (9, 40)
    """
    if isinstance(content, str):
        return len(_PICTURE.sub("", content).encode())
    return sum(weight(cell) + PER_CELL if cell else EMPTY for cell in content)


def heavy(content: Html) -> bool:
    """Tell whether the page of a node with this content weighs too much, so that it is cut."""
    return len(content) > FULL / 2 and weight(content) > FULL


def briefly(writer: Writer, write: Callable[[Writer], Html]) -> tuple[Writer, Html]:
    """Write what a page says, with its lists cut shorter as long as it weighs too much.

    Gives the writer that was as brief as it took, too.
    """
    for brief in range(BRIEFEST + 1):
        writer = Writer(writer.site, writer.path, brief=brief)
        body = write(writer)
        if weight(body) <= LIGHT:
            break
    return writer, body
