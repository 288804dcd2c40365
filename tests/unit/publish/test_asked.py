"""Stand-ins answer as what they stand for, and have every question noted."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import pytest

from robustmap.model.nodes import Claim
from robustmap.publish.asked.book import Book, packed
from robustmap.publish.asked.once import once
from robustmap.publish.asked.plain import PROSE, SMALL, fingerprint, plain, sum_of
from robustmap.publish.asked.seen import Seen, ask, asked
from robustmap.publish.asked.ways import through


class Shelf:
    """Something to ask: it names things, and counts how often it was asked."""

    def __init__(self, names: dict[str, str]) -> None:
        self.names = names
        self.calls = 0

    @cached_property
    def longest(self) -> str:
        return max(self.names.values(), key=len)

    def name(self, key: str) -> str:
        self.calls += 1
        return self.names[key]

    def both(self, one: str, other: str, *, by: str = " ") -> str:
        return f"{self.names[one]}{by}{self.names[other]}"

    def fitting(self, fits: Any) -> list[str]:
        return [one for one in self.names if fits(one)]

    @through
    def shouted(self, key: str) -> str:
        return self.name(key).upper()


@dataclass(frozen=True)
class Told:
    parts: tuple[str, ...]
    more: dict[str, int] = field(default_factory=dict)


NAMES = {"a": "Anna", "b": "Berta", "c": "Caesar"}


def opened(**changed: str) -> tuple[Book, Any]:
    book = Book(Shelf(NAMES | changed), {}, {})
    return book, Seen(book, 0)


def told(book: Book) -> set[tuple[Any, ...]]:
    return {book.questions[one][1:] for one in book.used}


def test_it_answers_as_what_it_stands_for():
    book, shelf = opened()
    assert isinstance(shelf, Shelf)
    assert shelf.name("a") == "Anna"
    assert shelf.name("a") == "Anna"
    assert shelf.seen_real.calls == 1
    assert shelf.both("a", "b", by=", ") == "Anna, Berta"
    assert shelf.longest == "Caesar"
    assert shelf.names["b"] == "Berta"
    assert "x" not in shelf.names
    assert shelf.names.get("x", "none") == "none"
    assert dict(shelf.names) == NAMES
    assert 0 not in book.used


def test_an_error_is_raised_each_time_it_is_asked_for():
    book, shelf = opened()
    for _ in range(2):
        with pytest.raises(KeyError, match="x"):
            shelf.name("x")
    assert told(book) == {("call", "name", "x")}


def test_what_is_asked_is_noted_and_asked_again_elsewhere():
    book, shelf = opened()
    shelf.name("a")
    shelf.names["b"]
    other = Book(Shelf(NAMES | {"b": "Bea"}), {}, {})
    for question in book.questions:
        other.number(question)
    changed = [one for one in book.used if book.print(one) != other.print(one)]
    assert [book.questions[one][2] for one in changed] == ["b"]


def test_a_method_may_be_looked_through_and_so_is_one_that_is_given_what_cannot_be_written():
    book, shelf = opened()
    assert shelf.shouted("a") == "ANNA"
    assert told(book) == {("call", "name", "a")}
    book.used = set()
    assert shelf.fitting(lambda one: one > "a") == ["b", "c"]
    assert ("keys",) in told(book)


def test_as_a_key_or_compared_everything_counts_as_asked():
    for use in (hash, lambda one: one == 1, lambda one: WeakKeyDictionary({one: 1})):
        book, shelf = opened()
        use(shelf)
        assert 0 in book.used


def test_a_function_may_be_a_question_of_its_own():
    book, shelf = opened()
    assert _first(shelf, 2) == "An"
    assert {op for op, *_ in told(book)} == {"function"}
    assert _first(Shelf(NAMES), 2) == "An"


def test_what_is_worked_out_once_depends_on_all_that_it_looked_at():
    book, shelf = opened()
    assert _whole(shelf, "a") == ["Anna"]
    asked_first, book.used = book.used, set()
    assert _whole(shelf, "a") is _whole(shelf, "a")
    assert book.used == asked_first != set()
    plainly = Shelf(NAMES)
    assert _whole(plainly, "a") is _whole(plainly, "a")
    assert plainly.calls == 1


def test_of_a_node_prose_alone_is_noted_whenever_it_is_looked_at():
    real = Claim(id="safe", title="It is safe", body="Tested.", standing="open", tags=("a",))
    book = Book({"safe": real}, {}, {"safe": real})
    node = ask(Seen(book, 0), "item", "safe")
    assert type(node) is not Claim
    for _ in range(2):
        book.used = set()
        rest = [name for name in Claim.model_fields if name not in PROSE]
        assert [getattr(node, name) for name in rest] == [getattr(real, name) for name in rest]
        assert (node.kind, told(book)) == ("claim", set())
        assert (node.body, told(book)) == (real.body, {("attribute", "body")})
    book.used = set()
    assert node == real
    assert told(book) == {("attribute", name) for name in PROSE}


@asked
def _first(shelf: Shelf, letters: int) -> str:
    return shelf.names["a"][:letters]


@once
def _whole(shelf: Shelf, key: str) -> list[str]:
    return [shelf.name(key)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        ("1", 1),
        ("a" * 30, "a" * 31),
        (("a", "b"), ("ab",)),
        ((("a",), "b"), ("a", ("b",))),
        (Told(("a",)), Told(("b",))),
        (Told(("a",), {"n": 1}), Told(("a",), {"n": 2})),
        (None, "None"),
        (frozenset("ab"), frozenset("abc")),
        ([], ()),
    ],
)
def test_what_differs_has_another_fingerprint(one: object, other: object):
    assert fingerprint(one, {}) != fingerprint(other, {})


@pytest.mark.parametrize("number", [SMALL, SMALL + 1])
def test_many_texts_have_the_fingerprint_of_texts_put_one_by_one(number: int):
    texts = tuple(map(str, range(number)))
    one_by_one = "\0'".join([f"tuple {number}", *texts])
    assert fingerprint(texts, {}) == sum_of(one_by_one.encode())
    assert fingerprint((*texts[1:], None), {}) != fingerprint((*texts[1:], "None"), {})


def test_what_is_large_or_not_all_there_is_not_plain():
    assert plain(Told(("a",), {"n": 1}))
    assert not plain(Told(("a",), {str(n): n for n in range(100)}))
    assert not plain((Shelf({}),))


def test_arguments_are_told_apart():
    assert packed((True, "a")) != packed((1, "a"))
