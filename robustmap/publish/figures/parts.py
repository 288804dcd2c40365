"""What a map of a debate is made of: boxes, one pill per inference, and arrows."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from robustmap.explain.words import ATTACK, RELATION
from robustmap.graph.debate import Debate
from robustmap.model import ids
from robustmap.model.expand import Inference
from robustmap.model.map import Map
from robustmap.model.nodes import Question
from robustmap.publish.figures.captions import USES
from robustmap.query.item import kind_of

ENOUGH = 40
"""How many pills make a map worth looking at, where not all can be drawn."""
MOST = 150
"""How many pills a map may have; beyond, it shows the list and what is aimed at it."""


class Arrow(NamedTuple):
    """An arrow between two boxes or pills; `words` say what the first does to the second."""

    start: str
    end: str
    kind: str
    words: str


class Parts(NamedTuple):
    """What is drawn: boxes and pills by id, arrows, and how many arguments are left out."""

    boxes: tuple[str, ...]
    pills: tuple[str, ...]
    arrows: tuple[Arrow, ...]
    left_out: int


def parts(map_: Map, debate: Debate, most: int = MOST, enough: int = ENOUGH) -> Parts:
    """Choose what to draw of a debate. Linear in the debate.

    Beyond `most` inferences only the listed arguments (or those on the theses, where there
    is no list) and what is aimed straight at them are drawn, and while these are fewer than
    `enough`, further rounds of replies.
    """
    arguments: Sequence[str] = debate.arguments
    if _count(map_, arguments) > most:
        arguments = near(map_, debate, most, enough)
    found = [one for argument in arguments for one in map_.inferences_of[argument]]
    known = _boxes(map_, debate, found)
    within = {*known, *found}
    pills = dict.fromkeys(one for one in found if _shown(map_, debate, one, within))
    arrows = dict.fromkeys(_arrows(map_, known, pills, debate.challenges))
    boxes = _telling(known, arrows, debate.theses)
    kept = {*boxes, *pills}
    arrows = {one: None for one in arrows if one.start in kept and one.end in kept}
    owners = {map_.inferences[one].owner for one in pills}
    return Parts(
        boxes,
        tuple(pills),
        tuple(arrows),
        len(debate.arguments) - len(owners & {*debate.arguments}),
    )


def _telling(
    boxes: Iterable[str], arrows: Iterable[Arrow], theses: Iterable[str]
) -> tuple[str, ...]:
    """Give the boxes that tell something: aimed at, shared by several pills, or at an end."""
    ties: dict[str, int] = dict.fromkeys(theses, 2)
    for one in arrows:
        ties[one.start] = ties.get(one.start, 0) + (1 if one.kind == "premise" else 2)
        ties[one.end] = ties.get(one.end, 0) + 2
    return tuple(one for one in boxes if ties.get(one, 0) > 1)


def deed(map_: Map, inference: Inference) -> str:
    """Say what an inference does: against a premise, that it denies one."""
    if kind_of(map_, inference) == "undermining":
        return ATTACK["undermine"]
    return RELATION[inference.relation]


def _count(map_: Map, arguments: Iterable[str]) -> int:
    return sum(len(map_.inferences_of[argument]) for argument in arguments)


def near(map_: Map, debate: Debate, most: int, enough: int) -> list[str]:
    """Give the listed arguments and those aimed straight at them, as many as may be drawn.

    Below `enough` inferences whole rounds of replies are added.
    """
    inside = {*debate.arguments}
    core = debate.listed or _onto(map_, debate.theses, inside)
    kept = dict.fromkeys(core) | _onto(map_, _open_to_reply(map_, core), inside)
    while True:
        replies = _onto(map_, _open_to_reply(map_, kept), inside)
        if replies.keys() <= kept.keys() or _count(map_, {**kept, **replies}) > enough:
            return _at_most(map_, kept, most)
        kept |= replies


def _at_most(map_: Map, arguments: Iterable[str], most: int) -> list[str]:
    kept, room = [], most
    for argument in arguments:
        room -= len(map_.inferences_of[argument])
        if room < 0:
            break
        kept.append(argument)
    return kept


def _onto(map_: Map, targets: Iterable[str], inside: set[str]) -> dict[str, None]:
    """Give the arguments aimed at any of the targets, in order."""
    return {
        one.owner: None
        for target in targets
        for one in map_.aimed_at.get(target, ())
        if one.owner in inside
    }


def _open_to_reply(map_: Map, arguments: Iterable[str]) -> Iterator[str]:
    """Yield the ids by which a reply may name arguments: themselves, their steps and premises."""
    for argument in arguments:
        yield argument
        for one in map_.inferences_of.get(argument, ()):
            yield one
            yield from map_.inferences[one].premises


def _boxes(map_: Map, debate: Debate, inferences: Iterable[str]) -> dict[str, None]:
    """Give theses, premises that are argued about or stand in files, and questions aimed at."""
    statements = {*debate.statements}
    found = dict.fromkeys(debate.theses)
    for one in inferences:
        inference = map_.inferences[one]
        about = (inference.target, *inference.premises)
        found.update(dict.fromkeys(ref for ref in about if ref in statements))
        if isinstance(map_.nodes.get(inference.target), Question):
            found[inference.target] = None
    for box in tuple(found):
        found.update(dict.fromkeys(ref for ref in _rivals(map_, box) if ref in statements))
    return found | dict.fromkeys(debate.challenges)


def _rivals(map_: Map, statement: str) -> Iterator[str]:
    """Yield the statements that cannot be true together with one."""
    for one in map_.aimed_at.get(statement, ()):
        if one.relation == "contradicts":
            yield from one.premises


def _shown(map_: Map, debate: Debate, inference: str, known: set[str]) -> bool:
    found = map_.inferences[inference]
    return found.owner in debate.listed or any(one in known for one in _targets(map_, found))


def _targets(map_: Map, inference: Inference) -> Sequence[str]:
    """Give the pills or the box at which an inference is aimed."""
    return map_.inferences_of.get(inference.target) or (inference.target,)


def _arrows(
    map_: Map, boxes: dict[str, None], pills: dict[str, None], challenges: Iterable[str]
) -> Iterator[Arrow]:
    for pill in pills:
        inference = map_.inferences[pill]
        words = RELATION[inference.relation]
        for target in _targets(map_, inference):
            if (target in pills or target in boxes) and target != pill:
                yield Arrow(pill, target, inference.relation, words)
        for premise in inference.premises:
            if premise in boxes:
                yield Arrow(premise, pill, "premise", USES)
    yield from _contradictions(map_, boxes)
    for challenge in challenges:
        question = map_.nodes[challenge]
        assert isinstance(question, Question)
        for ref in question.asks_about:
            for target in _asked(map_, ref, boxes, pills):
                yield Arrow(challenge, target, "asks", ATTACK["challenge"])


def _asked(map_: Map, ref: str, boxes: dict[str, None], pills: dict[str, None]) -> Sequence[str]:
    """Give what a challenge asks about: a box, a pill, or the pills of what holds a part."""
    found = map_.statement_id(ref) or map_.resolve(ref) or ref
    if found in boxes:
        return (found,)
    own = map_.inferences_of.get(found) or map_.inferences_of.get(ids.split(found)[0], ())
    return [one for one in own if one in pills][:1]


def _contradictions(map_: Map, boxes: dict[str, None]) -> Iterator[Arrow]:
    """Yield one arrow for each pair that cannot be true together, whoever declares it."""
    for box in boxes:
        for other in _rivals(map_, box):
            if other in boxes and other < box:
                yield Arrow(other, box, "contradicts", RELATION["contradicts"])
