"""A table of the query layer as part of a page."""

from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.tables import number, table
from robustmap.publish.parts.writer import Writer
from robustmap.query.tables import Cell, Name, Table


def tabled(writer: Writer, shown: Table) -> Html:
    """Give a table with its sentence: names as links with their verdicts."""
    rows = [[cell(writer, one) for one in row] for row in shown.rows]
    made = table([head.capitalize() for head in shown.head], rows, label=shown.title)
    return join(el("p", text(shown.about)), made or el("p", text(shown.empty)))


def cell(writer: Writer, value: Cell) -> Html:
    """Give one cell; what has an id is shown by its title."""
    if isinstance(value, Name):
        return join(writer.link(value.ref), writer.mark(value.ref), by=" ")
    if isinstance(value, int):
        return number(text(str(value)), str(value))
    if isinstance(value, tuple):
        return join(*(cell(writer, one) for one in value), by=", ") if value else NOTHING
    return text(value)
