"""What Argdown itself says nothing about: titles that lead nowhere, or mean two things."""

from collections.abc import Collection, Iterator

from robustmap.formats.exchange._argdown.document import (
    WHOLE,
    Argument,
    Document,
    Element,
    End,
    Place,
    Statement,
)
from robustmap.formats.exchange._reading import MOST, Faults
from robustmap.model.problem import clip
from robustmap.model.suggest import nearest

_BRACKETS = {"statement": "`[{}]`", "argument": "`<{}>`"}


def check(document: Document, faults: Faults) -> None:
    """Tell of every title that is not defined, that two things have, or that says two things.

    A title that nobody defines is refused where it looks like one that somebody does.
    """
    _undefined(document, faults)
    _shared(document, faults)
    _differing(document, faults)
    _both(document, faults)


def named(end: End) -> str:
    """Give a title in its brackets, for a message."""
    return _BRACKETS[end.sort].format(clip(end.title))


def _ends(document: Document) -> Iterator[tuple[End, Element]]:
    for title, statement in document.statements.items():
        yield End("statement", title), statement
    for title, argument in document.arguments.items():
        yield End("argument", title), argument


def _defined(element: Element) -> bool:
    if isinstance(element, Statement):
        return bool(element.texts)
    return bool(element.texts) or (isinstance(element, Argument) and bool(element.steps))


def _undefined(document: Document, faults: Faults) -> None:
    known: dict[str, list[str]] = {"statement": [], "argument": []}
    loose: list[tuple[End, Place]] = []
    for end, element in _ends(document):
        if _defined(element):
            known[end.sort].append(end.title)
        elif element.members:
            loose.append((end, element.place))
    titles: dict[str, Collection[str]] = {
        "statement": document.statements,
        "argument": document.arguments,
    }
    for end, place in document.mentions:
        if end.title not in titles[end.sort]:
            loose.append((end, place))
    for number, (end, place) in enumerate(loose):
        told = f"nothing says what {named(end)} is"
        fix = nearest(end.title, known[end.sort]) if number < MOST else ""
        where = document.at(place)
        if fix:
            faults.add(told, **where, expected="a title that is defined, or its text", fix=fix)
        else:
            faults.warn(f"{told}; its title is all that is known of it", **where)


def _shared(document: Document, faults: Faults) -> None:
    for title in document.statements.keys() & document.arguments.keys():
        if not document.statements[title].untitled:
            told = f"`{clip(title)}` is the title of a statement and of an argument"
            place = document.argument(title).place
            faults.warn(told, **document.at(place), expected="a title for each")


def _differing(document: Document, faults: Faults) -> None:
    for end, element in _ends(document):
        counts = element.text
        other = [one for one in element.texts if one.text != counts]
        if other:
            place = document.at(other[0].place)
            message = f"{named(end)} says two things, of which the last counts"
            faults.warn(message, **place, expected="one text, or two titles")


def _both(document: Document, faults: Faults) -> None:
    seen: dict[tuple[End, End], str] = {}
    for one in document.relations:
        if one.kind not in ("support", "attack"):
            continue
        pair = (one.by, one.on._replace(step=WHOLE))
        if seen.setdefault(pair, one.kind) != one.kind:
            told = f"{named(one.by)} speaks for {named(one.on)} and against it"
            faults.warn(told, **document.at(one.place), expected="one of the two")
        if one.by == one.on and one.kind == "attack":
            faults.warn(f"{named(one.by)} attacks itself", **document.at(one.place))
