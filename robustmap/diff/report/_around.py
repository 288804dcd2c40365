"""What stands around the consequences: changes, what is owed, findings, how a debate fares."""

from collections.abc import Sequence

from robustmap.diff.arrivals import Arrival
from robustmap.diff.health import Health
from robustmap.diff.kinds import Change, Renamed, Reworded
from robustmap.diff.owed import OwedChange
from robustmap.diff.report._line import Item, Line, Name, said, title
from robustmap.diff.result import Diff
from robustmap.diff.sequence import OrderChange
from robustmap.diff.silence import Silence
from robustmap.diff.suspects import Suspect
from robustmap.explain import words
from robustmap.explain.differences import HEALTH, KNOWN, OWED, SINCE, sort_of
from robustmap.explain.words import count
from robustmap.model.problem import SEVERITIES, Problem, Severity, clip

LONG = 300
"""Characters of a reworded sentence that are shown; all of it is in the data."""


def changed(diff: Diff) -> list[Item]:
    """Tell each node once, with all that was done to it."""
    standing = {one.node: one for one in diff.arrivals if one.kind != "proposal"}
    silent = {one.id for one in diff.silences}
    by_node: dict[str, list[Change]] = {}
    for one in diff.changes:
        by_node.setdefault(one.node, []).append(one)
    return [
        # What nobody has replied to is told elsewhere.
        _changed(done, None if node in silent else standing.get(node))
        for node, done in by_node.items()
    ]


def _changed(done: Sequence[Change], arrival: Arrival | None) -> Item:
    first = done[0]
    kind = words.KIND[first.kind][0] + " " if first.kind in words.KIND else ""
    line: list[str | Name] = [kind, Name(first.node), ", "]
    for at, one in enumerate(sorted(done, key=lambda one: one.name != Renamed.name)):
        line += [*(["; "] if at else []), *said(one.said)]
    if first.path != first.node:
        line += [" - ", Name(first.path)]
    more: list[Line] = [["from the start: ", *said(one)] for one in arrival.says] if arrival else []
    for one in done:
        if isinstance(one, Reworded):
            for _, before, after in one.texts:
                more += [["was: ", Name(clip(before, LONG))], ["is: ", Name(clip(after, LONG))]]
    return Item(line, title(first.node, first.title), more, first.sign)


def arrived(one: Arrival) -> Item:
    """Tell how far a new proposal works."""
    line: list[str | Name] = ["proposal ", Name(one.node), " is new"]
    return Item(line, title(one.node, one.title), [list(said(phrase)) for phrase in one.says])


def tally(findings: Sequence[Problem]) -> str:
    """Count findings by how grave they are, in words."""
    numbers: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    for problem in findings:
        numbers[problem.severity] += 1
    return ", ".join(count(number, word) for word, number in numbers.items() if number)


def ahead(findings: Sequence[Problem]) -> list[Problem]:
    """Give the gravest first."""
    return [one for severity in SEVERITIES for one in findings if one.severity == severity]


def finding(one: Problem) -> Item:
    """Tell a finding."""
    hint: Line = [" - did you mean ", Name(one.suggestion), "?"] if one.suggestion else []
    return Item([f"{one.severity} {one.code} ", Name(one.place), ": ", Name(one.message), *hint])


def order(one: OrderChange) -> Item:
    """Tell what is known of two thresholds newly, or no more."""
    line: list[str | Name] = [Name(one.first), " and ", Name(one.then), ": "]
    if one.before:
        line += [*_known(one, KNOWN[one.before], one.before), " -> "]
    line += _known(one, KNOWN[one.after], one.after)
    more: list[list[str | Name]] = []
    if one.claims:
        more = [["said by "]]
        for at, ref in enumerate(one.claims):
            more[0] += [*([", "] if at else []), Name(ref)]
    return Item(line, "", more)


def _known(one: OrderChange, text: str, known: str) -> list[str | Name]:
    # Only where one of them comes first has it to be said which.
    return [Name(one.first), f" {text}"] if known in ("before", "after") else [text]


def owed(one: OwedChange) -> Item:
    """Tell what somebody now has to do, or no longer."""
    line: list[str | Name] = [f"{OWED[one.how]} ({sort_of(one.sort).lower()}): ", Name(one.node)]
    for at, ref in enumerate(one.about[:_MOST]):
        line += [", " if at else ", about ", Name(ref)]
    if len(one.about) > _MOST:
        line.append(f" and {len(one.about) - _MOST} more")
    if one.says:
        line += [": ", Name(one.says)]
    return Item(line, title(one.node, one.title), (), _SIGN[one.how])


_MOST = 4
_SIGN = {"opened": "+", "closed": "-", "changed": "~"}


def silence(one: Silence) -> Item:
    """Tell of an argument that only holds as nobody has replied."""
    return Item([Name(one.id), f" {SINCE[one.since]}"], title(one.id, one.title))


def suspect(one: Suspect) -> Item:
    """Tell who may rest on words that are others now."""
    kind = words.KIND[one.kind][0]
    line: list[str | Name] = [f"{kind} ", Name(one.node)]
    others = [field for field in one.fields if field not in one.outdated]
    if one.outdated:
        line += [" was read against an earlier wording of ", Name(one.of)]
        line.append(f", which is named under {', '.join(one.outdated)}")
        line.append(f", and not read again under {', '.join(others)}" if others else "")
    else:
        line += [": not read again since ", Name(one.of), " was put in other words; it is named"]
        line.append(f" under {', '.join(others)}")
    line += [" - ", Name(one.path)]
    return Item(line, title(one.node, one.title))


def fares(health: Health) -> list[Item]:
    """Tell which numbers on the whole map moved."""
    numbers = [(HEALTH[name], getattr(health, name)) for name in HEALTH]
    return [
        Item([f"{text}: {one.base} -> {one.head}"]) for text, one in numbers if one.base != one.head
    ]
