"""An example for each key whose form is not plain from its name.

Messages show them to who has written something else, schemas to editors.
"""

from collections.abc import Mapping
from typing import Any

EXAMPLES: Mapping[str, Any] = {
    "Node.titles": [{"text": "Capabilities outrun alignment", "by": "gen-post/c3"}],
    "Node.sources": "gen-post, Against 2, by gen-post/author",
    "Claim.contradicts": "alignment-generalises-further",
    "Claim.states": {"before": ["situational-awareness", "deception"]},
    "Claim.quantity": {"value": "10", "unit": "years", "certainty": "guessed"},
    "Argument.for": "capabilities-generalise-further",
    "Argument.against": "capabilities-generalise-further",
    "Argument.undercuts": "for-2",
    "Argument.backs": "for-2",
    "Argument.premises": [{"p1": "Reality punishes false beliefs."}, "reality-hits-back"],
    "Argument.number": 2,
    "Argument.rests_on_list": {"list": "generalisation-arguments", "except": ["for-3"]},
    "Threshold.level": 2.5,
    "Threshold.number": 4,
    "Threshold.date": {"p10": "2028", "p50": "2032", "p90": "2045", "never": 0.1},
    "Proposal.relies_on": "feedback-suffices",
    "Proposal.needs": [{"at": "situational-awareness", "failure": "graceful"}],
    "Proposal.breaks": [{"at": "deception", "failure": "silent"}],
    "Proposal.enables": "careful-bootstrapping",
    "Proposal.requires_order": [{"first": "interpretability", "then": "deception"}],
    "Proposal.relative": [{"of": "capability", "to": "oversight", "margin": 1}],
    "Proposal.branches": [{"if": "the first test fails", "then": "stop"}],
    "Person.positions": [
        {"id": "h1", "about": "capabilities-generalise-further", "stance": "leans-to"}
    ],
    "SourceText.date": "2024-05-21",
    "SourceRef.source": "gen-post",
    "SourceRef.by": "gen-post/author",
    "States.before": ["situational-awareness", "deception"],
    "States.within": ["capability", "oversight", 1],
    "States.enables": ["interpretability-first", "careful-bootstrapping"],
    "States.indispensable": "careful-bootstrapping",
    "States.hinders": ["open-publication", "careful-bootstrapping"],
    "Position.since": "2024-05",
    "Settings.today": {"crossed": ["situational-awareness"]},
    "Settings.evaluate": {"basis": "implied"},
    "Settings.expect": {"capabilities-generalise-further": "contested"},
    "Settings.defaults": {"claims": {"sources": "gen-post"}},
}
"""Class and key -> a value as it may stand in a file."""


def flow(value: Any) -> str:
    """Write an example on one line, as it may stand in a file.

    >>> flow({"first": "a", "then": "b"}), flow(["a", 1])
    ('{first: a, then: b}', '[a, 1]')
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(value[key])}" for key in value) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(entry) for entry in value) + "]"
    return str(value)
