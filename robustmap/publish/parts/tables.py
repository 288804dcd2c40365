"""Tables that the page's script can sort, filter and hand out; readable without it."""

from collections.abc import Iterable, Sequence

from robustmap.publish.html import NOTHING, Html, el, text

SORTABLE = "rm-sortable"

WIDE = frozenset(("numbers", "ranges"))
"""Classes of tables that a phone shows as tables too, and scrolls."""


def table(
    heads: Sequence[str], rows: Iterable[Sequence[Html]], *, cls: str = "", label: str = ""
) -> Html:
    """Give a table with a heading per column, its first column heading the rows.

    Every cell that is not empty says what it is about, so that a phone can show the table as
    a list, if it is none that stays `WIDE`. It stands in a box of its own that scrolls where
    it is wide. One that is "fixed" is left as it is. Nothing where it has no rows.
    """
    named = WIDE.isdisjoint(cls.split())
    body = [_row(heads, row, named=named) for row in rows]
    if not body:
        return NOTHING
    top = el("tr", *(el("th", text(head), scope="col") for head in heads))
    name = f"{SORTABLE} {cls}" if cls else SORTABLE
    made = el("table", el("thead", top), el("tbody", *body), cls=name)
    return el("div", made, cls="table", tabindex="0", role="region", aria_label=label or heads[0])


def _row(heads: Sequence[str], row: Sequence[Html], *, named: bool) -> Html:
    first, *rest = row
    cells = [
        el("td", cell, data_of=head) if named and cell else el("td", cell)
        for head, cell in zip(heads[1:], rest, strict=True)
    ]
    return el("tr", el("th", first, scope="row"), *cells)


def number(value: Html, key: str) -> Html:
    """Give a cell's content with the plain number by which it is sorted."""
    return el("span", value, data_sort=key)


def in_hundred(value: float, shown: str) -> Html:
    """Give a share as it is shown in parts of a hundred; a plain number is its own key."""
    return text(shown) if shown.isdigit() else number(text(shown), f"{100 * value:.4f}")
