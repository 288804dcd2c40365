"""Dung's frameworks by the textbook: slow, and for small ones only.

Shares no code with `robustmap.reason`. A framework is the list of each argument's
attackers; labels are 0 undecided, 1 in, 2 out.
"""

from collections.abc import Iterator, Sequence

UNDECIDED, IN, OUT = 0, 1, 2

Attackers = Sequence[Sequence[int]]


def accepted(attackers: Attackers) -> frozenset[int]:
    """Give the grounded extension (P. M. Dung, Artificial Intelligence 77, 1995).

    Def. 16: F(S) holds every argument each of whose attackers is attacked by S. Def. 20
    and Thm. 25: the grounded extension is the least fixpoint, reached from the empty set.
    """
    found: frozenset[int] = frozenset()
    while True:
        beaten = {a for a, by in enumerate(attackers) if any(b in found for b in by)}
        wider = frozenset(a for a, by in enumerate(attackers) if all(b in beaten for b in by))
        if wider == found:
            return found
        found = wider


def labels_of(attackers: Attackers, extension: frozenset[int]) -> list[int]:
    """Give the labels that an extension stands for (Caminada 2006)."""
    return [
        IN if a in extension else OUT if any(b in extension for b in by) else UNDECIDED
        for a, by in enumerate(attackers)
    ]


def is_complete(attackers: Attackers, labels: Sequence[int]) -> bool:
    """Tell whether labels are a complete labelling (Caminada 2006): each is what it must be."""
    return all(labels[a] == _due([labels[b] for b in by]) for a, by in enumerate(attackers))


def _due(attackers: list[int]) -> int:
    if IN in attackers:
        return OUT
    return UNDECIDED if UNDECIDED in attackers else IN


def complete_labellings(attackers: Attackers) -> Iterator[list[int]]:
    """Yield every complete labelling, by guessing labels and following what they force."""
    yield from _extend(attackers, [None] * len(attackers), {})


def _extend(
    attackers: Attackers, labels: list[int | None], guesses: dict[int, int]
) -> Iterator[list[int]]:
    if not _follow(attackers, labels, guesses):
        return
    free = [a for a, label in enumerate(labels) if label is None]
    if not free:
        yield [label for label in labels if label is not None]
        return
    # What attacks most of what is left settles most.
    waiting = [b for a in free for b in attackers[a] if labels[b] is None]
    chosen = max(free, key=waiting.count)
    for label in (IN, OUT, UNDECIDED):
        tried = labels.copy()
        tried[chosen] = label
        yield from _extend(attackers, tried, {**guesses, chosen: label})


def _follow(attackers: Attackers, labels: list[int | None], guesses: dict[int, int]) -> bool:
    """Fill in what is forced; False where a guess turns out wrong."""
    changed = True
    while changed:
        changed = False
        for argument, by in enumerate(attackers):
            if labels[argument] is None or argument in guesses:
                due = _forced([labels[b] for b in by])
                if due is not None and labels[argument] is None:
                    labels[argument] = due
                    changed = True
                elif due is not None and labels[argument] != due:
                    return False
    return True


def _forced(attackers: list[int | None]) -> int | None:
    if IN in attackers:
        return OUT
    if None in attackers:
        return None
    return UNDECIDED if UNDECIDED in attackers else IN


def min_max(attackers: Attackers, labels: Sequence[int]) -> list[int]:
    """Give the min-max numbers of a grounded labelling (Modgil and Caminada 2009).

    What is in has the highest number among its attackers plus one (1 without attackers),
    what is out the lowest number among its attackers that are in plus one; 0 stands
    where the argument is undecided. The least numbers that fulfil this, by rounds.
    """
    numbers = [0] * len(attackers)
    for number in range(1, len(attackers) + 1):
        fresh = []
        for argument, by in enumerate(attackers):
            if numbers[argument] or labels[argument] == UNDECIDED:
                continue
            settled = [
                numbers[b] for b in by if labels[b] == (OUT if labels[argument] == IN else IN)
            ]
            ready = all(settled) if labels[argument] == IN else any(settled)
            if ready:
                fresh.append(argument)
        for argument in fresh:
            numbers[argument] = number
    return numbers
