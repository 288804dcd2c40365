"""Frameworks whose arguments have names in the file."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from robustmap.formats.iccma._reading import Fault, Faults, shown
from robustmap.graph.csr import MAX_ARGUMENTS, Compact, Numbered
from robustmap.model.suggest import Suggester

_FEW = 5000
"""Of more names than these none is suggested: looking for it would take long."""


class Name(NamedTuple):
    """A name where it stands: line and column from 1."""

    text: str
    line: int
    column: int

    def fault(self, message: str, expected: str = "", hint: str = "") -> Fault:
        """Give a fault at this place."""
        end = self.column + len(self.text)
        return Fault(self.line, self.column, end, message, expected, hint)


def simple(
    names: Sequence[str], attackers: Iterable[str], targets: Iterable[str]
) -> Compact | None:
    """Give the framework of names and attacks; None where one stands twice or is unknown."""
    import numpy as np

    index = {name: number for number, name in enumerate(names)}
    if len(index) < len(names) or len(names) > MAX_ARGUMENTS:
        return None
    try:
        first, second = (
            np.fromiter(map(index.__getitem__, ends), np.int32) for ends in (attackers, targets)
        )
    except KeyError:
        return None
    found = Compact.of_pairs(len(names), first, second, shortest(names))
    return found if found.attacks == len(first) else None


def shortest(names: Sequence[str]) -> Sequence[str]:
    """Give names in the form that takes the least room."""
    plain = Numbered(len(names))
    return plain if all(map(str.__eq__, names, plain)) else tuple(names)


def closely(
    names: Iterable[Name], attacks: Iterable[tuple[Name, Name]], faults: Faults
) -> Compact | None:
    """Give the same, and tell what stands twice and which names are unknown."""
    index, again = dict[str, int](), list[Name]()
    for name in names:
        if name.text in index:
            again.append(name)
        else:
            index[name.text] = len(index)
    near = Suggester(index if len(index) <= _FEW else ())
    pairs, repeats = dict[tuple[int, int], None](), list[Name]()
    for attack in attacks:
        unknown = [end for end in attack if end.text not in index]
        for end in unknown:
            hint = near.nearest(end.text)
            faults.add(end.fault(f"there is no argument {shown(end.text)}", "an argument", hint))
        if not unknown:
            pair = index[attack[0].text], index[attack[1].text]
            if pair in pairs:
                repeats.append(attack[0])
            pairs[pair] = None
    if len(index) > MAX_ARGUMENTS:
        faults.add(Fault(1, 1, 0, "there are too many arguments", f"at most {MAX_ARGUMENTS:,}"))
        return None
    _note(again, "the argument", faults)
    _note(repeats, "an attack of", faults)
    first, second = zip(*pairs, strict=True) if pairs else ((), ())
    return Compact.of_pairs(len(index), first, second, shortest(list(index)))


def _note(again: Sequence[Name], what: str, faults: Faults) -> None:
    if again:
        first = again[0]
        many = "this stands" if len(again) == 1 else f"this and {len(again) - 1:,} more stand"
        message = f"{many} a second time, counted once: {what} {shown(first.text)}"
        faults.note(first.line, message)
