"""What belongs to a debate: its theses, and every argument that bears on them."""

from collections.abc import Iterable, Sequence
from functools import cached_property
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
    return _Collector(map_).debate(question)


def every_debate(map_: Map) -> dict[str, Debate]:
    """Collect all debates, the main one first. Linear in what they find, all together."""
    collector = _Collector(map_)
    return {question.id: collector.debate(question) for question in debates(map_)}


def theses_of(map_: Map, question: Question) -> tuple[str, ...]:
    """Give the statements that a question is about, in its order."""
    known = (map_.statement_id(ref) for ref in question.about)
    return tuple(dict.fromkeys(ref for ref in known if ref))


class _Collector:
    """Collects debates; what leads to something is looked up once for all of them."""

    def __init__(self, map_: Map) -> None:
        self.map = map_
        self.leading: dict[str, tuple[str, ...]] = {}
        self.arguments: dict[str, tuple[int, str]] = {}
        """The arguments seen so far, and what they are sorted by."""
        self.statements: set[str] = set()

    @cached_property
    def _asking(self) -> Sequence[tuple[str, frozenset[str]]]:
        """The questions, and of which nodes each asks for backing."""
        questions = (one for one in self.map.of_kind("question") if isinstance(one, Question))
        return [
            (one.id, frozenset(self._owner(ref) for ref in one.asks_about))
            for one in questions
            if one.asks_about
        ]

    def debate(self, question: Question) -> Debate:
        map_ = self.map
        theses = theses_of(map_, question)
        items = (map_.resolve(ref) or ref for ref in question.lists)
        listed = tuple(item for item in items if self._argues(item))
        seen = self._bearing([*theses, *listed, question.id])
        arguments, statements = self.arguments.keys() & seen, self.statements & seen
        order = sorted(arguments.difference(listed), key=self.arguments.__getitem__)
        inside = {*arguments, *statements, question.id}
        challenges = tuple(
            one
            for one, asked in self._asking
            if one != question.id and not inside.isdisjoint(asked)
        )
        shown = tuple(sorted(statements.difference(theses)))
        return Debate(question.id, theses, listed, (*listed, *order), (*theses, *shown), challenges)

    def _bearing(self, start: Iterable[str]) -> set[str]:
        """Give everything from which something leads to one of `start`."""
        leading, seen = self.leading, set(start)
        pending = list(seen)
        for ref in pending:
            found = leading.get(ref)
            if found is None:
                found = leading[ref] = self._leads_to(ref)
            for other in found:
                if other not in seen:
                    seen.add(other)
                    pending.append(other)
        return seen

    def _leads_to(self, ref: str) -> tuple[str, ...]:
        """Give what leads to something at once; notes what it is that it leads to."""
        map_ = self.map
        reached: list[str] = []
        if self._argues(ref):
            self.arguments[ref] = self._published(ref)
            for one in map_.inferences_of[ref]:
                reached += [one, *map_.inferences[one].premises]
        elif ref in map_.statements and (map_.aimed_at.get(ref) or ref in map_.nodes):
            self.statements.add(ref)
        for aimed in map_.aimed_at.get(ref, ()):
            reached += aimed.premises if aimed.relation == "contradicts" else (aimed.owner,)
        return tuple(dict.fromkeys(reached))

    def _argues(self, ref: str) -> bool:
        # What has been withdrawn draws no inferences, though others may still name it.
        return ref in self.map.inferences_of and isinstance(self.map.nodes.get(ref), ARGUING)

    def _published(self, argument: str) -> tuple[int, str]:
        node = self.map.nodes[argument]
        number = node.number if isinstance(node, Argument) and node.number else 0
        return (number or 10**6, argument)

    def _owner(self, ref: str) -> str:
        return ids.split(self.map.resolve(ref) or ref)[0]


def debates(map_: Map) -> tuple[Question, ...]:
    """Give the questions that are debates, the main one first, then by id."""
    found = [
        node
        for node in map_.of_kind("question")
        if isinstance(node, Question) and node.sort == "debate"
    ]
    main = map_.resolve(map_.settings.main or "")
    return tuple(sorted(found, key=lambda node: (node.id != main, node.id)))
