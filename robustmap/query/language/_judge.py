"""Whether something passes the test of a query, and what the columns of a row show."""

import operator
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from robustmap.model.fields import Basis
from robustmap.model.nodes import FOLDERS, Node
from robustmap.query.find import ALL
from robustmap.query.item import Asker, Item
from robustmap.query.language import _tree as tree
from robustmap.query.language._conditions import STATEMENTS, STEPS
from robustmap.query.language._index import Index, Step
from robustmap.query.language._verdicts import WORDS
from robustmap.query.rows import Rows, has

T = TypeVar("T", bound=Callable[..., bool])

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Judge:
    """Judges the nodes, statements and steps of one kb. What it looks up is kept."""

    def __init__(self, kb: Asker) -> None:
        """Take the kb."""
        self.kb = kb
        self.index = Index.of(kb.map)

    def candidates(self, rows: str, nodes: Iterable[Node]) -> Iterator[str]:
        """Yield the ids of some rows: of those that are among some nodes, or parts of them."""
        map_ = self.kb.map
        if rows == STATEMENTS:
            parts = (one for node in nodes for one in (node.id, *map_.parts.get(node.id, ())))
            yield from (one for one in parts if one in map_.statements)
        elif rows == STEPS:
            steps = (one for node in nodes for one in map_.inferences_of.get(node.id, ()))
            yield from (Step(one) for one in steps if map_.inferences[one].relation)
        else:
            kind = rows != ALL and FOLDERS[rows].kind
            yield from (node.id for node in nodes if kind in (False, node.kind))

    def item(self, ref: str) -> Item:
        """Give what carries the properties: of a step, its argument."""
        return Item(self.kb, self.index.owner(ref))

    def passes(self, test: tree.Test, ref: str) -> bool:
        """Tell whether something passes a test."""
        return _passes(test, self, ref)

    def equals(self, ref: str, key: str, value: Any) -> bool:
        """Tell whether a property of something has a value."""
        own = self._own_basis(ref) if key == "basis" else None
        return own == value if own else has(self.item(ref), key, value)

    def _own_basis(self, ref: str) -> Basis | None:
        """Give the basis of a statement or step, which may differ from that of its node."""
        map_ = self.kb.map
        if isinstance(ref, Step):
            return map_.inferences[ref].basis
        if ref in map_.nodes:
            return None
        found = map_.statements.get(ref) or map_.inferences.get(ref)
        return found.basis if found else None

    def is_there(self, ref: str) -> bool:
        """Tell whether something has properties: a handle, which needs no file, has none."""
        map_ = self.kb.map
        return ref in map_.nodes or ref in map_.statements or ref in map_.inferences

    def value(self, key: str, ref: str) -> Any:
        """Give a property of something."""
        if not self.is_there(ref):
            return None
        return (key == "basis" and self._own_basis(ref)) or self.item(ref).get(key)

    def led(self, test: tree.Related | tree.Number, ref: str) -> tuple[str, ...]:
        """Give what a relation leads to from something, each once."""
        return tuple(dict.fromkeys(test.relation.leads(self.index, ref)))

    def related(self, test: tree.Related | tree.Number, ref: str) -> tuple[str, ...]:
        """Give the ids to which something is related and that pass, each once, sorted."""
        found = (one for one in self.led(test, ref) if _passes(test.test, self, one))
        return tuple(sorted({self.index.owner(one) for one in found}))

    def number(self, test: tree.Number, ref: str) -> int:
        """Count them: arguments, not their single steps."""
        return len(self.related(test, ref))


_WAYS: dict[type, Callable[[Any, Judge, str], bool]] = {}
"""How each sort of test is judged."""


def _passes(test: tree.Test, judge: Judge, ref: str) -> bool:
    # A table is looked up far faster than `singledispatch` finds what to call.
    return _WAYS[type(test)](test, judge, ref)


def _way(sort: type) -> Callable[[T], T]:
    def add(way: T) -> T:
        _WAYS[sort] = way
        return way

    return add


@_way(tree.Anything)
def _anything(_: tree.Anything, judge: Judge, ref: str) -> bool:  # noqa: ARG001 - anything passes
    return True


@_way(tree.Not)
def _not(test: tree.Not, judge: Judge, ref: str) -> bool:
    return not _passes(test.test, judge, ref)


@_way(tree.Every)
def _every(test: tree.Every, judge: Judge, ref: str) -> bool:
    return all(_passes(one, judge, ref) for one in test.tests)


@_way(tree.Some)
def _some(test: tree.Some, judge: Judge, ref: str) -> bool:
    return any(_passes(one, judge, ref) for one in test.tests)


@_way(tree.Fares)
def _fares(test: tree.Fares, judge: Judge, ref: str) -> bool:
    return WORDS[test.word].holds(judge.kb, judge.index, ref)


@_way(tree.Named)
def _named(test: tree.Named, judge: Judge, ref: str) -> bool:
    return test.id in (ref, judge.index.owner(ref)) or judge.kb.map.statement_id(test.id) == ref


@_way(tree.OfKind)
def _of_kind(test: tree.OfKind, judge: Judge, ref: str) -> bool:
    map_ = judge.kb.map
    if test.rows == STATEMENTS:
        return ref in map_.statements
    if test.rows == STEPS:
        return ref in map_.inferences
    owner = judge.index.owner(ref)
    if owner not in map_.nodes:
        return False
    return test.rows == ALL or isinstance(map_.nodes[owner], FOLDERS[test.rows])


@_way(tree.Related)
def _related(test: tree.Related, judge: Judge, ref: str) -> bool:
    # One that comes twice need not be told from others to find whether any passes.
    leads = test.relation.leads(judge.index, ref)
    return any(_passes(test.test, judge, one) for one in leads)


@_way(tree.Counted)
def _counted(test: tree.Counted, judge: Judge, ref: str) -> bool:
    return _COMPARE[test.sign](judge.number(test.number, ref), test.value)


@_way(tree.Has)
def _has(test: tree.Has, judge: Judge, ref: str) -> bool:
    found = judge.value(test.key, ref)
    return bool(len(found)) if isinstance(found, Rows) else found not in (None, "", (), {})


@_way(tree.Compare)
def _compare(test: tree.Compare, judge: Judge, ref: str) -> bool:
    if not judge.is_there(ref):
        return False
    if test.sign == "=":
        return any(judge.equals(ref, test.key, one) for one in test.values)
    if test.sign == "!=":
        return not any(judge.equals(ref, test.key, one) for one in test.values)
    found = judge.value(test.key, ref)
    if test.sign == "contains":
        return any(test.values[0] in str(one).lower() for one in _several(found))
    return any(_ordered(test.sign, one, str(test.values[0])) for one in _several(found))


def _several(found: Any) -> tuple[Any, ...]:
    if isinstance(found, Rows):
        return found.ids
    if isinstance(found, (tuple, list, frozenset)):
        return tuple(found)
    return () if found is None else (found,)


def _ordered(sign: str, found: Any, wanted: str) -> bool:
    """Compare as numbers where both are, else as text: dates are written so that this works."""
    try:
        return _COMPARE[sign](float(found), float(wanted))
    except (TypeError, ValueError):
        return isinstance(found, str) and found != "" and _COMPARE[sign](found, wanted)
