"""Which kinds of thing a reference may name, and what was meant where it names another."""

from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Concept
from robustmap.model.references import Allowed, Reference

NAMES: dict[Allowed, str] = {
    "statement": "a claim or a proposal",
    "argument": "an argument",
    "threshold": "a threshold",
    "axis": "an axis",
    "proposal": "a proposal",
    "question": "a question",
    "concept": "a concept",
    "definition": "a concept, or one of its definitions",
    "dialogue": "a dialogue",
    "source": "a source",
    "handle": "a person, or a handle inside a source",
    "node": "a node",
    "any": "anything with an id",
}
"""What a reference may name, in words."""


def fits(map_: Map, found: str, allowed: Allowed) -> bool:
    """Tell whether what was found is of the kind that a reference may name."""
    if allowed == "any":
        return True
    if allowed == "statement":
        return found in map_.statements or map_.statement_id(found) is not None
    node = map_.owner(found) if allowed == "definition" else map_.nodes.get(found)
    if allowed == "definition":
        return isinstance(node, Concept)
    if allowed == "argument":
        return isinstance(node, ARGUING) or _undercuttable(map_, found)
    return node is not None and allowed in ("node", node.kind)


def _undercuttable(map_: Map, found: str) -> bool:
    """Tell whether an id is that of a step."""
    inference = map_.inferences.get(found)
    return inference is not None and inference.relation != "contradicts"


def what(map_: Map, found: str) -> str:
    """Say what kind of thing an id names."""
    node = map_.nodes.get(found)
    if node is not None:
        return f"an {node.kind}" if node.kind[0] in "aeiou" else f"a {node.kind}"
    statement = map_.statements.get(found)
    return f"a {statement.role} of a node" if statement else "one step of an argument"


def way_out(map_: Map, reference: Reference, found: str) -> str:
    """Say what would have been meant, for the slips that happen most."""
    if reference.allowed == "source" and reference.ref.startswith(f"{found}/"):
        return f"name a source before the `/`, or write `{found}` alone"
    if reference.field in ("undercuts", "backs"):
        verb = "against" if reference.field == "undercuts" else "for"
        if map_.statement_id(found) is not None:
            steps = [one.id for one in map_.aimed_at.get(found, ()) if one.relation == "for"]
            aim = f", or name the argument whose step is meant (`{steps[0]}`)" if steps else ""
            return f"to speak {verb} it, write `{verb}: {found}`{aim}"
    if reference.field in ("for", "against") and fits(map_, found, "argument"):
        verb = "backs" if reference.field == "for" else "undercuts"
        step = map_.inferences[map_.inferences_of[found][0]]
        premise = next(iter(step.premises), "")
        return f"write `{verb}: {found}` to meet its step, or name its premise `{premise}`"
    return ""
