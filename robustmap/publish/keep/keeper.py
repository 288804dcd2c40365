"""Which units of a site are made again, which stay as they lie in the tree, and why."""

from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path

from robustmap.publish.asked.book import Book
from robustmap.publish.asked.plain import fingerprint
from robustmap.publish.asked.seen import Seen
from robustmap.publish.keep import notes
from robustmap.publish.keep.mark import mark
from robustmap.publish.keep.nearby import Nearby
from robustmap.publish.keep.notes import Kept, Notes
from robustmap.publish.keep.pruned import pruned
from robustmap.publish.keep.tables import Tables
from robustmap.publish.keep.told import form, told, touched
from robustmap.publish.keep.units import InUnits, Made, Unit
from robustmap.publish.page import File, Page
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.publish.source import Source
from robustmap.publish.tree import DOCS, TREE, source_of

MOST_LOOKED = 20_000
"""So many stand-ins are kept for further units; then all are made anew."""


class Keeper:
    """Makes a site beside what was noted of an earlier build in `out`."""

    def __init__(self, site: Site, source: Source, out: Path) -> None:
        """Read what was noted, and find out which answers differ."""
        self.site, self.out = site, out
        nodes = site.map.nodes
        self.mark = mark(site, source)
        self.before = before = notes.load(out, self.mark)
        self.told = told(site)
        self.stamps = {name: one.whole for name, one in self.told.items()}
        self.shared = fingerprint(tuple(site.map.aliases.items()), {})
        self.tables = Tables(site, form(self.told), before.tables)
        self.book = Book(site, self.stamps, nodes, before.questions)
        self.seen: Seen | None = None
        self.asked: dict[str, tuple[str, array[int] | None]] = {}
        self.names: dict[str, list[str]] = {}
        self.kept: dict[str, Kept] = {}
        self.changed = self._differing()
        """The questions of the units that have another answer than before."""

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
            and self.changed.isdisjoint(kept.asked)
            and all(self._lies(name, known) for name, known in kept.files.items())
        )

    def _differing(self) -> frozenset[int]:
        """Ask again what may have another answer than before; give the questions that have.

        What is about nodes that nothing of a change bears on has the answer that it had.
        """
        before, prints = self.before, self.before.prints
        near = touched(self.site, before.told, self.told)
        if near is None or before.shared != self.shared:
            near = frozenset(before.about)
        again = {*before.general}.union(*(before.about.get(one, ()) for one in near))
        again = {one for one in again if not self.tables.stays(before.questions, one)}
        self.book.stay(prints, again, before.answers)
        return frozenset(one for one in again if self.book.print(one) != prints[one])

    def _lies(self, name: str, known: tuple[int, int]) -> bool:
        return _known(self.out / TREE / DOCS / name) == known

    def _make(self, unit: Unit) -> list[Made]:
        """Make a unit from a stand-in; what will have none of that is made again at every build."""
        self.book.used = set()
        if self.seen is None or len(self.book.looked) > MOST_LOOKED:
            self.book.forget()
            self.seen = Seen(self.book, 0)
        asked: array[int] | None
        try:
            made = unit.made(self.seen)  # type: ignore[arg-type]  # it answers as a site
            asked = None if 0 in self.book.used else array("l", sorted(self.book.used))
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
        asked = frozenset[int]().union(*(one.asked for one in units.values()))
        made = self._noted(units, asked)
        notes.save(self.out, pruned(made, asked) if _much(made) else made)

    def _noted(self, units: Mapping[str, Kept], asked: frozenset[int]) -> Notes:
        """Note every question, and what each new one is about."""
        book, before = self.book, self.before
        prints = book.prints(asked)
        about = {name: [*found] for name, found in before.about.items()}
        general = [*before.general]
        known = frozenset(general).union(*about.values())
        nearby = Nearby(book.questions, self.site.map.aliases)
        for number in sorted(asked - known):
            nodes = nearby.of(number)
            if nodes is None:
                general.append(number)
            else:
                for node in nodes:
                    about.setdefault(node, []).append(number)
        return Notes(
            self.mark,
            book.questions,
            prints,
            units,
            self.told,
            about,
            general,
            self.tables.noted(),
            self.shared,
            book.answers(asked),
            before.pruned or len(book.questions),
        )


def _much(made: Notes) -> bool:
    """Tell whether so many questions have come that it is worth while to leave some out."""
    return len(made.questions) > _GROWN * made.pruned


_GROWN = 1.5


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
