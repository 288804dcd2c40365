"""Asking: the rows that pass, in order, with their columns."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from robustmap.model.nodes import Node
from robustmap.query.item import Asker, Item
from robustmap.query.language import _tree as tree
from robustmap.query.language._answer import Answer, Row
from robustmap.query.language._conditions import STEPS
from robustmap.query.language._index import Step
from robustmap.query.language._judge import Judge
from robustmap.query.language._parser import parse
from robustmap.query.rows import Rows, _names

USUAL = ("id", "kind", "verdict", "title")
"""The columns of a query that names none."""


def ask(kb: Asker, text: str) -> Answer:
    """Answer a query in the language of `robustmap query`.

    Linear in the rows, but for what each test follows; `fragile` takes long.

    Raises:
        QueryError: it cannot be read, or names what does not exist; the message shows the
            place and names the nearest.
    """
    query = parse(text, kb.map)
    return answer(kb, query, passing(kb, query, kb.map.live))


def passing(kb: Asker, query: tree.Query, nodes: Iterable[Node]) -> list[str]:
    """Give the rows that pass the test of a query among some nodes and their parts."""
    judge = Judge(kb)
    return [ref for ref in judge.candidates(query.rows, nodes) if judge.passes(query.test, ref)]


def answer(kb: Asker, query: tree.Query, rows: Iterable[str]) -> Answer:
    """Give the answer to a query, of which all rows are known that pass its test."""
    judge, found = Judge(kb), sorted(map(Step, rows) if query.rows == STEPS else rows)
    if query.count_by is not None:
        return _counts(judge, query, found)
    # The last key decides least, so it sorts first; equal rows stay by id.
    for key in reversed(query.sort):
        found.sort(key=_sorter(judge, key), reverse=key.down)
    columns = query.columns or tuple(tree.Column(one, one) for one in USUAL)
    heads = tuple(column.head for column in columns)
    kept = found[: query.limit]
    shown = [
        Row(heads, tuple(_cell(judge, one.what, ref) for one in columns), Item(kb, ref))
        for ref in kept
    ]
    return Answer(query.text, heads, shown, len(found))


def _counts(judge: Judge, query: tree.Query, found: list[str]) -> Answer:
    """Count the rows by a property; one that holds several values counts for each."""
    assert query.count_by is not None
    tally: Counter[Any] = Counter()
    for ref in found:
        value = plain(judge.value(query.count_by, ref))
        several = value if isinstance(value, tuple) and value else (value,)
        tally.update(several if value != () else [None])
    pairs = sorted(tally.items(), key=lambda pair: _rank(pair[0]))
    for key in reversed(query.sort):
        place = 0 if key.what == query.count_by else 1
        pairs.sort(key=lambda pair: _rank(pair[place]), reverse=key.down)
    heads = (query.count_by, "number")
    rows = [Row(heads, (None if v == "" else v, n), None) for v, n in pairs]
    return Answer(query.text, heads, rows[: query.limit], len(rows))


def _cell(judge: Judge, what: "str | tree.Related | tree.Number", ref: str) -> Any:
    if isinstance(what, tree.Related):
        return judge.related(what, ref)
    if isinstance(what, tree.Number):
        return judge.number(what, ref)
    item = Item(judge.kb, ref)
    if what in ("id", "title", "kind", "answer"):
        return getattr(item, what)
    if what == "verdict":
        return item.verdict.words.fill() if item.verdict else ""
    if what == "why":
        return str(item.why or "")
    return plain(judge.value(what, ref))


def plain(value: Any) -> Any:
    """Give a property as programs want it: text, numbers, truth values, ids, tuples of these."""
    if isinstance(value, Rows):
        return value.ids
    if isinstance(value, (tuple, list, frozenset)):
        return tuple(one for entry in value for one in _plain_names(entry))
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    names = _plain_names(value)
    return names[0] if len(names) == 1 else names


def _plain_names(entry: Any) -> tuple[Any, ...]:
    return tuple(
        one if one is None or isinstance(one, (bool, int, float, str)) else str(one)
        for one in _names(entry)
    )


def _sorter(judge: Judge, key: tree.Key) -> Callable[[str], tuple[int, Any]]:
    def by(ref: str) -> tuple[int, Any]:
        return _rank(_cell(judge, key.what, ref))

    return by


def _rank(value: Any) -> tuple[int, Any]:
    """Give by what values of any sort are sorted: nothing, numbers, text, several."""
    if value is None or value == "":
        return 0, 0
    if isinstance(value, (bool, int, float)):
        return 1, value
    return (2, value) if isinstance(value, str) else (3, str(value))
