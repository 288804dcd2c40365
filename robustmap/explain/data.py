"""Verdicts and reasons as plain data, for JSON."""

from collections.abc import Iterable, Sequence
from typing import Any

from robustmap.explain import seen, words
from robustmap.explain.ledger import Ledger, ledger
from robustmap.explain.why import Reason
from robustmap.reason.ask import Verdict
from robustmap.reason.certificates import Certificate
from robustmap.reason.certify import Shown
from robustmap.reason.robustness import Robustness
from robustmap.reason.semantics import WORDS
from robustmap.reason.solution import Solution
from robustmap.reason.witness import Witness


def view_data(verdict: Verdict) -> dict[str, Any]:
    """Give the view and semantics of a verdict."""
    return {**seen.view_data(verdict.view), "semantics": verdict.semantics}


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """Give a verdict with its replies, leaves, ledger and witness."""
    is_claim = not verdict.inferences
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
        "reach": verdict.reach,
        "witness": witness_data(verdict.solution, verdict.witness),
    }


def witness_data(solution: Solution, witness: Witness | Shown | None) -> dict[str, Any]:
    """Give a witness: labels and ranks by name, or the certificates in a list."""
    names = solution.flat.framework.names
    if witness is None:
        return {}
    if isinstance(witness, Witness):
        return {
            name: {"label": WORDS[label], "rank": witness.ranks[name]}
            for name, label in witness.labels.items()
        }
    return {
        "query": witness.query,
        "label": WORDS[witness.label],
        "certificates": [_certificate(one, names) for one in witness.certificates],
    }


def _certificate(shown: Certificate, names: Sequence[str]) -> dict[str, Any]:
    """Give a certificate; clauses speak of places in the scope, as they are checked."""

    def named(some: Iterable[int]) -> list[str]:
        return [names[one] for one in some]

    claim = shown.claim
    return {
        "there_is": claim.exists,
        "with": named(claim.inside),
        "without": named(claim.outside),
        "not_attacking": named(claim.spared),
        "extension": None if shown.extension is None else named(shown.extension),
        "scope": named(shown.scope),
        "family": [named(one) for one in shown.family],
        "refuted": [list(clause) for clause in shown.refuted],
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
