"""What would turn a verdict, in words and as plain data."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from robustmap.explain.firmness_words import CHANGES, FIRM, OPEN, PLACES
from robustmap.explain.ledger import Ledger, Side
from robustmap.explain.words import ARGUMENT, CLAIM, UNASSESSED
from robustmap.model.expand import ROBUST, WORKS
from robustmap.model.ids import split
from robustmap.reason.resilience import Change, Distance, Flip, Flips, Opening, Prospect, Uncertain

Name = Callable[[str], str]

_ANSWERS: dict[str, str] = {str(one): said for one, said in (*ARGUMENT.items(), *CLAIM.items())}

PROVEN = ("", "one", "two", "three")
"""The heading for the smallest sets, by their size."""


def answer_words(ref: str, answer: str) -> str:
    """Give a verdict on something in readers' words.

    >>> answer_words("plan#works", "unsupported"), answer_words("for-2", "stands")
    ('unassessed', 'holds')
    """
    local = split(ref)[1]
    if answer == "unsupported" and (local == WORKS or local in ROBUST):
        return UNASSESSED
    return _ANSWERS[answer]


def heading(flips: Flips) -> str:
    """Say how many changes turn a verdict, or that none do."""
    if flips.size:
        named = FIRM[PROVEN[flips.size]] if flips.size < len(PROVEN) else FIRM["several"]
        return named.format(less=flips.size - 1, size=flips.size)
    if not flips.never:
        return FIRM["beyond"].format(size=flips.complete, ref=flips.ref)
    return never(flips)


def never(flips: Flips) -> str:
    """Say that nothing turns a verdict, or not to the one that is wanted."""
    if flips.wanted:
        return FIRM["never-to"].format(to=answer_words(flips.ref, flips.wanted))
    return FIRM["never"]


def change_words(change: Change, name: Name) -> str:
    """Say what is done."""
    return CHANGES[change.kind].format(ref=name(change.ref))


def one_sided(found: Ledger) -> str:
    """Say on which side all is that counts for or against a claim; "" where both speak."""
    sides = [bool(_counted(found.for_)), bool(_counted(found.against))]
    if sides[0] == sides[1]:
        return ""
    return "for" if sides[0] else "against"


def _counted(side: Side) -> list[str]:
    return [item for name, items in side._asdict().items() if name != "uncounted" for item in items]


@dataclass(frozen=True)
class Firm:
    """All that is known of how firm one verdict is; print it to read it.

    `distance` is None where the smallest sets are known without it, `ledger` for an argument.
    """

    flips: Flips
    openings: tuple[Opening, ...]
    prospect: Prospect
    distance: Distance | None = None
    ledger: Ledger | None = None

    def __str__(self) -> str:
        """Tell it in words, by ids."""
        return "\n".join(self.lines())

    def lines(self, name: Name = str) -> Iterator[str]:
        """Tell it in words, line by line; `name` says how something is called."""
        yield f"{name(self.flips.ref)}: {answer_words(self.flips.ref, self.flips.answer)}"
        side = one_sided(self.ledger) if self.ledger else ""
        if side:
            yield f"  {FIRM[f'sided-{side}']}"
        if self.ledger and self.ledger.shared:
            yield f"  {FIRM['shared']}"
            for premise, items in self.ledger.shared:
                told = FIRM["carries"].format(premise=name(premise), items=", ".join(items))
                yield f"    {told}"
        yield from self._flips(name)
        if self.distance:
            yield from self._distance(self.distance, name)
        yield from self._openings(name)
        yield from self._prospect(name)

    def _then(self, answer: str) -> str:
        return FIRM["then"].format(verdict=answer_words(self.flips.ref, answer))

    def _flips(self, name: Name) -> Iterator[str]:
        flips = self.flips
        if self.distance and self.distance.size is None and not self.distance.why:
            yield f"  {never(flips)}"
            return
        if not self.distance:
            yield f"  {heading(flips)}{':' if flips.found else ''}"
        for number, flip in enumerate(flips.found, start=1):
            told = ", and ".join(change_words(one, name) for one in flip.changes)
            yield f"    {number}. {told}: {self._then(flip.answer)}"
            for one, others in zip(flip.changes, flip.instead, strict=True):
                if others:
                    told = "; ".join(change_words(other, name) for other in others)
                    prefix = f"{one.ref}: " if len(flip.changes) > 1 else ""
                    yield f"       {prefix}{FIRM['same'].format(others=told)}"
        if not flips.listed_all:
            yield f"    {FIRM['first']}"
        if flips.tried and not flips.never:
            yield f"    {FIRM['proof'].format(tried=sum(flips.tried), all=flips.all_sets)}"

    def _distance(self, found: Distance, name: Name) -> Iterator[str]:
        if found.why:
            yield f"  {FIRM[found.why]}"
        elif found.size is not None:
            assert found.turns_to
            yield f"  {FIRM['exactly'].format(size=found.size)}; {self._then(found.turns_to)}:"
            yield from (f"    {change_words(one, name)}" for one in found.changes)
            yield f"  {FIRM['groups']}"
            for group in found.groups:
                yield f"    {'; '.join(change_words(one, name) for one in group)}"

    def _openings(self, name: Name) -> Iterator[str]:
        if not self.openings:
            yield f"  {FIRM['no-openings']}"
            return
        yield f"  {FIRM['openings']}:"
        for one in self.openings:
            place = PLACES[one.relation].format(ref=name(one.target))
            yield f"    {place}: {self._then(one.answer)}"

    def _prospect(self, name: Name) -> Iterator[str]:
        found = self.prospect
        if found.stable:
            yield f"  {FIRM['stable']}"
            return
        others = [one for one in found.possible if one != found.answer]
        named = " or ".join(f"“{answer_words(found.ref, one)}”" for one in others)
        if others:
            yield f"  {FIRM['open']}: {FIRM['possible'].format(verdicts=named)}"
        if found.relevant:
            yield f"  {FIRM['turns']}"
            yield from (f"    {open_words(one, name)}" for one in found.relevant)
        if not found.complete:
            yield f"  {FIRM['cut'].format(most=found.cases)}"

    def data(self) -> dict[str, Any]:
        """Give it as plain data, for JSON."""
        return {
            "id": self.flips.ref,
            "answer": self.flips.answer,
            "flips": flips_data(self.flips),
            "distance": self.distance and distance_data(self.distance),
            "openings": [one._asdict() for one in self.openings],
            "prospect": prospect_data(self.prospect),
            "one_sided": one_sided(self.ledger) if self.ledger else "",
            "shared": {one: list(items) for one, items in self.ledger.shared}
            if self.ledger
            else {},
        }


def open_words(one: Uncertain, name: Name) -> str:
    """Say what is uncertain, and why."""
    return OPEN[one.why].format(ref=name(one.ref))


def _change(one: Change) -> dict[str, str]:
    return {"kind": one.kind, "id": one.ref}


def _flip(one: Flip) -> dict[str, Any]:
    return {
        "changes": [_change(change) for change in one.changes],
        "instead": [[_change(other) for other in others] for others in one.instead],
        "answer": one.answer,
    }


def flips_data(found: Flips) -> dict[str, Any]:
    """Give the smallest changes as plain data."""
    return {
        "to": found.wanted,
        "size": found.size,
        "at_least": found.at_least,
        "never": found.never,
        "found": [_flip(one) for one in found.found],
        "listed_all": found.listed_all,
        "complete": found.complete,
        "tried": list(found.tried),
        "bearing": [_change(one) for one in found.bearing],
        "must": [_change(one) for one in found.must],
    }


def distance_data(found: Distance) -> dict[str, Any]:
    """Give a distance as plain data."""
    return {
        "size": found.size,
        "answer": found.turns_to,
        "changes": [_change(one) for one in found.changes],
        "groups": [[_change(one) for one in group] for group in found.groups],
        "why_not": found.why,
    }


def prospect_data(found: Prospect) -> dict[str, Any]:
    """Give what may become of a verdict as plain data."""
    return {
        "stable": found.stable,
        "possible": {
            answer: [{"id": one.ref, "why": one.why} for one in found.possible[answer]]
            for answer in sorted(found.possible)
        },
        "relevant": [{"id": one.ref, "why": one.why} for one in found.relevant],
        "bearing": [{"id": one.ref, "why": one.why} for one in found.bearing],
        "cases": found.cases,
        "complete": found.complete,
    }
