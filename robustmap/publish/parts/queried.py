"""The answer to a query as part of a page: ids as links with their verdicts."""

from typing import TYPE_CHECKING, Any, NamedTuple

from robustmap.explain.words import ARGUMENT, CLAIM
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.tables import number, table
from robustmap.publish.parts.writer import Writer

if TYPE_CHECKING:
    from robustmap.query.language import Answer

NONE_FOUND = "Nothing found."
MORE = "Not shown here: {more} more."
OF_LIMIT = "Left out by the limit of the query: {more} more."


_ANSWERS: dict[str, str] = dict((*CLAIM.items(), *ARGUMENT.items()))


class Found(NamedTuple):
    """The first rows of an answer as plain data, and how many more there are.

    `hidden` rows are not shown here, `left_out` the limit of the query keeps back.
    """

    query: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    hidden: int
    left_out: int


def found(answer: "Answer", most: int = 0) -> Found:
    """Give what a page shows of an answer: `most` rows, or all."""
    heads = _heads(answer)
    rows = tuple(tuple(row[head] for head in heads) for row in answer[: most or len(answer)])
    return Found(answer.query, heads, rows, len(answer) - len(rows), answer.left_out)


def queried(writer: Writer, shown: Found) -> Html:
    """Give an answer as a table; beyond its rows it says how many more there are."""
    cells = [
        [_cell(writer, head, one) for head, one in zip(shown.heads, row, strict=True)]
        for row in shown.rows
    ]
    heads = ["What" if head == "id" else head.capitalize() for head in shown.heads]
    return join(
        table(heads, cells, label=shown.query) or el("p", text(NONE_FOUND)),
        el("p", text(MORE.format(more=shown.hidden))) if shown.hidden else NOTHING,
        el("p", text(OF_LIMIT.format(more=shown.left_out))) if shown.left_out else NOTHING,
    )


def _heads(answer: "Answer") -> tuple[str, ...]:
    from robustmap.query.language import USUAL

    # A link shows title and verdict of what it leads to.
    return ("id", "kind") if answer.columns == USUAL else answer.columns


def _cell(writer: Writer, head: str, value: Any) -> Html:
    if isinstance(value, tuple):
        return join(*(_cell(writer, "id", one) for one in value), by=", ") if value else NOTHING
    if value is None:
        return NOTHING
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number(text(f"{value:g}"), str(value))
    said = str(value)
    if head == "id" and said in writer.site.map:
        return join(writer.link(said), writer.mark(said), by=" ")
    return text(_ANSWERS.get(said, said) if head == "answer" else said)
