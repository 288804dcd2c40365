"""What belongs to a debate: its theses, and every argument that bears on them."""

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Argument, Question


class Debate(NamedTuple):
    """The part of a map that bears on a question.

    `theses` are the statements that it is about, `listed` the arguments of its published
    list in their order, `arguments` every argument that is aimed at a thesis, at a
    premise or step of another argument of the debate, or at the question itself, those
    listed first, then by number and id. `statements` are the theses, and those premises that
    are claims of their own or that somebody argues about. `challenges` are the questions
    that ask for backing.
    """

    question: str
    theses: tuple[str, ...]
    listed: tuple[str, ...]
    arguments: tuple[str, ...]
    statements: tuple[str, ...]
    challenges: tuple[str, ...]


def debate(map_: Map, question: Question) -> Debate:
    """Collect what bears on a question, backwards from its theses. Linear in what it finds."""
    known = (map_.statement_id(ref) for ref in question.about)
    theses = tuple(dict.fromkeys(ref for ref in known if ref))
    items = (map_.resolve(ref) or ref for ref in question.lists)
    listed = tuple(
        item
        for item in items
        if item in map_.inferences_of and isinstance(map_.nodes.get(item), ARGUING)
    )
    arguments, statements = _bearing(map_, [*theses, *listed, question.id])
    order = sorted(arguments - set(listed), key=lambda one: _published(map_, one))
    inside = {*arguments, *statements, question.id}
    challenges = tuple(
        node.id
        for node in map_.of_kind("question")
        if isinstance(node, Question)
        and node.id != question.id
        and any(_owner(map_, ref) in inside for ref in node.asks_about)
    )
    shown = tuple(sorted(one for one in statements if one not in theses))
    return Debate(question.id, theses, listed, (*listed, *order), (*theses, *shown), challenges)


def _bearing(map_: Map, start: Iterable[str]) -> tuple[set[str], set[str]]:
    """Give the arguments and statements from which something leads to one of `start`."""
    arguments: set[str] = set()
    statements: set[str] = set()
    seen: set[str] = set(start)
    queue = deque(seen)
    while queue:
        ref = queue.popleft()
        reached: list[str] = []
        # What has been withdrawn draws no inferences, though others may still name it.
        if ref in map_.inferences_of and isinstance(map_.nodes.get(ref), ARGUING):
            arguments.add(ref)
            for one in map_.inferences_of[ref]:
                reached += [one, *map_.inferences[one].premises]
        elif ref in map_.statements and (map_.aimed_at.get(ref) or ref in map_.nodes):
            statements.add(ref)
        for aimed in map_.aimed_at.get(ref, ()):
            reached += aimed.premises if aimed.relation == "contradicts" else (aimed.owner,)
        for other in reached:
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return arguments, statements


def _published(map_: Map, argument: str) -> tuple[int, str]:
    node = map_.nodes[argument]
    number = node.number if isinstance(node, Argument) and node.number else 0
    return (number or 10**6, argument)


def _owner(map_: Map, ref: str) -> str:
    return ids.split(map_.resolve(ref) or ref)[0]


def debates(map_: Map) -> tuple[Question, ...]:
    """Give the questions that are debates, the main one first, then by id."""
    found = [
        node
        for node in map_.of_kind("question")
        if isinstance(node, Question) and node.sort == "debate"
    ]
    main = map_.resolve(map_.settings.main or "")
    return tuple(sorted(found, key=lambda node: (node.id != main, node.id)))
