"""Keys that a model does not have: what they were probably meant to be."""

from pydantic import BaseModel

from robustmap.files.shape import keys_at, keys_of, one_of
from robustmap.model.codes import problem
from robustmap.model.nodes import KINDS, Node
from robustmap.model.places import Path, Places
from robustmap.model.problem import Problem, clip
from robustmap.model.suggest import nearest

MAX_LISTED = 8
"""More keys than this are not listed in a message."""


def unknown_key(cls: type[BaseModel], path: Path, places: Places, node: str) -> Problem:
    """Tell of a key that the model does not have at this place."""
    key = str(path[-1])
    allowed = keys_at(cls, path[:-1])
    meant = _MEANT.get(key, key)
    if meant in _SENTENCES:
        meant = getattr(cls, "premises_key", "")
    hint = meant if meant in allowed else nearest(key, allowed)
    expected = one_of(allowed) if 0 < len(allowed) <= MAX_LISTED else f"a key of {_of(cls)}"
    way_out = _way_out_of(cls, path, hint)
    return problem(
        "RM101",
        f"`{clip(key)}` is not a key here",
        places.key(*path),
        node=node,
        expected="no such key" if len(path) == 1 and key in _NEEDLESS else expected,
        suggestion="" if way_out and not hint else hint,
        way_out=way_out or ("" if issubclass(cls, Node) and len(path) == 1 else _USE_KNOWN),
    )


_SENTENCES = frozenset(cls.premises_key for cls in KINDS.values() if cls.premises_key)
"""What the kinds that draw inferences call what they rest on: what one has, another may mean."""

_USE_KNOWN = "use one of the known keys"


def _way_out_of(cls: type[BaseModel], path: Path, hint: str) -> str:
    key = str(path[-1])
    if len(path) > 1 or not issubclass(cls, Node):
        return ""
    if key in _NEEDLESS:
        return f"delete the line: {_NEEDLESS[key]}"
    homes = [other.folder for other in KINDS.values() if key in keys_of(other)]
    if homes and not hint:
        return f"`{key}` is a key of {one_of(homes)}; is the file in the right folder?"
    return ""


_MEANT = {
    "supports": "for",
    "support": "for",
    "pro": "for",
    "attacks": "against",
    "con": "against",
    "rebuts": "against",
    "refutes": "against",
    "undermines": "against",
    "rests_on": "premises",
    "reasons": "premises",
    "because": "premises",
    "confidence": "strength",
    "author": "by",
    "who": "by",
    "place": "at",
    "where": "at",
    "threshold": "at",
}
"""Keys that people write who know other tools, and what they are called here."""

_NEEDLESS = {
    "id": "the id is the file's name",
    "kind": "the folder says what kind of node it is",
    "type": "the folder says what kind of node it is",
    "body": "the text goes below the second `---`",
    "text": "the text goes below the second `---`",
    "status": "verdicts are worked out, never written down",
    "verdict": "verdicts are worked out; `expect` pins one",
    "attacked_by": "links are written where they start: in the file of the attacker",
    "supported_by": "links are written where they start: in the file of the supporter",
    "undercut_by": "links are written where they start: in the file of the undercutter",
}


def _of(cls: type[BaseModel]) -> str:
    return f"`{cls.folder}/`" if issubclass(cls, Node) else "map.yaml"
