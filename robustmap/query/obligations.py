"""What a kb says of its exchanges: replays of dialogues, and everything that is still open."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from robustmap.errors import UnknownIdError
from robustmap.model.map import Map
from robustmap.model.nodes import WAITING, Dialogue, Question
from robustmap.query.outlook import a
from robustmap.reason.dialogues import ANSWERING, Facts, Replay, replay
from robustmap.reason.robustness import Robustness
from robustmap.reason.solution import Solution

if TYPE_CHECKING:
    from robustmap.query.dues import Obligation
    from robustmap.query.rows import Rows
    from robustmap.reason.comparisons import Comparison
    from robustmap.reason.stories import Coverage


class Exchanges(ABC):
    """The part of a kb that plays dialogues and knows what is open; `KB` is made of it."""

    map: Map

    @property
    @abstractmethod
    def solution(self) -> Solution:
        """Every answer under the view of the kb."""

    @property
    @abstractmethod
    def class_coverage(self) -> "Coverage":
        """Classes of failures against proposals."""

    @property
    @abstractmethod
    def comparisons(self) -> "Mapping[str, Comparison]":
        """Comparisons and checklists, by id."""

    @property
    @abstractmethod
    def robustness_table(self) -> dict[str, dict[str, Robustness]]:
        """What each kind of scaling does to each proposal."""

    @abstractmethod
    def _resolve(self, ref: str) -> str:
        """Give today's id for a reference."""

    @abstractmethod
    def rows(self, refs: Iterable[str]) -> "Rows":
        """Give the items with these ids."""

    def dialogue(self, ref: str) -> Replay:
        """Play a dialogue through: its moves with the state after each, and how it ended.

        `.steps` are the moves, each with what is `wrong` with it, what it `opens` and
        `closes`, and what would be legal `next`; `.open` is what is left at the end,
        `.winner` and `.condition` who has won and by what. Linear in the moves, and in what
        builds revise.

        Raises:
            UnknownIdError: nothing has the id, or it is not a dialogue's.
        """
        found = self._resolve(ref)
        if found not in self.replays:
            node = self.map.owner(found)
            assert node is not None
            gone = node.kind == "dialogue"
            what = "has been withdrawn" if gone else f"is {a(node.kind)}, not a dialogue"
            message = f"`{ref}` {what}"
            raise UnknownIdError(message)
        return self.replays[found]

    @cached_property
    def replays(self) -> Mapping[str, Replay]:
        """Every dialogue played through, by id."""
        facts = Facts(self.map, lambda: self.solution)
        return {
            node.id: replay(facts, node)
            for node in self.map.of_kind("dialogue")
            if isinstance(node, Dialogue)
        }

    @cached_property
    def answers(self) -> Mapping[str, tuple[str, ...]]:
        """Question -> what answers it: by its own word, in a dialogue, or by rejecting it.

        A request for backing is answered by any argument that counts and names it; an open
        question is not answered by somebody who rejects it.
        """
        found = {
            node.id: tuple(dict.fromkeys(self._answering(node)))
            for node in self.map.of_kind("question")
            if isinstance(node, Question)
        }
        return {question: found[question] for question in found if found[question]}

    def _answering(self, node: Question) -> Iterator[str]:
        for ref in node.answered_by:
            owner = self.map.owner(ref)
            if owner is not None and owner.review != "withdrawn":
                yield self.map.resolve(ref) or ref
        yield from self._answered_in_dialogues.get(node.id, ())
        if node.sort == "challenge":
            for one in self.map.aimed_at.get(node.id, ()):
                if self.solution.counts(one.id):
                    yield one.owner

    @cached_property
    def _answered_in_dialogues(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for played in self.replays.values():
            for step in played.steps:
                for due in step.closes:
                    if due.node and step.turn.word in ANSWERING:
                        known = step.turn.node in self.map
                        by = step.turn.node if known else played.id
                        found.setdefault(due.node, {})[by] = None
        return {question: tuple(found[question]) for question in found}

    @cached_property
    def open_questions(self) -> "Rows":
        """The open questions and requests for backing that nobody has answered, by id."""
        from robustmap.query.dues.questions import filed

        return self.rows(sorted(one.node for sort in WAITING for one in filed(self, sort)))

    @cached_property
    def obligations(self) -> "tuple[Obligation, ...]":
        """Everything that is still open, by sort: what, about what, and where it came up.

        An argument without a reply is no obligation. Linear in the map, in the cells of its
        comparisons, and in the work of the robustness table.
        """
        from robustmap.explain.dialogues import SORTS as WORDS
        from robustmap.query.dues import SORTS

        found = SORTS.entries
        order = [*(sort for sort in WORDS if sort in found), *(s for s in found if s not in WORDS)]
        return tuple(one for sort in order for one in found[sort](self))
