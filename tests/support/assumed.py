"""Flat assumption-based frameworks by chance, and their extensions by the definitions.

Slow on purpose, for a handful of assumptions: every set of them is tried. Shares no code with
`robustmap` but the shape of a framework. Definitions: Bondarenko, Dung, Kowalski and Toni,
Artificial Intelligence 93, 1997; ideal sets: Dung, Mancarella and Toni, AIJ 171, 2007.
"""

from collections.abc import Iterable, Iterator, Mapping
from random import Random

from robustmap.graph.aba import Aba

Set = frozenset[int]


def theory(aba: Aba, assumed: Iterable[int]) -> Set:
    """Give every atom that can be deduced from some assumptions."""
    known = set(assumed)
    while True:
        more = {rule.head for rule in aba.rules if known.issuperset(rule.body)} - known
        if not more:
            return frozenset(known)
        known |= more


def due(aba: Aba) -> Mapping[str, set[Set]]:
    """Give the extensions under each semantics, each with all that is deduced from it."""
    subsets = list(subsets_of(aba.assumptions))
    theories = {one: theory(aba, one) for one in subsets}

    def attacks(one: Set, other: Iterable[int]) -> bool:
        return any(aba.contraries.get(member) in theories[one] for member in other)

    def defends(one: Set, member: int) -> bool:
        return all(attacks(one, other) for other in subsets if attacks(other, [member]))

    free = [one for one in subsets if not attacks(one, one)]
    admissible = [one for one in free if all(defends(one, member) for member in one)]
    complete = [
        one
        for one in admissible
        if all(member in one for member in aba.assumptions if defends(one, member))
    ]
    preferred = _largest(admissible)
    shared = frozenset.intersection(*preferred)
    found = {
        "admissible": admissible,
        "complete": complete,
        "grounded": [one for one in complete if all(one <= other for other in complete)],
        "ideal": _largest([one for one in admissible if one <= shared]),
        "preferred": preferred,
        "stable": [
            one
            for one in free
            if all(attacks(one, [other]) for other in aba.assumptions if other not in one)
        ],
    }
    return {name: {theories[one] for one in sets} for name, sets in found.items()}


def subsets_of(members: Iterable[int]) -> Iterator[Set]:
    members = tuple(members)
    for number in range(1 << len(members)):
        yield frozenset(one for place, one in enumerate(members) if number >> place & 1)


def _largest(sets: list[Set]) -> list[Set]:
    return [one for one in sets if not any(one < other for other in sets)]


def by_chance(rng: Random, most: int = 9) -> Aba:
    """Make a framework of up to five assumptions; rules may lean on each other in circles."""
    atoms = range(rng.randint(1, most))
    assumptions = sorted(rng.sample(atoms, min(rng.randint(0, 5), len(atoms))))
    others = [one for one in atoms if one not in assumptions]
    contraries = {one: rng.choice(atoms) for one in assumptions if rng.random() < 0.9}
    rules: dict[tuple[int, tuple[int, ...]], None] = {}
    for _ in range(rng.randint(0, 3 * len(others)) if others else 0):
        # Rules from one another make the circles that nothing may follow from.
        from_ = others if rng.random() < 0.4 else atoms
        body = rng.sample(from_, min(len(from_), rng.choice([0, *[1] * 8, *[2] * 5, 3])))
        rules[rng.choice(others), tuple(sorted(body))] = None
    return Aba.of(len(atoms), assumptions, contraries, list(rules))
