"""The smallest sets of changes that turn one verdict, found with a proof that none is smaller.

A change switches an argument off or withdraws the standing of a claim. The search goes by
what must be hit (Reiter 1987, for diagnoses): a witness of the verdict holds as long as
nothing in it is touched, so any set that turns the verdict holds one of the few changes which
touch the witness; once that one is made, there is another witness, and so on. Sets that touch
no witness are never tried, and none that could be smaller is missed.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import comb
from typing import NamedTuple

from robustmap.model.nodes import Answer
from robustmap.reason.resilience._changes import Change, Kind
from robustmap.reason.resilience._judge import Judge

LARGEST = 3
"""The size up to which sets are searched exactly."""

MOST_TRIED = 20_000
"""How many sets one search tries at most."""


class Flip(NamedTuple):
    """A smallest set of changes that turns the verdict, and what it turns it to.

    `instead` gives for a change, by its place in `changes`, others that do the very same:
    to withdraw a premise on which nothing but one argument rests is to switch that off.
    """

    changes: tuple[Change, ...]
    answer: Answer
    instead: tuple[tuple[Change, ...], ...]


@dataclass(frozen=True)
class Flips:
    """What it takes to turn a verdict.

    `found` are the sets of the smallest size, none where that was not reached: every set of
    up to `complete` changes has been tried, or shown to turn nothing. `bearing` are the
    changes that could matter at all, `tried` how many sets of each size were worked out, from
    one change on. `must` are the changes of which whatever turns the verdict holds at least one.
    """

    ref: str
    answer: Answer
    wanted: Answer | None
    found: tuple[Flip, ...]
    complete: int
    bearing: tuple[Change, ...]
    tried: tuple[int, ...]
    must: tuple[Change, ...]
    never: bool

    @property
    def size(self) -> int | None:
        """The size of the smallest sets; None where they are larger than what was searched."""
        return len(self.found[0].changes) if self.found else None

    @property
    def at_least(self) -> int | None:
        """A proven lower bound on the size; None where nothing turns it at all."""
        if self.found:
            return len(self.found[0].changes)
        return None if self.never else self.complete + 1

    @property
    def listed_all(self) -> bool:
        """Tell whether all smallest sets are given, not only those that were come across."""
        return self.size is None or self.complete >= self.size

    @property
    def all_sets(self) -> int:
        """How many sets there are of up to `complete` changes that bear on it."""
        return sum(comb(len(self.bearing), size) for size in range(1, self.complete + 1))


class Search:
    """Searches one board for the smallest changes that turn one verdict."""

    def __init__(self, judge: Judge, kinds: Collection[Kind], to: Answer | None, most: int) -> None:
        """Take what is judged, what may be changed, and how many sets may be tried."""
        self.judge = judge
        self.board = judge.board
        self.before = judge.before
        self.to = to
        self.left = most
        twins, by_kind = self.board.twins, self.board.by_kind
        allowed = set[int]().union(*(judge.bearing & by_kind[kind] for kind in kinds)) - judge.own
        merged = allowed & twins.keys() if "withdrawn" in kinds else ()
        self.instead = {one: twins[one] for one in merged}
        self.bearing = frozenset(allowed.difference(*self.instead.values()))

    def turned(self, answer: Answer) -> bool:
        """Tell whether a verdict is another one, or the one that is wanted."""
        return answer != self.before if self.to is None else answer == self.to

    def found(self, largest: int) -> Flips:
        """Go through the sizes from one on, and stop at the first that turns it."""
        tried: list[int] = []
        found: list[Flip] = []
        waiting = {frozenset[int](): self.judge.must & self.bearing}
        while not found and len(tried) < largest and any(waiting.values()):
            number = self.left
            whole = self._size(waiting, found)
            tried.append(number - self.left)
            if whole is None:
                return self._flips(found, len(tried) - 1, tried)
            waiting = whole
        # Where no witness is left that any change could touch, no larger set turns it either.
        never = not found and not any(waiting.values())
        return self._flips(found, len(self.bearing) if never else len(tried), tried, never=never)

    def _size(
        self, sets: Mapping[frozenset[int], frozenset[int]], found: list[Flip]
    ) -> dict[frozenset[int], frozenset[int]] | None:
        """Try all sets that are larger by one; gives what each must hit, None if too many."""
        waiting = {}
        for made in self._larger(sets):
            if self.left <= 0:
                return None
            self.left -= 1
            state = self.judge.after(made)
            answer = self.judge.answer(state)
            if self.turned(answer):
                found.append(self._flip(made, answer))
            elif not found:
                waiting[made] = (self.judge.touching(state) & self.bearing) - made
        return waiting

    def _larger(self, sets: Mapping[frozenset[int], frozenset[int]]) -> Iterator[frozenset[int]]:
        seen: set[frozenset[int]] = set()
        for made, hits in sets.items():
            for one in sorted(hits):
                larger = made | {one}
                if larger not in seen:
                    seen.add(larger)
                    yield larger

    def _flip(self, made: frozenset[int], answer: Answer) -> Flip:
        changes = self.board.changes
        instead = (tuple(changes[i] for i in self.instead.get(one, ())) for one in sorted(made))
        return Flip(tuple(changes[one] for one in sorted(made)), answer, tuple(instead))

    def _flips(
        self, found: list[Flip], complete: int, tried: list[int], *, never: bool = False
    ) -> Flips:
        return Flips(
            self.judge.ref,
            self.before,
            self.to,
            tuple(sorted(found, key=lambda one: [(c.ref, c.kind) for c in one.changes])),
            complete,
            # Where what bears on it was not gathered, it is every change of the map.
            self.named(self.bearing if self.judge.around is not None else ()),
            tuple(tried),
            self.named(self.judge.must & self.bearing),
            never or (not found and complete >= len(self.bearing)),
        )

    def named(self, numbers: Iterable[int]) -> tuple[Change, ...]:
        """Give changes by their numbers, in the order of the board."""
        return tuple(self.board.changes[one] for one in sorted(numbers))
