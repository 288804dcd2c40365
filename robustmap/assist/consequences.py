"""What follows from an edit, as an assistant gets it: verdicts, ledgers and findings."""

from collections.abc import Iterable
from typing import Any

from robustmap.assist.marked import kept, said
from robustmap.diff.result import Diff, Flip, RobustnessChange
from robustmap.explain.words import robustness
from robustmap.model.problem import SEVERITIES, Problem


def consequences(diff: Diff) -> dict[str, Any]:
    """Give the verdicts, ledgers and answers on robustness that an edit turns, and why."""
    return {
        "in_short": str(diff),
        "verdicts_turned": [_flip(one) for one in diff.flips],
        **kept(
            new=[{"id": one.node, "words": [p.fill() for p in one.says]} for one in diff.arrivals],
            robustness=[_scaled(one) for one in diff.robustness],
            ledgers=[
                {
                    "claim": one.statement,
                    "moved": [
                        kept(side=entry.side, item=entry.item, was=entry.before, now=entry.after)
                        for entry in one.entries
                    ],
                }
                for one in diff.ledgers
            ],
            obligations=[
                {"how": one.how, "sort": one.sort, "id": one.node, **said(one.says)}
                for one in diff.obligations
            ],
        ),
    }


def _flip(one: Flip) -> dict[str, Any]:
    return {
        "id": one.id,
        "what": one.what,
        "before": one.before.words.fill(),
        "after": one.after.words.fill(),
        **kept(because_of=list(one.cause.nodes)),
        **said(one.title),
    }


def _scaled(one: RobustnessChange) -> dict[str, Any]:
    return {
        "proposal": one.proposal,
        "scaling": one.kind,
        "before": robustness(one.before).fill(),
        "after": robustness(one.after).fill(),
    }


def findings_told(found: Iterable[Problem]) -> dict[str, Any]:
    """Give what `check` says, counted by severity; messages quote the files, so are marked."""
    found = tuple(found)
    counts = {name: sum(one.severity == name for one in found) for name in SEVERITIES}
    return {
        "counts": counts,
        "entries": [
            {
                "code": one.code,
                "severity": one.severity,
                "place": one.place,
                **said(_message(one)),
            }
            for one in found
        ],
    }


def _message(one: Problem) -> str:
    expected = f"; expected {one.expected}" if one.expected else ""
    hint = f"; did you mean `{one.suggestion}`?" if one.suggestion else ""
    return f"{one.message}{expected}{hint}"
