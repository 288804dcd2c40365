"""Which units of a site are made again, which stay as they lie in the tree, and why."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from robustmap.publish.asked.book import ANSWER, NODE, Book, Question
from robustmap.publish.asked.plain import fingerprint
from robustmap.publish.asked.seen import Seen
from robustmap.publish.keep import notes
from robustmap.publish.keep.formal import formal, is_formal
from robustmap.publish.keep.mark import mark
from robustmap.publish.keep.notes import Kept, Notes
from robustmap.publish.keep.units import InUnits, Made, Unit
from robustmap.publish.page import File, Page
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.publish.source import Source
from robustmap.publish.tree import DOCS, TREE, source_of


class Keeper:
    """Makes a site beside what was noted of an earlier build in `out`."""

    def __init__(self, site: Site, source: Source, out: Path) -> None:
        """Read what was noted."""
        self.site, self.out = site, out
        nodes = site.map.nodes
        self.stamps = {name: fingerprint(repr(nodes[name]), {}) for name in nodes}
        self.before = notes.load(out, mark(site, source))
        self.mark = self.before.mark or mark(site, source)
        self.book = Book(site, self.stamps, nodes)
        self.formal = formal(site)
        if self.formal == self.before.formal:
            vars(site)["turned"] = self.before.turned  # where a cached property keeps it
        self.asked: dict[str, tuple[str, frozenset[int] | None]] = {}
        self.names: dict[str, list[str]] = {}
        self.kept: dict[str, Kept] = {}
        for question in self.before.questions:
            self.book.number(question)
        self._changed = self._differing()

    def made(self) -> Iterator[Made]:
        """Make every page and file that is not kept, in the order of the table.

        What is kept is known when all are made.
        """
        for make in PAGES.entries.values():
            yield from self._units(make) if isinstance(make, InUnits) else make(self.site)

    def _units(self, sort: InUnits) -> Iterator[Made]:
        for unit in sort.units(self.site):
            kept = self.before.units.get(unit.name)
            if kept is not None and unit.name not in self.names and self._keeps(unit, kept):
                self.kept[unit.name] = kept
                continue
            yield from self._make(unit)

    def _keeps(self, unit: Unit, kept: Kept) -> bool:
        return (
            kept.given == fingerprint(unit.given, self.stamps)
            and self._changed.isdisjoint(kept.asked)
            and all(self._lies(name, known) for name, known in kept.files.items())
        )

    def _differing(self) -> frozenset[int]:
        """Ask every question of the units again; give those with another answer than before.

        The book has no other questions yet, so each has the number that it had.
        """
        asked = frozenset().union(*(one.asked for one in self.before.units.values()))
        prints = self.before.prints
        if self.formal == self.before.formal:
            for one in asked:
                if is_formal(self.before.questions[one]):
                    self.book.stays(one, prints[one])
        return frozenset(one for one in asked if self.book.print(one) != prints[one])

    def _lies(self, name: str, known: tuple[int, int]) -> bool:
        return _known(self.out / TREE / DOCS / name) == known

    def _make(self, unit: Unit) -> list[Made]:
        """Make a unit from a stand-in; what will have none of that is made again at every build."""
        self.book.used = set()
        asked: frozenset[int] | None
        try:
            made = unit.made(Seen(self.book, 0))  # type: ignore[arg-type]  # it answers as a site
            asked = None if 0 in self.book.used else frozenset(self.book.used)
        except Exception:  # noqa: BLE001 - if the page itself fails, it fails again below
            made, asked = unit.made(self.site), None
        if asked is not None and any(map(_found_by_search, made)):
            asked = None
        self.asked[unit.name] = fingerprint(unit.given, self.stamps), asked
        self.names[unit.name] = [_name(one) for one in made]
        return made

    @property
    def kept_files(self) -> frozenset[str]:
        """The names below the docs of what stays as it lies."""
        return frozenset(name for one in self.kept.values() for name in one.files)

    def note(self) -> None:
        """Note what the tree is made of now that it is written.

        Raises:
            WriteError: the note cannot be written.
        """
        docs = self.out / TREE / DOCS
        units = {
            name: Kept(given, tuple(asked), {one: _known(docs / one) for one in self.names[name]})
            for name, (given, asked) in self.asked.items()
            if asked is not None
        }
        units |= self.kept
        notes.save(self.out, self._numbered(units))

    def _numbered(self, units: Mapping[str, Kept]) -> Notes:
        """Leave out the questions that no unit asks any more."""
        wanted: set[int] = {0}
        for unit in units.values():
            wanted.update(unit.asked)
        for number in range(len(self.book.questions) - 1, 0, -1):
            if number in wanted:
                wanted.update(_behind(self.book.questions[number]))
        order = sorted(wanted)
        place = {number: at for at, number in enumerate(order)}
        questions = tuple(_moved(self.book.questions[one], place) for one in order)
        asking = frozenset(one for unit in units.values() for one in unit.asked)
        prints = tuple(self.book.print(one) if one in asking else "" for one in order)
        moved = {
            name: Kept(one.given, tuple(sorted(place[n] for n in one.asked)), one.files)
            for name, one in units.items()
        }
        return Notes(self.mark, questions, prints, moved, self.formal, self.site.turned)


def _behind(question: Question) -> Iterator[int]:
    yield question.of
    yield from _named(question.what)


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


def _found_by_search(one: Made) -> bool:
    """Tell whether the search has an entry of a page that is not one of a node."""
    return isinstance(one, Page) and one.search and not one.path.startswith(("n/", "d/"))


def _name(one: Made) -> str:
    return one.path if isinstance(one, File) else source_of(one.path)


def _known(path: Path) -> tuple[int, int]:
    """Give size and time of a plain file; nothing fits what is none."""
    try:
        found = path.lstat()
    except OSError:
        return -1, -1
    return (-1, -1) if path.is_symlink() else (found.st_size, found.st_mtime_ns)


def everything(site: Site) -> list[Made]:
    """Make every page and file, keeping nothing."""
    return [one for make in PAGES.entries.values() for one in make(site)]
