"""Notes without the questions that no unit asks any more."""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import replace

from robustmap.publish.asked.book import ANSWER, NODE, Question
from robustmap.publish.keep.lies import Lying
from robustmap.publish.keep.notes import Notes, numbers


def pruned(given: Notes) -> Notes:
    """Leave out what no unit asks and leads to nothing that any asks; linear in the questions."""
    asked = frozenset[int]().union(*(one.asked for one in given.units.values()))
    wanted: set[int] = {0, *asked}
    for number in range(len(given.questions) - 1, 0, -1):
        if number in wanted:
            wanted.update(_behind(given.questions[number]))
    order = sorted(wanted)
    place = {number: at for at, number in enumerate(order)}

    def left(some: "array[int]") -> "array[int]":
        return numbers(sorted(place[one] for one in some if one in asked))

    def left_of(filed: Mapping[str, "array[int]"]) -> dict[str, "array[int]"]:
        found = {node: left(some) for node, some in filed.items()}
        return {node: some for node, some in found.items() if some}

    return replace(
        given,
        questions=[_moved(given.questions[one], place) for one in order],
        prints=array("Q", [given.prints[one] for one in order]),
        units={name: one._replace(asked=left(one.asked)) for name, one in given.units.items()},
        about=left_of(given.about),
        beside=left_of(given.beside),
        leading=left_of(given.leading),
        general=left(given.general),
        filed=bytearray(one in asked for one in order),
        answers=Lying({place[one]: at for one, at in given.answers.items() if one in asked}),
        pruned=len(order),
    )


def _behind(question: Question) -> Iterator[int]:
    yield question[0]
    for what in question[2:]:
        yield from _named(what)


def _named(what: object) -> Iterator[int]:
    if isinstance(what, tuple):
        if what[:1] == (ANSWER,):
            yield what[1]
        elif what[:1] != (NODE,):
            for one in what:
                yield from _named(one)


def _moved(question: Question, place: Mapping[int, int]) -> Question:
    of, op, *what = question
    return (place[of] if of >= 0 else -1, op, *(_renamed(one, place) for one in what))


def _renamed(what: object, place: Mapping[int, int]) -> object:
    if not isinstance(what, tuple):
        return what
    if what[:1] == (ANSWER,):
        return ANSWER, place[what[1]]
    return tuple(_renamed(one, place) for one in what)
