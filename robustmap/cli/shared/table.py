"""Tables as text: columns for people, CSV for programs, Markdown for pages."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

GAP = "  "


def aligned(
    header: Sequence[str], rows: Iterable[Sequence[str]], *, head: bool = True
) -> Iterator[str]:
    """Yield the lines of a table; empty columns are left out, the last is as wide as it likes.

    >>> list(aligned(("id", "title"), [("for-2", "Reality hits back")]))
    ['id     title', 'for-2  Reality hits back']
    """
    columns = list(zip(header, *rows, strict=True))
    columns = [column for column in columns if any(column[1:])] or columns
    lines = list(zip(*columns, strict=True))
    widths = [max(map(len, column)) for column in columns[:-1]]
    for line in lines if head else lines[1:]:
        cells = [cell.ljust(width) for cell, width in zip(line, widths, strict=False)]
        yield GAP.join((*cells, line[-1])).rstrip()


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Write a table as CSV with a header line, lines ended by a line feed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def plain(value: Any) -> str:
    """Write a value as JSON and SPARQL do: `true`, 3, nothing for None.

    >>> [plain(value) for value in (True, 3, None, "a")]
    ['true', '3', '', 'a']
    """
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def markdown_row(cells: Iterable[str]) -> str:
    """Write a row of a Markdown table; the cells are Markdown already."""
    return f"| {' | '.join(cells)} |"


def safe(text: str) -> str:
    """Write text so that it says only itself in a cell of a Markdown table."""
    special = "\\`*_{}[]()#+!|~@"
    plain_text = "".join(f"\\{one}" if one in special else one for one in " ".join(text.split()))
    return escape(plain_text, quote=False)


def code(ref: str) -> str:
    """Write an id as code in Markdown."""
    # Ids are slugs, but what is broken keeps its id too.
    return f"`{ref}`" if not set("`|\n<") & set(ref) else safe(ref)
