"""Notes without the questions that no unit asks any more."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from robustmap.publish.asked.book import ANSWER, NODE, Question
from robustmap.publish.keep.notes import Kept, Notes


def pruned(given: Notes, asked: Collection[int]) -> Notes:
    """Leave out what is neither `asked` nor leads to what is; linear in the questions."""
    wanted: set[int] = {0, *asked}
    for number in range(len(given.questions) - 1, 0, -1):
        if number in wanted:
            wanted.update(_behind(given.questions[number]))
    order = sorted(wanted)
    place = {number: at for at, number in enumerate(order)}
    units = {
        name: Kept(one.given, tuple(sorted(place[n] for n in one.asked)), one.files)
        for name, one in given.units.items()
    }
    about = {
        node: [place[one] for one in numbers if one in asked]
        for node, numbers in given.about.items()
    }
    return replace(
        given,
        questions=[_moved(Question(*given.questions[one]), place) for one in order],
        prints=[given.prints[one] for one in order],
        units=units,
        about={node: numbers for node, numbers in about.items() if numbers},
        answers={place[one]: told for one, told in given.answers.items() if one in asked},
        general=[place[one] for one in given.general if one in asked],
        pruned=len(order),
    )


def _behind(question: Question) -> Iterator[int]:
    of, _, what = question
    yield of
    yield from _named(what)


def _named(what: object) -> Iterator[int]:
    if isinstance(what, tuple):
        if what[:1] == (ANSWER,):
            yield what[1]
        elif what[:1] != (NODE,):
            for one in what:
                yield from _named(one)


def _moved(question: Question, place: Mapping[int, int]) -> Question:
    of = place[question.of] if question.of >= 0 else -1
    return Question(of, question.op, _renamed(question.what, place))


def _renamed(what: object, place: Mapping[int, int]) -> object:
    if not isinstance(what, tuple):
        return what
    if what[:1] == (ANSWER,):
        return ANSWER, place[what[1]]
    return tuple(_renamed(one, place) for one in what)
