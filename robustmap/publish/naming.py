"""What is told of something wherever a page names it: worked out once, and asked for as one."""

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from robustmap.explain import words
from robustmap.explain.words import Phrase
from robustmap.model import ids
from robustmap.publish.figures.labels import label, theses
from robustmap.publish.figures.signs import shape_of, tone_of
from robustmap.publish.marks import MARKS, NO_EFFECT, Mark

if TYPE_CHECKING:
    from robustmap.kb import KB
    from robustmap.model.nodes import Answer

NODES = "n/"
DEBATES = "d/"


class Mention(NamedTuple):
    """What is told of something where it is named: its line, its place, its label, its verdict.

    `shape` and `tone` say how pictures draw it. `debate` says that it is one with a page of its
    own, not told among the other nodes.
    `judged` is the id of what the verdict is on; without a verdict that is empty, and so is
    what follows it.
    """

    heading: str
    path: str
    label: str
    shape: str
    tone: str
    debate: bool = False
    judged: str = ""
    answer: "Answer | str" = ""
    words: str = ""
    short: str = ""
    mark: Mark | None = None
    phrase: Phrase | None = None


_SHORT = dict[str, str]([*words.CLAIM.items(), *words.ARGUMENT.items()])
"""Each answer in a word or two. An id that no file may have can be a statement's and a step's."""


class Naming:
    """Names what is in a kb."""

    def __init__(self, kb: "KB", debates: Collection[str]) -> None:
        """Name what is in a kb; `debates` are the questions that have a page as debates."""
        self.kb, self.map, self.debates = kb, kb.map, debates
        self._known: dict[str, Mention] = {}

    def mention(self, ref: str) -> Mention:
        """Give what is told of something."""
        found = self._known.get(ref)
        if found is None:
            found = self._known[ref] = self._mention(ref)
        return found

    def _mention(self, ref: str) -> Mention:
        verdict = self.kb.verdict(ref)
        said = Mention(
            self.heading(ref),
            self.path(ref),
            self.label(ref),
            shape_of(self.map, ref),
            tone_of(self.kb.solution, ref, verdict.answer if verdict else ""),
            ref in self.debates,
        )
        if verdict is None:
            return said
        phrase, answer = verdict.words, verdict.answer
        return said._replace(
            judged=verdict.id,
            phrase=phrase,
            answer=answer,
            words=phrase.fill(self.heading),
            # In a word or two, without naming what brought it about.
            short=phrase.brief or _SHORT[answer] if phrase.refs else phrase.text,
            mark=NO_EFFECT if verdict.counted else MARKS[answer],
        )

    def heading(self, ref: str) -> str:
        """Give the line by which something is known."""
        found = self.map.resolve(ref) or ref
        # An inference has no line of its own: it goes by that of its argument.
        named = self.map.inferences[found].owner if found in self.map.inferences else found
        return words.title(self.kb.solution, named)

    def label(self, ref: str) -> str:
        """Give what something is called in its list, "" where it has no number."""
        # A sentence of an argument is not called by the argument's name; its steps are.
        if ref in self.map.statements:
            return ""
        return label(self.map, ids.split(ref)[0], self._theses)

    @cached_property
    def _theses(self) -> frozenset[str]:
        return theses(self.map)

    def page(self, ref: str) -> str:
        """Give the path of the page on which a reference is told, "" where there is none."""
        node = ids.split(self.map.resolve(ref) or "")[0]
        if not node or node in self._unpaged:
            return ""
        return f"{DEBATES if node in self.debates else NODES}{node}/"

    @cached_property
    def _unpaged(self) -> frozenset[str]:
        """The nodes that have no page: their names cannot stand in an address."""
        return frozenset(node for node in self.map.nodes if not ids.is_id(node))

    def path(self, ref: str) -> str:
        """Give the page of a reference with the anchor of the part that it names."""
        found, page = self.map.resolve(ref) or "", self.page(ref)
        if page and self._has_anchor(found):
            return f"{page}#{anchor(ids.split(found)[1])}"
        return page

    def _has_anchor(self, ref: str) -> bool:
        """Tell whether a page shows a part of its node at a place of its own."""
        statement = self.map.statements.get(ref)
        if statement is not None:
            return statement.role in ("premise", "clause", "works", "definition")
        inference = self.map.inferences.get(ref)
        if inference is None or ref == inference.owner:
            return False
        return inference.relation != "contradicts" and inference.owner in self._several

    @cached_property
    def _several(self) -> frozenset[str]:
        """The arguments with several inferences, each of which has a place on the page."""
        return frozenset(
            node.id
            for node in self.map.arguing()
            if sum(bool(self.map.inferences[one].target) for one in self.map.inferences_of[node.id])
            > 1
        )


def anchor(local: str) -> str:
    """Give the anchor of a part within its page.

    >>> anchor("on-for-2#p1")
    'on-for-2-p1'
    """
    return "".join(c if c.isalnum() and c.isascii() else "-" for c in local)
