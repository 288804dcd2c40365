"""What a reader is told of a difference: the opening, and the sections in their order."""

from robustmap.diff.report import Compared
from robustmap.diff.report._around import (
    ahead,
    arrived,
    changed,
    fares,
    finding,
    order,
    owed,
    silence,
    suspect,
    tally,
)
from robustmap.diff.report._consequences import dated, flip, ledger, robustness, share, strengths
from robustmap.diff.report._line import Line, Name, Section, said
from robustmap.diff.result import Diff
from robustmap.explain import orders, words
from robustmap.explain.dates import DATED_CHANCES
from robustmap.explain.differences import STRENGTH, STRENGTHS, meanings
from robustmap.explain.words import ROBUSTNESS, count
from robustmap.reason.gradual import GRADUAL


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
        count(len(diff.dated), "dated chance moves", "dated chances move") if diff.dated else "",
        count(len(diff.strengths.moved), "strength moves", "strengths move")
        if diff.strengths.moved
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
    turned = {one.id for one in diff.flips}
    moved = [one for one in diff.ledgers if one.statement not in turned]
    plans = [one for one in diff.arrivals if one.kind == "proposal"]
    told = [
        Section("Verdicts that change", [flip(diff, one) for one in diff.flips]),
        Section("Robustness to scale", [robustness(diff, one) for one in diff.robustness]),
        Section("New proposals, and how far they work", [arrived(one) for one in plans]),
        Section("Which threshold comes first", [order(one) for one in diff.orders]),
        Section("Shares of possible orders", [share(one) for one in diff.shares]),
        Section(DATED_CHANCES, [dated(one) for one in diff.dated]),
        Section(
            "Reasons for and against, where the verdict stays", [ledger(diff, one) for one in moved]
        ),
        Section(STRENGTHS.format(semantics=_weighed_by(diff)), strengths(diff)),
        Section("What is still open", [owed(one) for one in diff.obligations]),
        Section("Arguments that nobody has replied to", [silence(one) for one in diff.silences]),
        Section("Changes", changed(diff)),
        Section("To be read again", [suspect(one) for one in diff.suspects]),
        Section(
            f"New findings: {tally(compared.findings)}",
            [finding(one) for one in ahead(compared.findings)],
        ),
        Section("How the debate fares", fares(diff.health)),
    ]
    return [section for section in told if section.items]


def glossary(compared: Compared) -> list[tuple[str, str]]:
    """Explain the verdicts that were told, for readers who meet them first."""
    diff = compared.diff
    said_ = {state.words.text for one in diff.flips for state in (one.before, one.after)}
    answers = {found.answer for one in diff.robustness for found in (one.before, one.after)}
    scaled = [ROBUSTNESS[answer] for answer in ROBUSTNESS if answer in answers]
    said_ |= {one.said.text for one in diff.changes}
    verdicts = meanings(said_)
    known = {word for word, _ in verdicts}
    weighed = [STRENGTH] if diff.strengths.moved else []
    return [*verdicts, *(one for one in scaled if one[0] not in known), *weighed]


def _weighed_by(diff: Diff) -> str:
    return GRADUAL[diff.strengths.semantics].words
