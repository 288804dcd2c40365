"""Maps in which anything may name anything: what a kb with mistakes looks like."""

from random import Random
from typing import Any

from robustmap.model.map import Map
from robustmap.model.nodes import KINDS
from robustmap.model.settings import Settings

NAMES = tuple("abcdef")
PARTS = ("p1", "on-a", "reason", "works", "robust-up", "needs-b", "breaks-a", "relies-on", "no")
MAKES = ("claim", "argument", "argument", "argument", "proposal", "question", "person", "threshold")


def wild_map(rng: Random) -> Map:
    """Make a map of six nodes of any kind whose references lead anywhere, or nowhere."""
    nodes = []
    for name in NAMES:
        kind = rng.choice(MAKES)
        fields = {"title": name, **_common(rng), **_FIELDS.get(kind, _nothing)(rng)}
        nodes.append(KINDS[kind].model_validate({"id": name, **fields}))
    crossed = {"crossed": _refs(rng)}
    evaluate = {"off": _refs(rng), "grant": _refs(rng), "deny": _refs(rng)}
    return Map(nodes, Settings.model_validate({"today": crossed, "evaluate": evaluate}))


def _ref(rng: Random) -> str:
    shape = rng.random()
    if shape < 0.7:
        return rng.choice(NAMES)
    if shape < 0.95:
        return f"{rng.choice(NAMES)}#{rng.choice(PARTS)}"
    return rng.choice(("nowhere", "old", "a#b#c", "talk/c4"))


def _refs(rng: Random, most: int = 2) -> list[str]:
    return [_ref(rng) for _ in range(rng.randint(0, most))]


def _some(rng: Random, **makers: Any) -> dict[str, Any]:
    return {name: makers[name]() for name in makers if rng.random() < 0.5}


def _nothing(_rng: Random) -> dict[str, Any]:
    return {}


def _common(rng: Random) -> dict[str, Any]:
    rare = rng.random()
    if rare < 0.1:
        return {"review": "withdrawn"}
    if rare < 0.2:
        return {"sources": [{"source": _ref(rng), "voice": "supposes"}]}
    if rare < 0.3:
        return {"basis": "reading"}
    return {"aliases": ["old"]} if rare < 0.4 else {}


def _claim(rng: Random) -> dict[str, Any]:
    states = [
        {"before": [[_ref(rng)], [_ref(rng)]]},
        {"within": [_ref(rng), _ref(rng), 1]},
        {"enables": [_ref(rng), _ref(rng)]},
        {"hinders": [_ref(rng), _ref(rng)]},
    ]
    return _some(
        rng,
        standing=lambda: rng.choice(("asserted", "presumed", "open")),
        sort=lambda: rng.choice(("definitional", "empirical")),
        contradicts=lambda: _refs(rng),
        states=lambda: rng.choice(states),
    )


def _argument(rng: Random) -> dict[str, Any]:
    relations = ("for", "against", "undercuts", "backs", "reframes", "qualifies")
    aims = {name: _refs(rng) for name in relations if rng.random() < 0.3}
    inline = [{rng.choice(("p1", "on-a", "reason")): "A sentence."}, "A sentence without a name."]
    premises = [rng.choice([*inline, _ref(rng)]) for _ in range(rng.randint(0, 2))]
    return {**aims, "premises": premises}


def _proposal(rng: Random) -> dict[str, Any]:
    return _some(
        rng,
        relies_on=lambda: _refs(rng),
        needs=lambda: _refs(rng),
        breaks=lambda: _refs(rng),
        enables=lambda: _refs(rng),
        requires_order=lambda: [{"first": _ref(rng), "then": _ref(rng)}],
        relative=lambda: [{"of": _ref(rng), "to": _ref(rng)}],
    )


def _question(rng: Random) -> dict[str, Any]:
    return {
        "sort": rng.choice(("debate", "open", "challenge")),
        "about": _refs(rng),
        "asks_about": _refs(rng),
        "lists": _refs(rng),
    }


def _person(rng: Random) -> dict[str, Any]:
    stances = ("accepts", "rejects", "unsure", "leans-against")
    positions = [
        {"id": f"v{number}", "about": _ref(rng), "stance": rng.choice(stances)}
        for number in range(rng.randint(0, 3))
    ]
    return {"positions": positions}


_FIELDS = {
    "claim": _claim,
    "argument": _argument,
    "proposal": _proposal,
    "question": _question,
    "person": _person,
}
