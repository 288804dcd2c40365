"""A table of the query layer as part of a page, or as pages of its own."""

from collections.abc import Sequence
from typing import Any

from robustmap.explain.labels import NOTES
from robustmap.publish.html import NOTHING, Html, coded, el, join, text
from robustmap.publish.parts.parted import Part
from robustmap.publish.parts.tables import number, table
from robustmap.publish.parts.writer import Writer
from robustmap.query.tables import Cell, Name, Table


def part(shown: Table, name: str, path: str, *, most: int = 0) -> Part:
    """Give a table as a part of a page: `name` is what `robustmap table` calls it.

    Of more than `most` rows the others are only counted.
    """
    heads = [head.capitalize() for head in shown.head]

    def set_rows(_writer: Writer, rows: Sequence[Any]) -> Html:
        return table(heads, rows, label=shown.title)

    return Part(
        path,
        shown.title,
        shown.rows[: most or len(shown.rows)],
        row,
        set_rows,
        where=coded(NOTES["table"].format(name=name)),
        before=el("p", text(shown.about)),
        anchored=False,
    )


def row(writer: Writer, cells: Sequence[Cell]) -> list[Html]:
    """Give a row: names as links with their verdicts."""
    return [cell(writer, one) for one in cells]


def cell(writer: Writer, value: Cell) -> Html:
    """Give one cell; what has an id is shown by its title."""
    if isinstance(value, Name):
        return join(writer.link(value.ref), writer.mark(value.ref), by=" ")
    if isinstance(value, int):
        return number(text(str(value)), str(value))
    if isinstance(value, tuple):
        return join(*(cell(writer, one) for one in value), by=", ") if value else NOTHING
    return text(value)
