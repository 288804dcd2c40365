"""Tables as text: columns for people, CSV for programs."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
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
