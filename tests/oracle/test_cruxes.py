"""Cruxes against a plain search over all subsets, each view solved from scratch."""

from itertools import chain, combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from robustmap.explain.cruxes import LARGEST
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING
from robustmap.model.view import View
from robustmap.reason.solution import Solution
from tests.support.maps import person, random_map, random_view

STANCES = ("accepts", "leans-to", "unsure", "leans-against", "rejects")

Word = dict[str, str]
"""What somebody says of what: about -> stance."""


def parted(rng: Random) -> tuple[Map, Word, Word]:
    """Give a map with two people who speak of much the same, and what each of them says."""
    plain = random_map(rng, claims=5, arguments=8)
    refs = sorted([*plain.statements, *(node.id for node in plain.arguments())])
    chosen = rng.sample(refs, min(len(refs), rng.randint(0, 5)))
    ann, bob = ({one: rng.choice(STANCES) for one in chosen} for _ in range(2))
    for word in (ann, bob):
        if chosen and rng.random() < 0.3:
            del word[rng.choice([*word])]
    people = [
        person(name, *({"about": one, "stance": word[one]} for one in word))
        for name, word in (("ann", ann), ("bob", bob))
    ]
    return Map([*plain.nodes.values(), *people]), ann, bob


def seen(map_: Map, view: View, word: Word) -> View:
    """Give a view with what somebody says, written out once more from the definition."""
    off, granted, denied = set[str](), set[str](), set[str]()
    for about, stance in word.items():
        if isinstance(map_.nodes.get(about), ARGUING):
            off |= {about} if stance in ("rejects", "leans-against") else set()
        elif stance in ("accepts", "leans-to"):
            granted.add(about)
        elif stance in ("rejects", "leans-against"):
            denied.add(about)
    return view.but(off=off, granted=granted, denied=denied)


def fares(map_: Map, view: View, word: Word, thesis: str) -> int:
    """Tell whether a thesis stands, by one solution of the whole map."""
    own = {about: word[about] for about in word if about != thesis}
    return Solution.of(map_, seen(map_, view, own)).statement_label(thesis)


def plainly(map_: Map, view: View, word: Word, other: Word, thesis: str) -> set[frozenset[str]]:
    """Give every smallest set of shared points that, taken over, turns a thesis."""
    shared = sorted((word.keys() & other.keys()) - {thesis})
    here = fares(map_, view, word, thesis)
    sizes = range(1, min(LARGEST, len(shared)) + 1)
    turning: list[frozenset[str]] = []
    for taken in chain.from_iterable(combinations(shared, size) for size in sizes):
        moved = {**word, **{one: other[one] for one in taken}}
        if fares(map_, view, moved, thesis) != here:
            turning.append(frozenset(taken))
    return {one for one in turning if not any(smaller < one for smaller in turning)}


@given(st.integers(0, 10**6))
def test_the_cruxes_are_the_smallest_sets_that_turn_a_thesis(seed: int) -> None:
    rng = Random(seed)
    map_, ann, bob = parted(rng)
    view = random_view(rng, map_)
    kb = KB(map_, view)
    for thesis in rng.sample(sorted(map_.statements), min(3, len(map_.statements))):
        found = kb.cruxes("ann", "bob", about=thesis)
        assert found.complete == min(LARGEST, len(found.points))
        for turn, word, other in (("a", ann, bob), ("b", bob, ann)):
            told = {frozenset(one.points) for one in found if getattr(one, turn)}
            assert told == plainly(map_, view, word, other, thesis)
        for one in found:
            for turn, word, other in ((one.a, ann, bob), (one.b, bob, ann)):
                if turn:
                    moved = {**word, **{point: other[point] for point in one.points}}
                    moved.pop(thesis, None)
                    after = Solution.of(map_, seen(map_, view, moved)).claim_answer(thesis)
                    assert turn.after == after


def test_the_maps_of_this_oracle_hold_cruxes_of_every_size() -> None:
    sizes: set[int] = set()
    doubles = 0
    for seed in range(200):
        map_, _, _ = parted(Random(seed))
        for thesis in sorted(map_.statements):
            found = KB(map_).cruxes("ann", "bob", about=thesis)
            sizes |= {len(one.points) for one in found}
            doubles += sum(one.double for one in found)
    assert sizes >= {1, 2}
    assert doubles
