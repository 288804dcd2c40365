"""A difference as Markdown, for the summary or a comment of a pull request.

Whatever comes from the kb stands in code spans: there a forge reads no markup, no HTML,
no mention and no address.
"""

import re

from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.report._content import Item, Line, Name, opening, plain, sections

MOST = 100
"""Items of one section that are written out: a forge refuses pages that are too long."""


@REPORTS.entry("markdown")
def markdown(compared: Compared) -> str:
    """Write the consequences, then the changes, then new findings."""
    first, *rest = (_set(line) for line in opening(compared))
    blocks = [f"## What changes in the argument\n\n{first}", *rest]
    for section in sections(compared):
        items = [_item(item) for item in section.items[:MOST]]
        more = len(section.items) - MOST
        if more > 0:
            items.append(f"- and {more} more: `robustmap diff --format json` lists all")
        blocks.append(f"### {section.heading}\n\n" + "\n".join(items))
    return "\n\n".join(blocks) + "\n"


def _item(item: Item) -> str:
    title = [code(item.title)] if item.title else []
    more = [*title, *(_set(line) for line in item.more)]
    return "\n".join([f"- {_set(item.line)}", *(f"  - {line}" for line in more)])


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
