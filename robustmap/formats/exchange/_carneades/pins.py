"""Expected labels of a Carneades file, as pins of a map."""

from collections.abc import Mapping

from robustmap.formats.exchange._carneades.shape import LABELS
from robustmap.formats.exchange._carneades.writing import pinned
from robustmap.formats.exchange._reading import Faults
from robustmap.formats.exchange._yaml import Word, at
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.problem import clip
from robustmap.reason.solution import Solution

Labels = Mapping[str, tuple[str, Word]]
"""Ids of statements with the label that is expected, and where it stands."""


def pins_of(map_: Map, labels: Labels, faults: Faults) -> dict[str, str]:
    """Give a pin for each label: the verdict of that label that the statement has here.

    Where it has one of another label, the pin is what the label would usually mean, and the
    faults tell of it. Solves the map, by the cautious view.
    """
    if not labels:
        return {}
    solution = Solution.of(map_, map_.settings.evaluate.view())
    found: dict[str, str] = {}
    for name, (label, word) in labels.items():
        answer: str = solution.claim_answer(name)
        if answer not in LABELS[label]:
            told = f"`{clip(word)}` is expected to be {label}, but here it is {answer}"
            faults.warn(told, **at(word), expected=" or ".join(LABELS[label]))
            answer = _usual(map_, name, label)
        found[name] = answer
    return found


def _usual(map_: Map, name: str, label: str) -> str:
    aimed = {one.relation for one in map_.inferences.values() if one.target == name}
    first, *rest = LABELS[label]
    reason = "for" if label == "in" else "against"
    return first if not rest or reason in aimed else rest[0]


def repinned(whole: Map, shown: Mapping[str, object], labels: Labels, faults: Faults) -> Map:
    """Bring into a map what somebody changed in the labels of a file that we wrote of it.

    `shown` are the statements that the file has. Pins whose label is still there stay.
    """
    pinned_now = pinned(whole).items()
    before = {name: _LABEL[one] for name, one in pinned_now if name in shown and one in _LABEL}
    same = {name for name in before if before[name] == _label(labels, name)}
    gone = before.keys() - same
    new = {name: labels[name] for name in labels if name not in same and name in whole.statements}
    if not gone and not new:
        return whole
    pins = {name: pin for name, pin in whole.settings.expect.items() if name not in gone}
    settings = whole.settings.model_copy(update={"expect": pins | pins_of(whole, new, faults)})
    return Map((_without(node, gone) for node in whole.nodes.values()), settings)


_LABEL = {answer: label for label, answers in LABELS.items() for answer in answers}


def _label(labels: Labels, name: str) -> str:
    return labels[name][0] if name in labels else ""


def _without(node: Node, gone: set[str]) -> Node:
    return node.model_copy(update={"expect": None}) if node.id in gone else node
