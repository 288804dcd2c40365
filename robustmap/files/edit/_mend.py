"""Mend what is certain: words that are misspelt beyond doubt, and premises without a name."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from robustmap.files.beside import Beside
from robustmap.files.document import decode, split
from robustmap.files.edit._book import Book, Changes
from robustmap.files.edit._page import Page
from robustmap.files.edit._premises import write_names
from robustmap.files.find import MAX_SETTINGS, SETTINGS, Tree
from robustmap.files.shape import keys_at
from robustmap.model import ids
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, FOLDERS
from robustmap.model.places import KEY
from robustmap.model.problem import Problem
from robustmap.model.settings import Settings

_SHORT, _LONG = 4, 8
"""Words shorter than the first are never mended, and two slips only from the second on."""

_UNREADABLE = "RM0"
_QUOTED = re.compile(r"`([^`]+)`")


class Mended(NamedTuple):
    """What is mended: the new texts, and one line for each finding that they answer."""

    changes: Changes
    told: tuple[str, ...]


Findings = Callable[[Map], Sequence[Problem]]
"""Gives everything that is wrong with a map."""

_MAX_ROUNDS = 5


def mend(tree: Tree, findings: Findings) -> Mended:
    """Give the texts of a kb with every finding answered of which the answer is certain.

    What comes to light when a word is mended is looked at too. A file that would get an error
    by it is left as it is.
    """
    read = Beside().read
    now, base, told = tree, read(tree), list[str]()
    map_ = base
    for _ in range(_MAX_ROUNDS):
        mended = _round(now, findings(map_), read)
        if not mended.told:
            break
        now, map_ = mended.changes.after, mended.changes.head
        told += mended.told
    writes = {name: data for name, data in now.files.items() if data != tree.files[name]}
    return Mended(Changes(tree, now, base, map_, writes), tuple(told))


def _round(tree: Tree, found: Sequence[Problem], read: Callable[[Tree], Map]) -> Mended:
    left: frozenset[str] = frozenset()
    while True:
        mender = _Mender(Book(tree, read), found, left)
        mended = mender.mended()
        worse = _worse(mender.book, mended.changes)
        if not worse:
            return mended
        left |= worse


def _worse(book: Book, changes: Changes) -> frozenset[str]:
    """Find the changed files in which an error is new."""
    root = f"{changes.tree.root}/"
    before = {(one.span.path, one.code, one.message) for one in book.map.problems}
    after = [one for one in changes.head.problems if one.severity == "error"]
    new = {one.span.path for one in after if (one.span.path, one.code, one.message) not in before}
    return frozenset(path.removeprefix(root) for path in new) & frozenset(changes.writes)


class _Mender:
    def __init__(self, book: Book, found: Sequence[Problem], left: Collection[str]) -> None:
        self.book = book
        self.found = found
        self.left = set(left)
        self.lead = f"{book.tree.root}/"
        self.pages: dict[str, Page | None] = {}
        self.told: list[str] = []
        self.left |= {
            self.name(one)
            for one in found
            if one.severity == "error" and one.code.startswith(_UNREADABLE)
        }

    def name(self, one: Problem) -> str:
        return one.span.path.removeprefix(self.lead)

    def mended(self) -> Mended:
        for one in self.found:
            answer = _ANSWERS.get(one.code)
            page = self.page(self.name(one)) if answer else None
            if answer and page is not None:
                answer(self, page, one)
        return Mended(self.changes(), tuple(self.told))

    def page(self, name: str) -> Page | None:
        """Give a file that can be read, or None."""
        if name not in self.pages:
            self.pages[name] = None
            data = self.book.tree.files.get(name)
            cls = Settings if name == SETTINGS else FOLDERS.get(name.split("/", maxsplit=1)[0])
            if (
                data is not None
                and cls is not None
                and name not in self.left
                and _whole(name, data)
            ):
                self.pages[name] = Page(name, data, cls)
        return self.pages[name]

    def changes(self) -> Changes:
        pages = {name: page for name, page in self.pages.items() if page and page.changed}
        return self.book.replaced({name: page.bytes() for name, page in pages.items()})

    def swap(self, page: Page, one: Problem, known: Iterable[str]) -> None:
        """Put the suggestion where the wrong word stands, if there is no doubt."""
        if not one.suggestion or not one.span.end:
            return
        start, end = page.range(one.span)
        word = page.text[start:end]
        if word[:1] in ("'", '"') and word[-1:] == word[:1]:
            start, end, word = start + 1, end - 1, word[1:-1]
        if certain(word, one.suggestion, known):
            page.put(start, end, one.suggestion)
            self.told.append(f"{one.place}: {word} -> {one.suggestion}")

    def key(self, page: Page, one: Problem) -> None:
        path = next(
            (
                path
                for path, at in page.front.spans.items()
                if path[-1:] == (KEY,) and at[:2] == (one.span.line, one.span.column)
            ),
            None,
        )
        above = path[:-2] if path else ()
        if path and (*above, one.suggestion, KEY) not in page.front.spans:
            self.swap(page, one, keys_at(page.cls, above))

    def word(self, page: Page, one: Problem) -> None:
        self.swap(page, one, _QUOTED.findall(one.expected))

    def ref(self, page: Page, one: Problem) -> None:
        map_ = self.book.map
        slash, rest = one.suggestion.partition("/")[1:]
        self.swap(page, one, [f"{node}{slash}{rest}" for node in (*map_.nodes, *map_.aliases)])

    def part(self, page: Page, one: Problem) -> None:
        owner = ids.split(one.suggestion)[0]
        self.swap(page, one, self.book.map.parts.get(owner, ()))

    def premise(self, page: Page, one: Problem) -> None:
        node = self.book.map.nodes.get(one.node)
        already = any(line.startswith(f"{one.span.path}: ") for line in self.told)
        if isinstance(node, ARGUING) and node.id not in self.book.map.broken and not already:
            done = write_names(page, node)
            self.told.append(f"{one.span.path}: premises named: {done}")


_ANSWERS: dict[str, Callable[[_Mender, Page, Problem], None]] = {
    "RM101": _Mender.key,
    "RM103": _Mender.word,
    "RM107": _Mender.premise,
    "RM201": _Mender.ref,
    "RM207": _Mender.part,
}


def _whole(name: str, data: bytes) -> bool:
    if name == SETTINGS:
        return decode(name, data, MAX_SETTINGS)[0] is not None
    return split(name, data)[0] is not None


def certain(word: str, meant: str, known: Iterable[str]) -> bool:
    """Tell whether a word can only be a slip for another: near to it, and to nothing else.

    >>> certain("plans-hepl", "plans-help", ["plans-help", "plans-fail"])
    True
    >>> certain("for-3", "for-2", ["for-1", "for-2"]), certain("agains", "against", ["again"])
    (False, False)
    """
    from rapidfuzz.distance import OSA

    near = OSA.distance(word, meant)
    allowed = 0 if len(word) < _SHORT else 1 if len(word) < _LONG else 2
    if not 0 < near <= allowed or re.sub(r"\D", "", word) != re.sub(r"\D", "", meant):
        return False  # numbers are names: one digit off is another thing
    return all(OSA.distance(word, one) > near + 1 for one in known if one != meant)
