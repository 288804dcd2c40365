"""Requests for backing: what each asks about, and what has answered it."""

from collections.abc import Iterator

from robustmap.model.nodes import Question
from robustmap.query.item import Asker
from robustmap.query.obligations import Exchanges
from robustmap.query.tables._table import TABLES, Cell, Name, Table


@TABLES.entry("challenges")
def challenges(kb: Asker) -> Table:
    """List the requests for backing, answered or not."""
    assert isinstance(kb, Exchanges)
    return Table(
        "Requests for backing",
        "Who asks for a reason or a case, about what, and whether anybody has given one. A "
        "request takes nothing away from what it asks about.",
        ("request", "asks about", "by", "answered", "answered by"),
        tuple(_rows(kb)),
        "Nobody has asked for backing.",
    )


def _rows(kb: Exchanges) -> Iterator[tuple[Cell, ...]]:
    for node in kb.map.of_kind("question"):
        if isinstance(node, Question) and node.sort == "challenge":
            answers = kb.answers.get(node.id, ())
            yield (
                Name(node.id),
                tuple(Name(kb.map.resolve(ref) or ref) for ref in node.asks_about),
                tuple(dict.fromkeys(one.by for one in node.sources if one.by)),
                "yes" if answers else "no",
                tuple(map(Name, answers)),
            )
