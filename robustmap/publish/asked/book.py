"""The book of questions: each is a step from the answer to an earlier one, the first is the site.

A question is asked of the site itself, whichever page wants to know it, and once in a build.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from importlib import import_module
from typing import Any, NamedTuple

from robustmap.model.nodes import Node
from robustmap.publish.asked.plain import fingerprint


class Question(NamedTuple):
    """A step: how (`op`), of the answer to which question (`of`, by number), and what.

    `op` is one of the keys of `_STEPS`.
    """

    of: int
    op: str
    what: Any = ""


FIRST = Question(-1, "site")

KEPT: set[tuple[str, str]] = set()
"""(Module, name) of the functions whose answers are noted: see `robustmap.publish.asked.kept`."""


_NONE: Mapping[int, Any] = {}


class Raised(NamedTuple):
    """An answer that is an error: whoever asks gets it raised."""

    error: Exception

    @classmethod
    def of(cls, error: Exception) -> "Raised":
        """Keep an error without the places it came through, which hold all that was made there."""
        error.__context__ = error.__cause__ = None
        return cls(error.with_traceback(None))

    def again(self) -> Exception:
        """Give the error to be raised: a copy, as whatever it comes through stays with it."""
        try:
            return copy(self.error)
        except Exception:  # noqa: BLE001 - what it needs to be made again is its own affair
            return self.error


class Book:
    """The questions that are known, by number, and their answers as far as they were asked for."""

    def __init__(
        self,
        site: object,
        stamps: Mapping[str, str],
        nodes: Mapping[str, Node],
        questions: Iterable[Question] = (FIRST,),
    ) -> None:
        """Open a book on a site; `stamps` are the fingerprints of its nodes.

        `questions` are known already, the first of them first.
        """
        self.questions = [*questions]
        self.used: set[int] = set()
        """The questions asked since this was last replaced."""
        self.worked_out: dict[Any, tuple[Any, frozenset[int]]] = {}
        """What was worked out from answers to questions: what was asked for it stands beside."""
        self.looked: list[dict[Any, Any]] = []
        """What each stand-in remembers of what it was asked: they are circles until `forget`."""
        self._numbers = dict(zip(self.questions, range(len(self.questions)), strict=True))
        self._answers: dict[int, Any] = {0: site}
        self._prints: dict[int, str] = {}
        self._kept: dict[int, Any] = {}
        self._stamps, self._nodes = stamps, nodes

    def forget(self) -> None:
        """Have the stand-ins that were made so far remember nothing, so that they can go."""
        for one in self.looked:
            one.clear()
        self.looked.clear()

    def close(self) -> None:
        """Let go of every answer."""
        self.forget()
        self.worked_out.clear()
        self._answers.clear()
        self._kept.clear()

    def number(self, question: Question) -> int:
        """Give the number of a question, which is noted when it first comes."""
        found = self._numbers.get(question)
        if found is None:
            found = self._numbers[question] = len(self.questions)
            self.questions.append(question)
        return found

    def answer(self, number: int) -> Any:
        """Give the answer to a question; an error is given as `Raised`."""
        if number not in self._answers:
            self._answers[number] = (
                self._kept[number]
                if number in self._kept
                else self._work_out(Question(*self.questions[number]))
            )
        return self._answers[number]

    def _work_out(self, question: Question) -> Any:
        of = self.answer(question.of)
        if isinstance(of, Raised):
            return of
        try:
            found = _STEPS[question.op](self, of, question.what)
        except Exception as error:  # noqa: BLE001 - whatever it is, whoever asks gets it
            return Raised.of(error)
        # What runs dry when it is looked at can be asked for once only.
        return tuple(found) if isinstance(found, Iterator) else found

    def print(self, number: int) -> str:
        """Give the fingerprint of an answer."""
        known = self._prints.get(number)
        if known is None:
            found = self.answer(number)
            told = repr(found) if isinstance(found, Raised) else found
            known = self._prints[number] = fingerprint(told, self._stamps)
        return known

    def stay(
        self, prints: Sequence[str], but: Collection[int], answers: Mapping[int, Any] = _NONE
    ) -> None:
        """Take over what is known of answers that are the same as before, `but` some.

        That is their fingerprints, and of those that are noted the `answers` themselves.
        """
        self._prints = {at: one for at, one in enumerate(prints) if one and at not in but}
        self._kept = {at: one for at, one in answers.items() if at not in but}

    def answers(self, asked: Collection[int]) -> dict[int, Any]:
        """Give the answers to note, of those that are `asked`, by number."""
        return {
            at: self.answer(at)
            for at, (_, op, what) in enumerate(self.questions)
            if op == "function" and what[:2] in KEPT and at in asked
        }

    def prints(self, asked: Collection[int]) -> list[str]:
        """Give the fingerprint of every answer that is known or `asked`, by number, else ""."""
        return [
            self.print(at) if at in asked else self._prints.get(at, "")
            for at in range(len(self.questions))
        ]

    def given(self, what: Any) -> Any:
        """Give what stands for an argument of a question: see `packed`."""
        if type(what) is not tuple:
            return what
        first = what[0] if what else ""
        if first == NODE:
            return self._nodes[what[1]]
        if first == ANSWER:
            return self.answer(what[1])
        if first == BOOL:
            return bool(what[1])
        return tuple([one if type(one) is str else self.given(one) for one in what])


NODE, ANSWER, BOOL = "\0node", "\0answer", "\0bool"
"""What begins a tuple that stands for something else than itself."""


class UnpackableError(Exception):
    """An argument that cannot stand in a question."""


def packed(given: Any) -> Any:
    """Give what stands for an argument in a question, made of text, numbers and tuples alone.

    Raises:
        UnpackableError: nothing can.
    """
    kind = type(given)
    if kind is str or kind is int or given is None or kind is float:
        return given
    if kind is bool:
        return BOOL, int(given)
    if kind is tuple:
        return tuple(map(packed, given))
    if isinstance(given, Node):
        return NODE, given.id
    raise UnpackableError


def _call(book: Book, of: Any, what: Any) -> Any:
    name, args, named = what
    if not named:
        return getattr(of, name)(*book.given(args))
    return getattr(of, name)(*book.given(args), **{key: book.given(one) for key, one in named})


def _function(book: Book, of: Any, what: Any) -> Any:
    module, name, args = what
    function = getattr(import_module(module), name)
    return getattr(function, "__wrapped__", function)(of, *book.given(args))


_STEPS: Mapping[str, Any] = {
    "attribute": lambda _, of, what: getattr(of, what),
    "call": _call,
    "function": _function,
    "item": lambda book, of, what: of[book.given(what)],
    "has": lambda book, of, what: book.given(what) in of,
    "keys": lambda _, of, __: tuple(of),
    "size": lambda _, of, __: len(of),
    "text": lambda _, of, __: str(of),
}
"""How a question is answered, by its `op`."""
