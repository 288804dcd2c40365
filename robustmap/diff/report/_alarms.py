"""A difference as single remarks, each with a place: for whoever annotates files."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from robustmap.diff.causes import Cause
from robustmap.diff.lines import Lines
from robustmap.diff.report import Compared
from robustmap.diff.report._around import order, owed, suspect
from robustmap.diff.report._consequences import flip, ledger, robustness
from robustmap.diff.report._line import Item, plain, spelled
from robustmap.diff.result import Diff
from robustmap.model.problem import SEVERITIES, Problem, Severity, Span

RULES: Mapping[str, str] = {
    "robustness-lost": "a proposal works less far than before",
    "verdict-turned": "a verdict is another one",
    "robustness-moved": "what scaling does to a proposal is another answer",
    "reasons-moved": "reasons for or against moved, and the verdict stays",
    "order-moved": "another threshold comes first, or none is said to",
    "to-be-read-again": "a node leans on words that are others now",
    "left-open": "something is newly open",
}
"""What is remarked on besides the findings of `check`, the gravest first."""


class Alarm(NamedTuple):
    """One remark: `rule` is a code of `check` or a key of `RULES`.

    `touched` says that its place is on a line that the edit changed.
    """

    level: Severity
    rule: str
    text: str
    span: Span
    node: str
    touched: bool


def alarms(compared: Compared) -> list[Alarm]:
    """Give every remark, the gravest first, among these the ones on changed lines."""
    places = _Places(compared.diff)
    found = [_found(one, places) for one in compared.findings]
    found += [one for tell in _TELL for one in tell(compared.diff, places)]
    rules = list(RULES)

    def rank(one: Alarm) -> tuple[object, ...]:
        # A finding says what is wrong, so it goes before what merely follows. Within
        # a rule the order stays: what debates are about comes first.
        place = rules.index(one.rule) if one.rule in RULES else -1
        return SEVERITIES.index(one.level), not one.touched, place

    return sorted(found, key=rank)


class _Places:
    """Where the changes of a difference stand."""

    def __init__(self, diff: Diff) -> None:
        self.diff = diff
        self.lines: dict[str, Lines] = {one.at.path: one for one in diff.lines.values()}

    def of(self, cause: Cause) -> Span:
        """Give the place of what brought something about."""
        for node in cause.nodes:
            if node in self.diff.lines:
                return self.diff.lines[node].at
        change = self.diff.of(cause.nodes[0]) if cause.nodes else None
        return Span(change.path if change else "")

    def touched(self, span: Span) -> bool:
        """Tell whether a place is on a changed line."""
        return span.path in self.lines and span.line in self.lines[span.path]

    def alarm(self, level: Severity, rule: str, item: Item, span: Span, node: str) -> Alarm:
        """Make a remark of what is told."""
        told = [*([f'"{plain(item.title)}"'] if item.title else []), spelled(item.line)]
        told += [spelled(line) for line in item.more]
        touched = self.touched(span) or any(span == one.at for one in self.lines.values())
        return Alarm(level, rule, "; ".join(told), span, node, touched)


def _found(problem: Problem, places: _Places) -> Alarm:
    hint = f"; did you mean `{problem.suggestion}`?" if problem.suggestion else ""
    way = f"; {problem.way_out}" if problem.way_out else ""
    text = plain(f"{problem.message}{hint}{way}")
    touched = places.touched(problem.span)
    return Alarm(problem.severity, problem.code, text, problem.span, problem.node, touched)


def _flips(diff: Diff, places: _Places) -> Iterator[Alarm]:
    for one in diff.flips:
        item, span = flip(diff, one), places.of(one.cause)
        yield places.alarm("warning", "verdict-turned", item, span, one.id)


def _robustness(diff: Diff, places: _Places) -> Iterator[Alarm]:
    for one in diff.robustness:
        level: Severity = "warning" if one.loss else "note"
        rule = "robustness-lost" if one.loss else "robustness-moved"
        item, span = robustness(diff, one), places.of(one.cause)
        yield places.alarm(level, rule, item, span, one.proposal)


def _ledgers(diff: Diff, places: _Places) -> Iterator[Alarm]:
    turned = {one.id for one in diff.flips}
    for one in diff.ledgers:
        if one.statement not in turned:
            item, span = ledger(diff, one), places.of(one.entries[0].cause)
            yield places.alarm("note", "reasons-moved", item, span, one.statement)


def _orders(diff: Diff, places: _Places) -> Iterator[Alarm]:
    for one in diff.orders:
        known = [claim for claim in one.claims if claim in diff.lines]
        if known:
            span = diff.lines[known[0]].at
            yield places.alarm("note", "order-moved", order(one), span, known[0])


def _suspects(diff: Diff, places: _Places) -> Iterator[Alarm]:
    for one in diff.suspects:
        yield places.alarm("note", "to-be-read-again", suspect(one), Span(one.path), one.node)


def _owed(diff: Diff, places: _Places) -> Iterator[Alarm]:
    for one in diff.obligations:
        known = [node for node in (one.node, *one.about) if node in diff.lines]
        if one.how == "opened" and known:
            span = diff.lines[known[0]].at
            yield places.alarm("note", "left-open", owed(one), span, one.node)


_TELL: tuple[Callable[[Diff, _Places], Iterator[Alarm]], ...] = (
    *(_flips, _robustness, _ledgers),
    *(_orders, _suspects, _owed),
)
