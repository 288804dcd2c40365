"""The answer to a query as part of a page: ids as links with their verdicts."""

from typing import Any

from robustmap.explain.words import ARGUMENT, CLAIM
from robustmap.publish.html import NOTHING, Html, el, join, text
from robustmap.publish.parts.tables import number, table
from robustmap.publish.parts.writer import Writer
from robustmap.query.language import USUAL, Answer

NONE_FOUND = "Nothing found."
MORE = "Not shown here: {more} more."
OF_LIMIT = "Left out by the limit of the query: {more} more."


_ANSWERS: dict[str, str] = dict((*CLAIM.items(), *ARGUMENT.items()))


def queried(writer: Writer, answer: Answer, *, most: int = 0) -> Html:
    """Give an answer as a table; beyond `most` rows it says how many more there are."""
    heads = _heads(answer)
    rows = list(answer)[: most or None]
    cells = [[_cell(writer, head, row[head]) for head in heads] for row in rows]
    shown = ["What" if head == "id" else head.capitalize() for head in heads]
    made = table(shown, cells, label=answer.query)
    hidden = len(answer) - len(rows)
    return join(
        made or el("p", text(NONE_FOUND)),
        el("p", text(MORE.format(more=hidden))) if hidden else NOTHING,
        el("p", text(OF_LIMIT.format(more=answer.left_out))) if answer.left_out else NOTHING,
    )


def _heads(answer: Answer) -> tuple[str, ...]:
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
