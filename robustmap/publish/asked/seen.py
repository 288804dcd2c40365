"""Stand-ins: each answers as what it stands for does, and has the book note what was asked."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import wraps
from inspect import getattr_static
from types import FunctionType, MethodType
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from robustmap.model.nodes import Node
from robustmap.publish.asked.book import (
    ANSWER,
    NAMED,
    WHOLE,
    Book,
    Raised,
    UnpackableError,
    packed,
)
from robustmap.publish.asked.nodes import SeenNode
from robustmap.publish.asked.plain import plain, sort_of
from robustmap.publish.asked.ways import THROUGH, TOGETHER, Together

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S")


class Seen:
    """Stands for any object. What it is asked is asked of the object, and noted.

    Used as a key or compared, it cannot tell what will be made of that: all counts as asked.
    """

    # Beside these its dictionary has what need not be noted when it is asked for again.
    __slots__ = ("__dict__", "__weakref__", "seen_book", "seen_known", "seen_number", "seen_real")

    def __init__(self, book: Book, number: int) -> None:
        """Stand for the answer to a question."""
        put = object.__setattr__
        known: dict[str, tuple[int, Any]] = {}
        put(self, "seen_book", book)
        put(self, "seen_number", number)
        put(self, "seen_known", known)
        put(self, "seen_real", book.answer(number))
        book.looked += (known, vars(self))

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        """Be taken for what it stands for."""
        return type(self.seen_real)

    def __getattr__(self, name: str) -> Any:
        """Answer an attribute, or give the way to ask a method."""
        known = self.seen_known.get(name)
        if known is None:
            number, value = self._looked(name)
            if not number:
                vars(self)[name] = value
                return value
            known = self.seen_known[name] = number, value
        self.seen_book.used.add(known[0])
        return _raised(known[1])

    def _looked(self, name: str) -> tuple[int, Any]:
        found = getattr_static(type(self.seen_real), name, None)
        if isinstance(found, FunctionType):
            return 0, MethodType(found, self) if found in THROUGH else Asking(self, name)
        if isinstance(found, staticmethod | classmethod):
            return 0, getattr(self.seen_real, name)
        number = self.seen_book.number((self.seen_number, "attribute", name))
        value = wrapped(self.seen_book, number, lazily=True)
        by = TOGETHER.get((type(self.seen_real), name))
        if by is not None:
            return 0, Together(value, by)
        # What is asked for its parts one by one is not looked at as a whole.
        parts = type(value) in (SeenMapping, SeenSet) or (name in WHOLE and type(value) is Seen)
        return 0 if parts else number, value

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a stand-in holds nothing."""
        raise UnpackableError

    def __len__(self) -> int:
        """Give the length."""
        return int(ask(self, "size"))

    def __iter__(self) -> Iterator[Any]:
        """Give what it holds."""
        if isinstance(self.seen_real, tuple | list):
            return (self[at] for at in range(len(self)))
        return iter(ask(self, "keys"))

    def __contains__(self, one: object) -> bool:
        """Tell whether it holds something."""
        return bool(ask(self, "has", _arguments(self.seen_book, one)))

    def __getitem__(self, key: object) -> Any:
        """Give what it holds under a key."""
        return ask(self, "item", _arguments(self.seen_book, key))

    def __bool__(self) -> bool:
        """Tell whether it holds anything; what holds nothing ever is true."""
        return not hasattr(type(self.seen_real), "__len__") or len(self) > 0

    def __str__(self) -> str:
        """Say it."""
        return str(ask(self, "text"))

    def __eq__(self, other: object) -> bool:
        """Compare what it stands for."""
        self.seen_book.used.add(0)
        return bool(self.seen_real == (other.seen_real if type(other) is Seen else other))

    def __hash__(self) -> int:
        """Let it be a key."""
        self.seen_book.used.add(0)
        return hash(self.seen_real)


class Asking:
    """A method of what a stand-in stands for."""

    __slots__ = ("book", "known", "name", "of")

    def __init__(self, of: Seen, name: str) -> None:
        """Ask `of` by the method `name`."""
        self.of, self.name, self.book = of, name, of.seen_book
        self.known: dict[Any, tuple[int, Any]] = {}
        self.book.looked.append(self.known)

    def __call__(self, *args: Any, **named: Any) -> Any:
        """Ask, or do as the method does on the stand-in where the question cannot be written."""
        # Nearly all are asked by one id, and again: that is looked up and no more.
        if len(args) == 1 and not named and type(args[0]) is str:
            known = self.known.get(args[0])
            if known is None:
                known = self.known[args[0]] = self._asked(args)
        else:
            try:
                given = _given(self.book, args, named)
            except UnpackableError:
                method = getattr_static(type(self.of.seen_real), self.name)
                return MethodType(method, self.of)(*args, **named)
            known = self.known.get(given)
            if known is None:
                known = self.known[given] = self._asked(given)
        self.book.used.add(known[0])
        return known[1] if type(known[1]) is not Raised else _raised(known[1])

    def _asked(self, given: tuple[Any, ...]) -> tuple[int, Any]:
        number = self.book.number((self.of.seen_number, "call", self.name, *given))
        return number, wrapped(self.book, number)


def _given(book: Book, args: tuple[Any, ...], named: Mapping[str, Any]) -> tuple[Any, ...]:
    given: tuple[Any, ...] = _arguments(book, args)
    more = NAMED, *((key, _arguments(book, one)) for key, one in named.items())
    return (*given, more) if named else given


class SeenMapping(Mapping[Any, Any]):
    """Stands for a mapping, and is asked for its entries one by one."""

    def __init__(self, book: Book, number: int) -> None:
        """Stand for the answer to a question."""
        self.seen_book, self.seen_number, self.seen_real = book, number, book.answer(number)
        self.seen_known: dict[Any, tuple[int, Any]] = {}
        book.looked.append(self.seen_known)

    def __getitem__(self, key: Any) -> Any:
        """Give an entry."""
        return _raised(self._entry(key))

    def get(self, key: Any, default: Any = None) -> Any:
        """Give an entry, or something else where there is none."""
        missing = type(found := self._entry(key)) is Raised and isinstance(found.error, KeyError)
        return default if missing else _raised(found)

    def _entry(self, key: Any) -> Any:
        known = self.seen_known.get(key)
        if known is None:
            book = self.seen_book
            number = book.number((self.seen_number, "item", _arguments(book, key)))
            known = self.seen_known[key] = number, wrapped(book, number, lazily=True)
        self.seen_book.used.add(known[0])
        return known[1]

    def __contains__(self, key: object) -> bool:
        """Tell whether there is an entry."""
        book = self.seen_book
        number = book.number((self.seen_number, "has", _arguments(book, key)))
        book.used.add(number)
        return bool(_raised(book.answer(number)))

    def __iter__(self) -> Iterator[Any]:
        """Give the keys."""
        return iter(ask(self, "keys"))

    def __len__(self) -> int:
        """Count the entries."""
        return int(ask(self, "size"))

    def __or__(self, other: Mapping[Any, Any]) -> dict[Any, Any]:
        """Give both in one."""
        return dict(self) | dict(other)


class SeenSet(AbstractSet[Any]):
    """Stands for a set, and is asked for its members one by one."""

    def __init__(self, book: Book, number: int) -> None:
        """Stand for the answer to a question."""
        self.seen_book, self.seen_number, self.seen_real = book, number, book.answer(number)

    __contains__ = SeenMapping.__contains__
    __len__ = SeenMapping.__len__

    def __iter__(self) -> Iterator[Any]:
        """Give the members."""
        self.seen_book.used.add(self.seen_number)
        return iter(self.seen_real)

    @classmethod
    def _from_iterable(cls, it: Any) -> Any:
        return frozenset(it)


def wrapped(book: Book, number: int, *, lazily: bool = False) -> Any:
    """Give the answer to a question: itself if it is plain, else a stand-in for it.

    A mapping or set that is asked for `lazily` is asked for what it holds one by one.
    """
    found = book.answer(number)
    if book.bare[number]:
        return found
    sort = sort_of(found)
    if sort is Node:
        return SeenNode(book, number)
    if sort is Mapping:
        return SeenMapping(book, number) if lazily or not plain(found) else found
    if type(found) is Raised or plain(found):
        if lazily and sort is set:
            return SeenSet(book, number)
        # The answer is the same whenever it is worked out: it is looked through once.
        book.bare[number] = sort is not set
        return found
    return Seen(book, number)


def ask(of: Any, op: str, *what: Any) -> Any:
    """Ask a stand-in, and note the question."""
    book = of.seen_book
    number = book.number((of.seen_number, op, *what))
    book.used.add(number)
    return _raised(wrapped(book, number))


def asked(function: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Make a question of what a function of a site (or a map) gives, by further plain arguments.

    A page is then kept as long as that stays the same, whatever the function looks at. For
    functions that look at much and give little, and for those that keep what they give.
    """
    name = function.__module__, function.__qualname__

    @wraps(function)
    def answer(of: Any, *args: Any, **named: Any) -> Any:
        if type(of) is not Seen:
            return function(of, *args, **named)
        book: Book = of.seen_book
        try:
            given = _arguments(book, args)
        except UnpackableError:
            return function(of, *args, **named)  # type: ignore[arg-type]  # it answers as one
        number = book.number((of.seen_number, "function", *name, *given))
        book.used.add(number)
        return _raised(wrapped(book, number, lazily=True))

    return cast("Callable[Concatenate[S, P], T]", answer)


def _arguments(book: Book, given: Any) -> Any:
    """Pack arguments, stand-ins among them."""
    kind = type(given)
    if kind is str:
        return given
    if kind is Seen:
        book.used.add(given.seen_number)
        return ANSWER, given.seen_number
    if kind is tuple:
        return tuple([one if type(one) is str else _arguments(book, one) for one in given])
    return packed(given)


def _raised(found: Any) -> Any:
    if type(found) is Raised:
        raise found.again()
    return found
