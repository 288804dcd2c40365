"""Verdicts and reasons as plain data, for JSON."""

from typing import Any

from robustmap.explain import seen, words
from robustmap.explain.ledger import Ledger, ledger
from robustmap.explain.why import Reason
from robustmap.reason.ask import Verdict
from robustmap.reason.robustness import Robustness
from robustmap.reason.semantics import WORDS


def view_data(verdict: Verdict) -> dict[str, Any]:
    """Give the view and semantics of a verdict."""
    return {**seen.view_data(verdict.view), "semantics": verdict.semantics}


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """Give a verdict with its replies, leaves, ledger and witness."""
    is_claim = not verdict.inferences
    witness = verdict.witness
    return {
        "id": verdict.id,
        "title": words.title(verdict.solution, verdict.id),
        "answer": verdict.answer,
        "words": words.verdict(verdict).fill(),
        "no_effect": verdict.counted,
        "replies": {"met": list(verdict.replies.met), "open": list(verdict.replies.open)},
        "rests_on": list(verdict.rests_on),
        "ledger": ledger_data(ledger(verdict.solution, verdict.id)) if is_claim else None,
        "view": view_data(verdict),
        "witness": {
            name: {"label": WORDS[label], "rank": witness.ranks[name]}
            for name, label in witness.labels.items()
        },
    }


def ledger_data(found: Ledger) -> dict[str, Any]:
    """Give a ledger: for and against, by how the items have fared."""
    return {
        "for": {name: list(items) for name, items in found.for_._asdict().items()},
        "against": {name: list(items) for name, items in found.against._asdict().items()},
        "shared": {premise: list(items) for premise, items in found.shared},
    }


def reason_data(reason: Reason) -> dict[str, Any]:
    """Give a tree of reasons."""
    return {
        "lead": reason.lead,
        "id": reason.id,
        "title": reason.title,
        "words": reason.verdict.fill(),
        "repeats": reason.repeats,
        "cut": reason.cut,
        "because": [reason_data(child) for child in reason.children],
    }


def robustness_data(found: Robustness) -> dict[str, Any]:
    """Give what one kind of scaling does to a proposal."""
    return {**found._asdict(), "words": words.robustness(found).fill()}
