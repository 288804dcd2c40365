"""A difference as Markdown, for the summary or a comment of a pull request.

Whatever comes from the kb stands in code spans: there a forge reads no markup, no HTML,
no mention and no address.
"""

import re

from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.report._content import glossary, opening, sections
from robustmap.diff.report._line import Item, Line, Name, plain

MOST = 100
"""Items of one section that are written out."""

LONGEST = 60_000
"""Characters: a forge refuses a comment of more than 65,535."""

_FEWER = (MOST, 40, 15, 5)


@REPORTS.entry("markdown")
def markdown(compared: Compared) -> str:
    """Write the consequences, then the changes, then new findings, as much as a forge takes."""
    for most in (*_FEWER, 1):
        text = _written(compared, most)
        if len(text) <= LONGEST:
            break
    return text


def _written(compared: Compared, most: int) -> str:
    first, *rest = (_set(line) for line in opening(compared))
    blocks = [f"## What changes in the argument\n\n{first}", *rest]
    for section in sections(compared):
        items = [_item(item, most) for item in section.items[:most]]
        more = len(section.items) - most
        if more > 0:
            items.append(f"- and {more} more: `robustmap diff --format json` lists all")
        blocks.append(f"### {section.heading}\n\n" + "\n".join(items))
    known = glossary(compared)
    if known:
        meant = "\n".join(f"- *{word}*: {meaning}" for word, meaning in known)
        blocks.append(f"### What these words mean\n\n{meant}")
    return "\n\n".join(blocks) + "\n"


def _item(item: Item, most: int) -> str:
    """Lead with what something says, since ids mean little to who sees them first."""
    first, *more = [*([code(item.title)] if item.title else []), _set(item.line)]
    more += [_set(line) for line in item.more[:most]]
    if len(item.more) > most:
        more.append(f"and {len(item.more) - most} more")
    return "\n".join([f"- {first}", *(f"  - {line}" for line in more)])


def _set(line: Line) -> str:
    return "".join(
        code(piece.text) if isinstance(piece, Name) else piece.replace("->", "→") for piece in line
    ).strip()


def code(text: str) -> str:
    """Give text as a code span that it cannot end.

    >>> print(code("a `tick`, <b>, [x](y)"))
    `` a `tick`, <b>, [x](y) ``
    """
    line = plain(text)
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    gap = " " if len(fence) > 1 or not line else ""
    return f"{fence}{gap}{line}{gap}{fence}"
