"""The book of questions: each is a step from the answer to an earlier one, the first is the site.

A question is asked of the site itself, whichever page wants to know it, and once in a build.
"""

import sys
from array import array
from collections.abc import Collection, Iterable, Mapping, MutableMapping
from copy import copy
from importlib import import_module
from typing import Any, NamedTuple

from robustmap.model.nodes import Node
from robustmap.publish.asked.places import Places
from robustmap.publish.asked.plain import (
    fingerprint,
    fingerprint_of_kept,
    fingerprint_of_node,
    sort_of,
)

Question = tuple[Any, ...]
"""A step: of the answer to which question (by number), how (a key of `_STEPS`), and what."""

FIRST: Question = (-1, "site")

WHOLE = frozenset(("kb", "map", "site", "solution"))
"""What leads from the part to the whole: it is always there, and asked for something further."""

KEPT: set[tuple[str, str]] = set()
"""(Module, name) of the functions whose answers are noted: see `robustmap.publish.asked.kept`."""

_MISSING = object()


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
    """The questions that are known, by number, and the fingerprints of their answers.

    An answer may be forgotten as soon as its fingerprint is known: it is worked out again
    should anybody ask again.
    """

    def __init__(
        self,
        site: object,
        stamps: Mapping[str, str],
        nodes: Mapping[str, Node],
        questions: Iterable[Question] = (FIRST,),
        store: MutableMapping[int, Any] | None = None,
    ) -> None:
        """Open a book on a site; `stamps` are the fingerprints of its nodes.

        `questions` are known already, the first of them first. Answers that are `KEPT` are put
        into the `store`, by number, and looked for there.
        """
        self.questions = [*questions]
        self.prints = array("Q", bytes(8 * len(self.questions)))
        """The fingerprint of each answer; 0 where it is not known."""
        self.bare = bytearray(len(self.questions))
        """Of each question 1 where its answer is known to be given as it is: nothing stands in."""
        self.used: set[int] = set()
        """The questions asked since this was last replaced."""
        self.worked_out: dict[Any, tuple[Any, array[int]]] = {}
        """What was worked out from answers to questions: what was asked for it stands beside."""
        self.looked: list[dict[Any, Any]] = []
        """What each stand-in remembers of what it was asked: they are circles until `forget`."""
        self._places = Places(self.questions)
        self._site = site
        self._answers: dict[int, Any] = {0: site}
        self._store: MutableMapping[int, Any] = {} if store is None else store
        self._stamps, self._nodes = stamps, nodes

    @property
    def held(self) -> int:
        """How much is remembered until `forget`: answers, and what stand-ins were asked."""
        return len(self.looked) + len(self._answers)

    def forget(self, but: Iterable[int] = ()) -> None:
        """Have the stand-ins that were made so far remember nothing, so that they can go.

        The answers to some questions may stay.
        """
        for one in self.looked:
            one.clear()
        self.looked.clear()
        known = self._answers
        self._answers = {0: self._site, **{one: known[one] for one in but if one in known}}

    def close(self) -> None:
        """Let go of every answer, and of what tells questions apart: no more can be asked."""
        self.forget()
        self.worked_out.clear()
        self._answers.clear()
        self._places.clear()

    def number(self, question: Question) -> int:
        """Give the number of a question, which is noted when it first comes."""
        found = self._places.of(question)
        if found == len(self.prints):
            self.prints.append(0)
            self.bare.append(0)
        return found

    def answer(self, number: int) -> Any:
        """Give the answer to a question; an error is given as `Raised`."""
        found = self._answers.get(number, _MISSING)
        return self._found(number) if found is _MISSING else found

    def _found(self, number: int) -> Any:
        question = self.questions[number]
        kept = _is_kept(question)
        if kept:
            self.bare[number] = 1
            if (found := self._store.get(number, _MISSING)) is not _MISSING:
                return found
        found = self._work_out(question)
        known: MutableMapping[int, Any] = self._answers
        if kept and type(found) is not Raised:
            known = self._store
        if not self.prints[number]:
            self.prints[number] = self._print(question, found)
        known[number] = found
        return found

    def _work_out(self, question: Question) -> Any:
        of = self.answer(question[0])
        if type(of) is Raised:
            return of
        try:
            found = _STEPS[question[1]](self, of, *question[2:])
        except Exception as error:  # noqa: BLE001 - whatever it is, whoever asks gets it
            return Raised.of(error)
        # What runs dry when it is looked at can be asked for once only.
        return tuple(found) if hasattr(type(found), "__next__") else found

    def _print(self, question: Question, found: Any) -> int:
        if type(found) is Raised:
            return fingerprint(repr(found), self._stamps)
        if _is_kept(question):
            return fingerprint_of_kept(found)
        if sort_of(found) is Node:
            return fingerprint_of_node(found)
        return fingerprint(found, self._stamps)

    def print(self, number: int) -> int:
        """Give the fingerprint of an answer."""
        if not self.prints[number]:
            found = self.answer(number)
            if not self.prints[number]:
                self.prints[number] = self._print(self.questions[number], found)
        return self.prints[number]

    def differs(self, number: int) -> bool:
        """Ask again; tell whether the answer is another than the one whose fingerprint is known."""
        known, self.prints[number] = self.prints[number], 0
        return self.print(number) != known

    def stay(self, prints: "array[int]", but: Collection[int]) -> None:
        """Take over the fingerprints of answers; of all `but` some the answers are the same."""
        self.prints = prints[:]
        for number in but:
            self._store.pop(number, None)

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


def _is_kept(question: Question) -> bool:
    return question[1] == "function" and question[2:4] in KEPT


NODE, ANSWER, BOOL, NAMED = "\0node", "\0answer", "\0bool", "\0named"
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


def _call(book: Book, of: Any, name: str, *args: Any) -> Any:
    named: Mapping[str, Any] = {}
    if args and type(args[-1]) is tuple and args[-1][:1] == (NAMED,):
        named = {key: book.given(one) for key, one in args[-1][1:]}
        args = args[:-1]
    return getattr(of, name)(*map(book.given, args), **named)


def _function(book: Book, of: Any, module: str, name: str, *args: Any) -> Any:
    function = getattr(sys.modules.get(module) or import_module(module), name)
    return getattr(function, "__wrapped__", function)(of, *map(book.given, args))


_STEPS: Mapping[str, Any] = {
    "attribute": lambda _, of, what: getattr(of, what),
    "call": _call,
    "function": _function,
    "item": lambda book, of, what: of[book.given(what)],
    "has": lambda book, of, what: book.given(what) in of,
    "keys": lambda _, of: tuple(of),
    "size": lambda _, of: len(of),
    "text": lambda _, of: str(of),
}
"""How a question is answered: of what is beside how, and of what follows it."""
