"""Which nodes a question is about, where its answer hangs on nothing but what bears on these."""

from collections.abc import Collection, Iterator, Sequence

from robustmap.model import ids
from robustmap.publish.asked.book import ANSWER, BOOL, NODE, Question

_EXPLORE = "robustmap.publish.figures.explore"
_WRITER = "robustmap.publish.parts.writer"
_DATA = "robustmap.publish.alternates"

ABOUT = frozenset(
    (
        *("verdict()", "ledger()", "words()", "heading()", "phrase()", "answer()", "file()"),
        *("mark()", "label()", "short()", "path()", "page()", "kb why()", "kb firmness()"),
        *("map", "map statement_id()", "map owner()", "map nodes", "map statements"),
        *("map inferences", "map inferences_of", "map uses", "map aimed_at", "map parts"),
        *("incoming", "debates_of", "suspects", "solution counts()"),
        *("solution inference_label()", "solution inference_answer()"),
        *("solution statement_label()", "solution claim_answer()"),
        *(f"{_WRITER}:_core", f"{_WRITER}:_mark", f"{_EXPLORE}:_box", f"{_EXPLORE}:_kind"),
        *(f"{_DATA}:of_node", f"{_DATA}:as_turtle"),
    )
)
"""The questions of which each answer follows from what is told of the nodes that it names,
of those beside them, and of all that bears on these: see `robustmap.publish.keep.told.touched`.

Tests ask them all again after edits; what is not listed is asked again at every build.
"""

WHOLE = frozenset(("kb", "map", "site", "solution"))
"""What leads from the part to the whole."""

Nodes = frozenset[str] | None


class Nearby:
    """Tells of questions which nodes they are about, by number; None where that is not known."""

    def __init__(self, questions: Sequence[Question], aliases: Collection[str]) -> None:
        """Know the questions, which may still grow, and the earlier ids in use."""
        self.questions, self.aliases = questions, aliases
        self._known: dict[int, Nodes] = {}

    def of(self, number: int) -> Nodes:
        """Give the nodes that a question is about."""
        if number not in self._known:
            self._known[number] = self._about(Question(*self.questions[number]))
        return self._known[number]

    def _about(self, question: Question) -> Nodes:
        found: set[str] = set()
        if self._kind(question) not in ABOUT:
            above = self.of(question.of) if question.of > 0 else None
            if above is None or (question.op == "attribute" and question.what in WHOLE):
                return None
            found |= above
        # Of a method's name, and the place of a function, no node is meant.
        given = question.what[1:] if question.op in ("call", "function") else question.what
        for one in self._named(given):
            if one is None or one in self.aliases:
                return None
            found.add(one)
        return frozenset(found) or None

    def _kind(self, question: Question) -> str:
        if question.op == "function":
            module, name, _ = question.what
            return f"{module}:{name}" if question.of == 0 else ""
        where = self._where(question.of)
        if question.op == "call":
            return f"{where} {question.what[0]}()".strip()
        return where if question.op in ("item", "has") else ""

    def _where(self, number: int) -> str:
        """Name a part of the site, from the whole that it is a part of."""
        if number <= 0:
            return ""
        of, op, what = self.questions[number]
        if op != "attribute":
            return "?"
        above = self._where(of)
        return what if what in WHOLE or not above else f"{above} {what}"

    def _named(self, given: object) -> Iterator[str | None]:
        if isinstance(given, str):
            yield ids.split(given)[0]
        elif isinstance(given, tuple) and given[:1] == (ANSWER,):
            about = self.of(given[1])
            yield from (None,) if about is None else about
        elif isinstance(given, tuple) and given[:1] != (BOOL,):
            for one in given[1:] if given[:1] == (NODE,) else given:
                yield from self._named(one)
