"""Which nodes a question is about, where its answer hangs on nothing but what bears on these."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from robustmap.model import ids
from robustmap.publish.asked.book import ANSWER, BOOL, NAMED, NODE, WHOLE, Question

_EXPLORE = "robustmap.publish.figures.explore"
_SITE = "robustmap.publish.site"
_FIRM = "robustmap.publish.parts.points.firm"
_WHY = "robustmap.publish.parts.points.why"
_DATA = "robustmap.publish.data.alternates"
_FIGURES = "robustmap.publish.figures"

_DEBATES = frozenset(
    (
        "debates",
        f"{_EXPLORE}:_part",
        "robustmap.publish.parts.debates.lists:reframed",
        "robustmap.publish.parts.debates.lists:unanswered",
        "robustmap.publish.parts.debates.matrix:_attacked",
    )
)
"""The questions about a debate: it hangs on all that bears on any node in it."""

ABOUT = frozenset(
    (
        *("verdict()", "ledger()", "mention()", "file()", "page()", "rests_on()"),
        *(f"{_WHY}:reasons", f"{_FIRM}:brief"),
        *("map", "map statement_id()", "map owner()", "map nodes", "map statements"),
        *("map inferences", "map inferences_of", "map uses", "map aimed_at", "map parts"),
        *("map resolve()", "debates has", "history of()", "solution flat uncounted"),
        *("solution counts()", "solution inference_label()", "solution inference_answer()"),
        *("solution statement_label()", "solution claim_answer()"),
        *(f"{_EXPLORE}:_node", "robustmap.publish.pages._attacks:_line"),
        f"{_FIGURES}.around:ties",
        *(f"{_SITE}:spelled_out", f"{_SITE}:said_of"),
        *(f"{_DATA}:of_node", f"{_DATA}:as_turtle", "taken_from"),
        *_DEBATES,
    )
)
"""The questions of which each answer follows from what is told of the nodes that it names,
of those beside them, and of all that bears on these: see `robustmap.publish.keep.told.touched`.

Tests ask them all again after edits; what is not listed is asked again at every build.
"""

BESIDE = frozenset(
    (
        *("map", "map statement_id()", "map owner()", "map nodes", "map statements"),
        *("map inferences", "map inferences_of", "map uses", "map aimed_at", "map parts"),
        *("map resolve()", "debates has", "history of()", "solution flat uncounted"),
        *("incoming", "debates_of", "suspects", "solution counts()", "file()", "page()"),
        *("solution inference_label()", "solution statement_label()"),
        *(f"{_FIGURES}.around:ties", f"{_SITE}:spelled_out", f"{_SITE}:said_of"),
        *(f"{_DATA}:of_node", f"{_DATA}:as_turtle", "taken_from"),
    )
)
"""Those of which each answer follows from what is told of these nodes and those beside them."""


LEADING = frozenset((f"{_FIRM}:lost",))
"""Those of which each answer follows from what these nodes lead to: see
`robustmap.publish.keep.leading`."""

MOVED = frozenset(("owed",))
"""Those of which each answer follows from what is told as of `ABOUT`, as long as it is known to
which nodes something leads: where it is not, anything may hang on the whole map."""

_BESIDE: frozenset[str] = frozenset()
_ABOUT, _LEADING = frozenset(("about",)), frozenset(("leading",))


class About(NamedTuple):
    """The nodes that a question is about, and what counts but what is beside them.

    `by` has "about" where what bears on them counts, "leading" where what they lead to does.
    """

    nodes: Collection[str]
    by: frozenset[str]


_BEGINS = {"attribute": 3, "call": 3, "function": 4}
"""Where the arguments of a question begin: by an attribute, a method's name, and the place of a
function no node is meant."""


class Nearby:
    """Tells of questions which nodes they are about, by number; None where that is not known."""

    def __init__(self, questions: Sequence[Question], aliases: Collection[str]) -> None:
        """Know the questions, which may still grow, and the earlier ids in use."""
        self.questions, self.aliases = questions, frozenset(aliases)
        # Most questions lead to no other: only of those that do is kept what they are about.
        self._led: dict[int, About | None] = {}
        self._places: dict[int, str] = {}

    def of(self, number: int) -> About | None:
        """Give what a question is about."""
        question = self.questions[number]
        of, op = question[0], question[1]
        kind, found, by = self._kind(question), set[str](), _BESIDE
        if kind in LEADING:
            by = _LEADING
        elif kind in MOVED:
            by = _ABOUT | _LEADING
        elif kind in ABOUT:
            by = _BESIDE if kind in BESIDE else _ABOUT
        else:
            above = self._above(of) if of > 0 else None
            if above is None or (op == "attribute" and question[2] in WHOLE):
                return None
            found, by = {*above.nodes}, above.by
        for one in self._named(question[_BEGINS.get(op, 2) :]):
            if one is None:
                return None
            if isinstance(one, About):
                found.update(one.nodes)
                by |= one.by
            else:
                found.add(one)
        return About(found, by) if found and self.aliases.isdisjoint(found) else None

    def _above(self, number: int) -> About | None:
        if number not in self._led:
            self._led[number] = self.of(number)
        return self._led[number]

    def _kind(self, question: Question) -> str:
        of, op = question[0], question[1]
        if op == "function":
            return f"{question[2]}:{question[3]}" if of == 0 else ""
        if op not in ("call", "item", "has"):
            return ""
        where = self._where(of)
        if op == "call":
            return f"{where} {question[2]}()" if where else f"{question[2]}()"
        return f"{where} has" if op == "has" and where not in ABOUT else where

    def _where(self, number: int) -> str:
        """Name a part of the site, from the whole that it is a part of."""
        if number <= 0:
            return ""
        found = self._places.get(number)
        if found is None:
            found, (of, op, *what) = "?", self.questions[number]
            if op == "attribute":
                above = self._where(of)
                found = what[0] if what[0] in WHOLE or not above else f"{above} {what[0]}"
            self._places[number] = found
        return found

    def _named(self, given: tuple[Any, ...]) -> Iterator[About | str | None]:
        """Yield the nodes that are named, and what the answers are about that are."""
        for one in given:
            if isinstance(one, str):
                yield ids.split(one)[0]
            elif isinstance(one, tuple) and one[:1] == (ANSWER,):
                yield self._above(one[1])
            elif isinstance(one, tuple) and one[:1] == (NAMED,):
                yield from self._named(tuple(value for _, value in one[1:]))
            elif isinstance(one, tuple) and one[:1] != (BOOL,):
                yield from self._named(one[1:] if one[:1] == (NODE,) else one)
