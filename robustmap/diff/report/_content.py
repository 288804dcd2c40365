"""What a reader is told of a difference, apart from how it is set.

A line is made of our own words and of names: whatever comes from the kb, the file
system or git. A form sets the words as they are and makes every name harmless, so that
no text of a kb can turn into markup.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from string import Formatter
from typing import NamedTuple

from robustmap.diff.causes import Cause
from robustmap.diff.changes import Change, Renamed
from robustmap.diff.report import Compared
from robustmap.diff.result import Diff, Entry, Flip, LedgerChange, RobustnessChange
from robustmap.diff.shares import ShareChange
from robustmap.explain import orders, words
from robustmap.explain.words import LEDGER, SCALING, TALLY, Phrase, count
from robustmap.model import ids
from robustmap.model.problem import SEVERITIES, Problem, Severity

GROUP = {**LEDGER, "uncounted": TALLY["uncounted"]}
WHAT = {
    "claim": "claim",
    "works": "proposal",
    "argument": "argument",
    "story": "failure story",
    "inference": "argument",
    "premise": "premise",
    "reason": "reason of the argument",
    "clause": "clause",
    "definition": "definition",
}
_TURNING = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Name(NamedTuple):
    """A piece of a line that is not ours."""

    text: str


Line = Sequence[str | Name]


class Item(NamedTuple):
    """One thing told: its line, the title of what it is about, and lines that belong to it.

    `sign` is for forms in which it is no markup.
    """

    line: Line
    title: str = ""
    more: Sequence[Line] = ()
    sign: str = ""


class Section(NamedTuple):
    """A heading and what stands under it."""

    heading: str
    items: Sequence[Item]


def plain(text: str) -> str:
    r"""Give text as one line, without characters that a terminal or a reader's eye obeys.

    >>> plain("two\nlines, \x1b[31mred") == "two lines, \ufffd[31mred"
    True
    """
    line = " ".join(text.split())
    return "".join("\ufffd" if _obeyed(character) else character for character in line)


def _obeyed(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cs") or character in _TURNING


def opening(compared: Compared) -> list[Line]:
    """Say what was compared, how much changed, and what else is to be known."""
    diff = compared.diff
    before, after = diff.nodes
    size = count(after, "node") if before == after else f"{before} -> {count(after, 'node')}"
    view = words.SEMANTICS[diff.semantics]
    lines: list[Line] = [(Name(compared.base), " -> ", Name(compared.head), f": {size}, {view}")]
    lines.append((_summary(compared),))
    lines += [("Note: ", *said(note)) for note in compared.notes]
    if not diff.shares_compared:
        lines.append(("Note: ", orders.NOT_COMPARED))
    return lines


def _summary(compared: Compared) -> str:
    diff = compared.diff
    if not diff and not compared.findings:
        return "Nothing changes."
    told = [
        count(len(diff.flips), "verdict changes", "verdicts change") if diff.flips else "",
        count(len(diff.robustness), "robustness answer changes", "robustness answers change")
        if diff.robustness
        else "",
        count(len(diff.shares), "share of possible orders moves", "shares of possible orders move")
        if diff.shares
        else "",
        count(diff.entries, "reason moves", "reasons move") + " among those for and against"
        if diff.entries
        else "",
    ]
    sentence = ", ".join(one for one in told if one)
    stay = "verdict stays as it is", "verdicts stay as they are"
    if not sentence:
        return f"No verdict changes: {count(diff.steady, *stay)}."
    return f"{sentence}; {count(diff.steady, *stay)}."


def sections(compared: Compared) -> list[Section]:
    """Give what is told, consequences first; sections without content are left out."""
    diff = compared.diff
    told = [
        Section("Verdicts that change", [_flip(diff, one) for one in diff.flips]),
        Section("Robustness to scale", [_robustness(diff, one) for one in diff.robustness]),
        Section("Shares of possible orders", [_share(one) for one in diff.shares]),
        Section("Reasons for and against", [_ledger(diff, one) for one in diff.ledgers]),
        Section("Changes", _changes(diff.changes)),
        Section(_findings_heading(compared.findings), _findings(compared.findings)),
    ]
    return [section for section in told if section.items]


def said(phrase: Phrase) -> Iterator[str | Name]:
    """Take a phrase apart into words and names."""
    for literal, hole, _, _ in Formatter().parse(phrase.text):
        if literal:
            yield literal
        if hole is not None:
            yield Name(phrase.refs[hole])


def _flip(diff: Diff, one: Flip) -> Item:
    line: list[str | Name] = [f"{WHAT[one.what]} ", Name(one.id), ": "]
    line += [*said(one.before.words), " -> ", *said(one.after.words)]
    return Item(line, _title(one.id, one.title), [list(_cause(diff, one.cause))])


def _robustness(diff: Diff, one: RobustnessChange) -> Item:
    line: list[str | Name] = [
        "proposal ",
        Name(one.proposal),
        f", {SCALING.get(one.kind, one.kind)}: ",
    ]
    before, after = words.robustness(one.before), words.robustness(one.after)
    line += said(before)
    if before != after:
        line += [" -> ", *said(after)]
    gaps = [gap for gap in (one.before.gap, one.after.gap) if gap is not None]
    if len(set(gaps)) > 1:
        line.append(f" ({gaps[0]} -> {count(gaps[1], 'crossing')} away from today)")
    return Item(line, _title(one.proposal, one.title), [list(_cause(diff, one.cause))])


def _share(one: ShareChange) -> Item:
    before, after = orders.interval(one.before), orders.interval(one.after)
    what = " is kept in " if one.clause else " has room to work in "
    line: list[str | Name] = [Name(one.clause or one.proposal), what]
    line += [*said(before), " -> ", *said(after)]
    more: list[Line] = [(orders.MOVED[one.remark],)] if one.remark else []
    return Item(line, _title(one.clause or one.proposal, one.title), more)


def _ledger(diff: Diff, one: LedgerChange) -> Item:
    more = [list(_entry(diff, entry)) for entry in one.entries]
    return Item([Name(one.statement)], _title(one.statement, one.title), more)


def _entry(diff: Diff, one: Entry) -> Iterator[str | Name]:
    yield from (f"{one.side}: ", Name(one.item), ", ")
    if not one.before:
        yield f"new: {GROUP[one.after]}"
    elif not one.after:
        yield f"gone: was {GROUP[one.before]}"
    else:
        yield f"{GROUP[one.before]} -> {GROUP[one.after]}"
    # That an item comes or goes with its own file needs no telling.
    if (one.before and one.after) or one.cause.nodes != (ids.split(one.item)[0],):
        yield ", "
        yield from _cause(diff, one.cause)


def _title(ref: str, title: str) -> str:
    return "" if title == ref else title


MOST_NAMED = 6
"""Files of one cause that are told one by one; all of them are in the data."""


def _cause(diff: Diff, cause: Cause) -> Iterator[str | Name]:
    if not cause.minimal:
        yield "because of some of: "
        yield from _files(diff, cause.nodes, ", ")
        return
    yield "because of "
    yield from _files(diff, cause.nodes, " and ")
    if len(cause.nodes) > 1:
        yield " together" if cause.exact else " together (none of them can be left out)"
    if cause.also:
        yield "; the same would come of "
        yield from _files(diff, cause.also, " or ")
        yield " alone"
    elif cause.undone is False:
        yield "; without it, other changes together would do the same"


def _files(diff: Diff, nodes: Sequence[str], joint: str) -> Iterator[str | Name]:
    for at, node in enumerate(nodes[:MOST_NAMED]):
        if at:
            yield joint
        change = diff.of(node)
        yield Name(change.path if change else node)
        if change:
            yield f" ({change.word})"
    if len(nodes) > MOST_NAMED:
        yield f"{joint}{len(nodes) - MOST_NAMED} more"


def _changes(changes: Sequence[Change]) -> list[Item]:
    """Tell each node once, with all that was done to it."""
    by_node: dict[str, list[Change]] = {}
    for one in changes:
        by_node.setdefault(one.node, []).append(one)
    return [_changed(done) for done in by_node.values()]


def _changed(done: Sequence[Change]) -> Item:
    first = done[0]
    kind = words.KIND[first.kind][0] + " " if first.kind in words.KIND else ""
    line: list[str | Name] = [kind, Name(first.node), ", "]
    for at, one in enumerate(sorted(done, key=lambda one: one.name != Renamed.name)):
        line += [*(["; "] if at else []), *said(one.said)]
    if first.path != first.node:
        line += [" - ", Name(first.path)]
    return Item(line, _title(first.node, first.title), (), first.sign)


def _findings_heading(findings: Sequence[Problem]) -> str:
    return f"New findings: {tally(findings)}"


def tally(findings: Sequence[Problem]) -> str:
    """Count findings by how grave they are, in words."""
    numbers: dict[Severity, int] = dict.fromkeys(SEVERITIES, 0)
    for problem in findings:
        numbers[problem.severity] += 1
    return ", ".join(count(number, word) for word, number in numbers.items() if number)


def _findings(findings: Sequence[Problem]) -> list[Item]:
    """Tell the gravest first."""
    return [
        _finding(one) for severity in SEVERITIES for one in findings if one.severity == severity
    ]


def _finding(one: Problem) -> Item:
    hint: Line = [" - did you mean ", Name(one.suggestion), "?"] if one.suggestion else []
    return Item([f"{one.severity} {one.code} ", Name(one.place), ": ", Name(one.message), *hint])
