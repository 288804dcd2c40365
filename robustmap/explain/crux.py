"""What a crux is, and what is found of two people: words for people, plain values for programs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from robustmap.explain.crux_words import CRUX, NOTHING
from robustmap.explain.labels import STANCE
from robustmap.explain.words import CLAIM
from robustmap.model.nodes import ClaimAnswer
from robustmap.model.positions import Difference, Held


class Turn(NamedTuple):
    """What becomes of the thesis, as somebody sees it, who takes over the other's word."""

    before: ClaimAnswer
    after: ClaimAnswer


class Crux(NamedTuple):
    """A smallest set of `points` which, taken over from the other, turns the thesis.

    `a` and `b` tell what becomes of the thesis for the first and the second person; None
    where the set turns nothing for that person, or a smaller one already does.
    """

    points: tuple[str, ...]
    a: Turn | None
    b: Turn | None

    @property
    def double(self) -> bool:
        """Tell whether it turns the thesis for both."""
        return self.a is not None and self.b is not None


@dataclass(frozen=True)
class Cruxes:
    """Every crux of two people about a thesis, the smallest first; iterate to get them.

    `a` and `b` name the two. `answers` are the verdicts on the thesis as each of them sees it,
    their own word on it left aside; `own` is that word. `shared` counts what both speak of
    beside the thesis, `differ` tells on what they hold what counts differently, and `points`
    which of it bears on the thesis. Sets of up to `complete` points were all looked at.
    """

    about: str
    a: str
    b: str
    answers: tuple[ClaimAnswer, ClaimAnswer]
    own: tuple[Held | None, Held | None]
    shared: int
    differ: tuple[Difference, ...]
    points: tuple[str, ...]
    complete: int
    found: tuple[Crux, ...]

    def __iter__(self) -> Iterator[Crux]:
        """Give the cruxes, the smallest first, of equal ones those that turn it for both."""
        return iter(self.found)

    def __len__(self) -> int:
        """Count the cruxes."""
        return len(self.found)

    @property
    def bounded(self) -> bool:
        """Tell whether larger sets were not looked at."""
        return self.complete < len(self.points)

    @property
    def nothing(self) -> str:
        """Say why there is no crux, as a key of `robustmap.explain.crux_words.NOTHING`.

        "" where there is one.
        """
        if self.found:
            return ""
        if not self.shared:
            return "silent"
        if not self.differ:
            return "agree"
        return "turns" if self.points else "apart"

    def __str__(self) -> str:
        """Tell it in words, by ids."""
        return "\n".join(self.lines())

    def lines(self, name: Callable[[str], str] = str) -> Iterator[str]:
        """Tell it in words, line by line; `name` says how something is called."""
        who = {"a": name(self.a), "b": name(self.b)}
        yield CRUX["head"].format(**who, thesis=name(self.about))
        yield f"  {CRUX['computed']}"
        for one, answer, own in zip(who.values(), self.answers, self.own, strict=True):
            said = CRUX["sees"].format(who=one, verdict=CLAIM[answer])
            yield f"  {said} {CRUX['aside'] if own else ''}".rstrip()
        if self.differ:
            yield f"  {CRUX['points']}:"
        for point in self.differ:
            sides = {"one": STANCE[point.a.stance], "other": STANCE[point.b.stance]}
            yield f"    {CRUX['point'].format(point=name(point.about), **who, **sides)}"
        yield f"  {CRUX['found']}:" if self.found else f"  {NOTHING[self.nothing]}"
        for number, crux in enumerate(self.found, start=1):
            yield f"    {number}. {' + '.join(map(name, crux.points))}"
            for one, turn in zip(who.values(), crux[1:], strict=True):
                if turn:
                    before, after = CLAIM[turn.before], CLAIM[turn.after]
                    yield f"       {CRUX['turn'].format(who=one, before=before, after=after)}"
        if self.bounded:
            word = "bounded" if self.complete else "unsearched"
            yield f"  {CRUX[word].format(size=self.complete)}"

    def data(self) -> dict[str, Any]:
        """Give it as plain data, for JSON."""
        return {
            "about": self.about,
            "a": self.a,
            "b": self.b,
            "computed": True,
            "answers": list(self.answers),
            "own": [one and one.stance for one in self.own],
            "shared": self.shared,
            "differ": [
                {"about": one.about, "a": one.a.stance, "b": one.b.stance} for one in self.differ
            ],
            "points": list(self.points),
            "complete": self.complete,
            "bounded": self.bounded,
            "nothing": self.nothing,
            "cruxes": [
                {
                    "points": list(one.points),
                    "double": one.double,
                    "a": one.a and one.a._asdict(),
                    "b": one.b and one.b._asdict(),
                }
                for one in self.found
            ],
        }
