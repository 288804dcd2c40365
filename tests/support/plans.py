"""Wild plans: proposals whose cells, assumptions and branches name anything, or nothing."""

from random import Random
from typing import Any

from robustmap.model.map import Map
from robustmap.model.nodes import KINDS, Node
from tests.support.wild import NAMES, PARTS, wild_map

SORTS = ("debate", "open", "comparison", "checklist", "checklist")
MORE = ("meets-a", "without-b", "robust-down")


def wild_plans(rng: Random) -> Map:
    """Make a wild map with two wild proposals, a story, an axis and two wild questions more."""
    map_ = wild_map(rng)
    nodes: list[Node] = list(map_.nodes.values())
    nodes += [_made(rng, "proposal", name, **plan(rng)) for name in ("plan", "rival")]
    nodes += [_made(rng, "question", name, **asking(rng)) for name in ("q", "r")]
    aims = {"against": refs(rng), "when": refs(rng), "persists": [{"axis": ref(rng)}]}
    nodes += [_made(rng, "story", "tale", **aims), _made(rng, "axis", "skill")]
    return Map(nodes, map_.settings)


def _made(rng: Random, kind: str, name: str, **fields: Any) -> Node:
    if rng.random() < 0.1:
        fields["review"] = "withdrawn"
    return KINDS[kind].model_validate({"id": name, "title": name, **fields})


def ref(rng: Random) -> str:
    """Give a reference to something, to a part of it, or to nothing."""
    shape = rng.random()
    name = rng.choice((*NAMES, "plan", "rival", "q", "skill"))
    if shape < 0.75:
        return name
    return f"{name}#{rng.choice((*PARTS, *MORE))}" if shape < 0.95 else "nowhere"


def refs(rng: Random, most: int = 3) -> list[str]:
    """Give some references, at times none, at times one twice."""
    return [ref(rng) for _ in range(rng.randint(0, most))]


def plan(rng: Random) -> dict[str, Any]:
    """Give the fields of a wild proposal."""
    answers, goes = ("yes", "partly", "no", "unknown"), ("well", "partly", "badly")
    cells = [{"on": ref(rng), "answer": rng.choice(answers)} for _ in range(rng.randint(0, 4))]
    for cell in cells:
        if rng.random() < 0.3:
            cell |= {"if": "it is so", "why": "So it is."}
    removals = [
        {"at": ref(rng), "breaks": rng.choice(("yes", "no", "unknown"))}
        for _ in range(rng.randint(0, 3))
    ]
    branches: list[dict[str, Any]] = [
        {"if": "it is so", "then": "do it", "affects": refs(rng), "needs": refs(rng)}
        for _ in range(rng.randint(0, 3))
    ]
    for branch in branches:
        branch.update({"on": ref(rng)} if rng.random() < 0.8 else {})
        branch.update({"goes": rng.choice(goes)} if rng.random() < 0.8 else {})
    return {
        "relies_on": refs(rng),
        "breaks": refs(rng, 1),
        "assessed": cells,
        "without": removals,
        "branches": branches,
    }


def asking(rng: Random) -> dict[str, Any]:
    """Give the fields of a wild question."""
    return {"sort": rng.choice(SORTS), "criteria": refs(rng), "options": refs(rng)}
