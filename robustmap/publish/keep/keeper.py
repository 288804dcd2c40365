"""Which units of a site are made again, which stay as they lie in the tree, and why."""

import os
import stat
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

from robustmap.disk.walk import UNKNOWN, Lying
from robustmap.publish.asked.book import Book
from robustmap.publish.asked.plain import fingerprint
from robustmap.publish.asked.seen import Seen
from robustmap.publish.data import search
from robustmap.publish.keep import notes
from robustmap.publish.keep.answers import Answers
from robustmap.publish.keep.leading import leading
from robustmap.publish.keep.mark import mark
from robustmap.publish.keep.nearby import Nearby
from robustmap.publish.keep.notes import Kept, Notes, numbers
from robustmap.publish.keep.pruned import pruned
from robustmap.publish.keep.tables import Tables
from robustmap.publish.keep.told import own, packed, reworded, told, touched, unpacked
from robustmap.publish.keep.units import InUnits, Made, Unit
from robustmap.publish.page import File, Found, Page
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site
from robustmap.publish.source import Source
from robustmap.publish.tree import DOCS, TREE, source_of

MOST_HELD = 8_000
"""So many stand-ins and answers are kept for further units; then all are made anew."""

FEW = 1_000
"""Of so many answers that differ all are held: several pages ask them."""

_MOST_PAGES = "nodes"
"""The sort of which there are most."""


class Keeper:
    """Makes a site beside what was noted of an earlier build in `out`."""

    def __init__(self, site: Site, source: Source, out: Path) -> None:
        """Read what was noted, and find out which answers differ."""
        # The pages come first: only what is imported is marked, as formal or as kept.
        self.sorts = PAGES.entries.items()
        self.site, self.out, self.docs = site, out, f"{out}/{TREE}/{DOCS}"
        nodes = site.map.nodes
        self.mark = mark(site, source)
        self.before = before = notes.load(out, self.mark)
        owns = own(site, unpacked(before.owns))
        self.told, self.owns = told(site, owns), packed(owns)
        self.stamps = {name: one.whole for name, one in self.told.items()}
        self.shared = fingerprint(tuple(site.map.aliases.items()), {})
        near, hanging = touched(site, before.told, self.told)
        if before.shared != self.shared:
            near = hanging = None
        leads = leading(site, near, leaning=before.tables.get("unfounded", True))
        spoken = reworded(before.told, self.told)
        self.tables = Tables(site, self.told, before.tables, leads, spoken, hanging)
        self.answers = Answers(out, before.answers)
        self.book = Book(site, self.stamps, nodes, before.questions, self.answers)
        self.seen: Seen | None = None
        self.units: dict[str, Kept] = {}
        self.names: dict[str, list[str]] = {}
        self.kept: dict[str, Kept] = {}
        self.lies: Lying | None = None
        """How the tree lies, where somebody knows: else every file is looked at."""
        self.changed = self._differing(
            {
                *before.general,
                *_filed(before.beside, near),
                *_filed(before.about, hanging),
                *_filed(before.leading, leads),
            }
        )
        """The questions of the units that have another answer than before."""

    def made(self) -> Iterator[Made]:
        """Make every page and file that is not kept, in the order of the table.

        What is kept is known when all are made.
        """
        for name, make in self.sorts:
            if name == _MOST_PAGES:
                # What was drawn for several of the pages before takes much room.
                self.book.worked_out.clear()
            if isinstance(make, InUnits):
                yield from self._units(make)
                if make.spent:
                    self.site.let_go(*make.spent)
            else:
                yield from make(self.site)

    def _units(self, sort: InUnits) -> Iterator[Made]:
        for unit in sort.units(self.site):
            yield from self._unit(unit)

    def _unit(self, unit: Unit) -> Iterator[Made]:
        kept = self._kept(unit)
        if kept is None:
            yield from self._make(unit)
            return
        self.kept.update(kept)
        for one in kept.values():
            yield from (Found(*told) for told in one.found)

    def _kept(self, unit: Unit) -> dict[str, Kept] | None:
        """Give what is noted of a unit and all within it, by name, if all of it can be kept.

        Where its answers are the same, so is what the units within it are given.
        """
        known = self.before.units.get(unit.name)
        if known is None or unit.name in self.names:
            return None
        if unit.spoken is not None and not self.tables.names(unit.spoken, alone=unit.listing):
            return None
        if known.given != fingerprint(unit.given, self.stamps):
            return None
        found, pending = {unit.name: known}, [unit.name]
        while pending:
            known = found[pending.pop()]
            if not self._stays(known):
                return None
            for name in known.within:
                if name not in self.before.units:
                    return None
                found[name] = self.before.units[name]
                pending.append(name)
        return found

    def _stays(self, kept: Kept) -> bool:
        return self.changed.isdisjoint(kept.asked) and all(
            self._lying(name) == known for name, known in kept.files.items()
        )

    def _differing(self, again: Collection[int]) -> frozenset[int]:
        """Ask again what may have another answer than before; give the questions that have.

        What is about nodes that nothing of a change bears on has the answer that it had.
        """
        before = self.before
        again = {one for one in again if not self.tables.stays(before.questions, one)}
        self.book.stay(before.prints, again)
        return frozenset(filter(self.book.differs, again))

    def _make(self, unit: Unit) -> Iterator[Made]:
        """Make a unit from a stand-in; what will have none of that is made again at every build.

        Nobody need hold more than one of its files.
        """
        self.book.used = set()
        if unit.spoken is None and (self.seen is None or self.book.held > MOST_HELD):
            self.book.forget(self._wanted())
            self.seen = Seen(self.book, 0)
        names = self.names[unit.name] = list[str]()
        made = _Parted(names)
        try:
            asks = self.seen if unit.spoken is None else self.site
            yield from made.of(unit.make(asks, *unit.given))
            if 0 not in self.book.used:
                asked = numbers(sorted(self.book.used))
                within = tuple(one.name for one in made.within)
                given = fingerprint(unit.given, self.stamps)
                self.units[unit.name] = Kept(given, asked, {}, within, tuple(made.found))
        except Exception:  # noqa: BLE001 - if the page itself fails, it fails again here
            yield from made.of(islice(unit.make(self.site, *unit.given), made.number, None))
        for one in made.within:
            yield from self._unit(one)

    def _wanted(self) -> Collection[int]:
        """Give what pages will mostly ask: that was asked again on the whole map, and differs."""
        if self.seen is None:
            return (*self.before.general, *self.changed)
        return self.changed if len(self.changed) <= FEW else ()

    @property
    def kept_files(self) -> frozenset[str]:
        """The names below the docs of what stays as it lies."""
        return frozenset(name for one in self.kept.values() for name in one.files)

    def _lying(self, name: str) -> tuple[int, int]:
        """Give size and time of a plain file below the docs; nothing fits what is none."""
        if self.lies is not None:
            return self.lies.get(f"{DOCS}/{name}", UNKNOWN)
        try:
            found = os.lstat(f"{self.docs}/{name}")
        except OSError:
            return UNKNOWN
        plain = stat.S_ISREG(found.st_mode)
        return (found.st_size, found.st_mtime_ns) if plain else UNKNOWN

    def note(self) -> None:
        """Note what the tree is made of now that it is written.

        Raises:
            WriteError: the note cannot be written.
        """
        # From here on nobody asks any more: what tells questions apart takes much room.
        self.book.close()
        units = {
            name: one._replace(files={file: self._lying(file) for file in self.names[name]})
            for name, one in self.units.items()
        }
        made = self._noted(units | self.kept)
        if len(made.questions) > _GROWN * made.pruned:
            made = pruned(made)
        notes.save(self.out, made)

    def _noted(self, units: Mapping[str, Kept]) -> Notes:
        """Note every question, and what each new one is about."""
        book, before = self.book, self.before
        questions, prints = book.questions, book.prints
        asked = bytearray(len(questions))
        # What units asked that are kept was filed when they were made.
        for unit in self.units.values():
            for number in unit.asked:
                asked[number] = 1
        filed = before.filed + bytes(len(questions) - len(before.filed))
        # Nobody looks any more at what was noted before: it is added to as it lies.
        about, beside, leading_ = dict(before.about), dict(before.beside), dict(before.leading)
        places, general = {"about": about, "leading": leading_}, before.general
        nearby = Nearby(questions, self.site.map.aliases)
        for number, one in enumerate(asked):
            if filed[number]:
                continue
            if not one:
                prints[number] = 0  # nobody asks again what no unit asked
                continue
            filed[number] = 1
            found = nearby.of(number)
            if found is None:
                general.append(number)
                continue
            for place in [places[one] for one in found.by] or [beside]:
                for node in found.nodes:
                    if node not in place:
                        place[node] = numbers()
                    place[node].append(number)
        return Notes(
            self.mark,
            questions,
            prints,
            units,
            self.told,
            self.owns,
            about,
            beside,
            leading_,
            general,
            filed,
            self.tables.noted(),
            self.shared,
            self.answers.close([one for one in self.answers if not filed[one]]),
            before.pruned or len(questions),
        )


_GROWN = 1.5
"""When there are so many times as many questions, those are left out that nobody asks."""


def _filed(numbers_of: Mapping[str, "array[int]"], some: Collection[str] | None) -> Iterator[int]:
    """Yield the questions about some nodes, or about any."""
    for node in numbers_of if some is None else some:
        yield from numbers_of.get(node, ())


class _Parted:
    """Parts what a unit gives: pages and files are yielded, the units `within` it noted.

    `names` are those of the files, `found` what the search shows, `number` counts everything.
    """

    def __init__(self, names: list[str]) -> None:
        self.names, self.number = names, 0
        self.within: list[Unit] = []
        self.found: list[tuple[str, ...]] = []

    def of(self, given: Iterable[Page | File | Unit]) -> Iterator[Page | File]:
        for one in given:
            self.number += 1
            if isinstance(one, Unit):
                self.within.append(one)
                continue
            self.names.append(one.path if isinstance(one, File) else source_of(one.path))
            if shown := search.found(one):
                self.found.append(tuple(shown))
            yield one


def everything(site: Site) -> list[Page | File]:
    """Make every page and file, keeping nothing."""
    return [one for make in PAGES.entries.values() for one in make(site)]
