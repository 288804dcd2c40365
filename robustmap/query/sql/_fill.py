"""The rows of every table, from a solved map."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

from robustmap.explain.ledger import Side, ledger
from robustmap.graph.edges import AnyClause, clauses, edges, kind_of, there
from robustmap.model.expand import heading
from robustmap.model.fields import OrderClause, RelativeClause
from robustmap.model.nodes import Node, Person, Proposal
from robustmap.model.positions import held, in_force
from robustmap.query.sql._schema import FIELDS, TABLES, finish, statements
from robustmap.reason.ask import replies
from robustmap.reason.solution import Solution

Row = tuple[Any, ...]


def fill(connection: sqlite3.Connection, solution: Solution) -> None:
    """Make the tables of an empty database and fill them. Linear in the map."""
    with connection:
        connection.execute("BEGIN")
        for one in statements():
            connection.execute(one)
        for name, rows in _ROWS.items():
            holes = ", ".join("?" * len(TABLES[name].columns))
            # The names are those of our own table of tables.
            insert = f"INSERT OR IGNORE INTO {name} VALUES ({holes})"  # noqa: S608
            connection.executemany(insert, map(_whole, rows(solution)))
        for one in finish():
            connection.execute(one)


def _whole(row: Row) -> Row:
    """Give a row without halves of characters, which a file may spell and no database takes."""
    return tuple(
        one.encode("utf-8", "replace").decode() if isinstance(one, str) else one for one in row
    )


def _meta(solution: Solution) -> Iterator[Row]:
    settings, view = solution.map.settings, solution.view
    yield "title", settings.title
    yield "description", settings.description or ""
    yield "semantics", solution.semantics
    yield "basis", view.basis
    yield "reframings", str(view.reframings).lower()
    yield "suppositions", str(view.suppositions).lower()
    yield "weighing", str(view.weighing)
    yield "off", " ".join(sorted(view.off))
    yield "granted", " ".join(sorted(view.granted))
    yield "denied", " ".join(sorted(view.denied))
    yield "as_seen_by", view.eyes or ""


def _nodes(solution: Solution) -> Iterator[Row]:
    for node in solution.map.live:
        own = [_plain(solution, node, name) for name in FIELDS]
        yield (node.id, node.kind, heading(node), node.body, node.basis, node.review, *own)


def _plain(solution: Solution, node: Node, name: str) -> Any:
    if name == "standing":
        found = solution.map.statements.get(node.id)
        return found.standing if found else None
    value = vars(node).get(name)
    if name == "axis" and value is not None:
        return solution.map.resolve(value) or value
    return value if value is None or isinstance(value, (int, float, str)) else str(value)


def _statements(solution: Solution) -> Iterator[Row]:
    for one in solution.map.statements.values():
        yield one.id, one.owner, one.role, one.text, one.standing, one.basis


def _steps(solution: Solution) -> Iterator[Row]:
    map_ = solution.map
    for one in map_.inferences.values():
        if one.relation != "contradicts":
            target = there(map_, one.target)
            yield one.id, one.owner, one.relation, kind_of(map_, one), target, one.basis


def _premises(solution: Solution) -> Iterator[Row]:
    map_ = solution.map
    for one in map_.inferences.values():
        if one.relation != "contradicts":
            found = (there(map_, ref) for ref in one.premises)
            yield from ((one.id, ref) for ref in dict.fromkeys(found) if ref)


def _edges(solution: Solution) -> Iterator[Row]:
    yield from (tuple(edge) for edge in edges(solution.map))


def _verdicts(solution: Solution) -> Iterator[Row]:
    map_, why = solution.map, solution.flat.uncounted
    for ref in map_.statements:
        yield ref, solution.claim_answer(ref), solution.counts(ref), why.get(ref), None, None
    for node in map_.of_kind("proposal"):
        statement = map_.statement_id(node.id)
        if statement and statement != node.id:
            yield node.id, solution.claim_answer(statement), 1, None, None, None
    for item in map_.arguing():
        own = map_.inferences_of[item.id]
        reason = "" if any(map(solution.counts, own)) else why.get(own[0])
        found = replies(solution, item.id)
        answer = solution.argument_answer(item.id)
        yield item.id, answer, not reason, reason or None, len(found.met), len(found.open)
    for one in map_.inferences.values():
        if one.relation != "contradicts":
            answer = solution.inference_answer(one.id)
            yield one.id, answer, solution.counts(one.id), why.get(one.id), None, None


def _ledger(solution: Solution) -> Iterator[Row]:
    for statement in solution.map.statements:
        if statement in solution.map.aimed_at:
            found = ledger(solution, statement)
            for name, side in (("for", found.for_), ("against", found.against)):
                for fared in Side._fields:
                    yield from ((statement, name, one, fared) for one in getattr(side, fared))


def _clauses(solution: Solution) -> Iterator[Row]:
    for node in solution.map.of_kind("proposal"):
        if isinstance(node, Proposal):
            for kind, ref, first, then, clause in clauses(node):
                ends = [there(solution.map, one) for one in (first, then)]
                yield (ref, node.id, kind, *ends, *_clause(node, clause))


def _clause(node: Proposal, clause: AnyClause) -> Row:
    grade = clause.grade if isinstance(clause, OrderClause) else None
    margin = clause.margin if isinstance(clause, RelativeClause) else None
    return clause.failure, grade, margin, clause.basis or node.basis


def _said(solution: Solution) -> Iterator[Row]:
    map_ = solution.map
    people = {
        handle: person.id
        for person in map_.of_kind("person")
        if isinstance(person, Person)
        for handle in (person.id, *person.handle)
    }
    for node in map_.live:
        for one in node.sources:
            explicit = one.attributed == "explicit"
            person = people.get(one.by or "") if explicit else None
            # A person whom the text does not name stays behind the handle.
            by = one.by if explicit or "/" in (one.by or "") else None
            source = map_.resolve(one.source) or one.source
            yield node.id, source, one.at, by, person, one.voice, one.attributed


def _positions(solution: Solution) -> Iterator[Row]:
    for node in solution.map.of_kind("person"):
        if isinstance(node, Person):
            found = held(solution.map, node)
            kept = in_force(found)
            for one in found:
                holds = (one.who, one.about, one.stance, one.bearing, one.since)
                yield (*holds, one.scope, one.residue, one in kept, one.located)


def _tags(solution: Solution) -> Iterator[Row]:
    yield from ((node.id, tag) for node in solution.map.live for tag in node.tags)


def _extra(solution: Solution) -> Iterator[Row]:
    for node in solution.map.live:
        yield from ((node.id, key, str(node.x[key])) for key in node.x)


def _earlier(solution: Solution) -> Iterator[Row]:
    yield from sorted(solution.map.aliases.items())


def _withdrawn(solution: Solution) -> Iterator[Row]:
    for node in solution.map.nodes.values():
        if node.review == "withdrawn":
            yield node.id, node.replaced_by


_ROWS: dict[str, Callable[[Solution], Iterator[Row]]] = {
    "meta": _meta,
    "nodes": _nodes,
    "statements": _statements,
    "steps": _steps,
    "premises": _premises,
    "edges": _edges,
    "verdicts": _verdicts,
    "ledger": _ledger,
    "clauses": _clauses,
    "said": _said,
    "positions": _positions,
    "tags": _tags,
    "extra": _extra,
    "earlier": _earlier,
    "withdrawn": _withdrawn,
}
