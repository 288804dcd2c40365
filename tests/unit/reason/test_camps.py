"""Camps against the textbook: every largest set of a small framework, and of whole maps."""

from itertools import combinations
from random import Random

from robustmap.model.map import Map
from robustmap.reason.camps import Counts, Shape, Share, camps, preferred
from robustmap.reason.semantics import IN, OUT, UNDECIDED
from robustmap.reason.solution import Solution
from tests.support.dung import complete_labellings
from tests.support.maps import argument, circle_map, claim, random_map, random_view


def by_the_book(attackers: list[list[int]]) -> set[frozenset[int]]:
    """Go through all sets: admissible ones (Dung 1995, Def. 6) of which none holds another."""
    nodes = range(len(attackers))
    sets = [frozenset(s) for n in range(len(attackers) + 1) for s in combinations(nodes, n)]

    def admissible(one: frozenset[int]) -> bool:
        against = {a for member in one for a in attackers[member]}
        return not against & one and all(set(attackers[a]) & one for a in against)

    found = [one for one in sets if admissible(one)]
    return {one for one in found if not any(one < other for other in found)}


def test_every_camp_of_small_frameworks_is_found():
    rng = Random("camps")
    several = 0
    for _ in range(600):
        size = rng.randint(0, 8)
        attackers = [
            [a for a in range(size) if rng.random() < rng.choice([0.15, 0.3])] for _ in range(size)
        ]
        found = preferred(attackers)
        assert found is not None
        assert set(found) == by_the_book(attackers), attackers
        assert len(set(found)) == len(found)
        several += len(found) > 1
    assert several > 50


def test_shares_of_whole_maps_are_those_of_the_whole_framework():
    """The parts are put together: against the largest complete labellings of the whole map."""
    compared = 0
    for seed in range(400):
        rng = Random(f"camps {seed}")
        map_ = random_map(rng, claims=3, arguments=5)
        solution = Solution.of(map_, random_view(rng, map_))
        shares = camps(solution)
        if shares is None or len(solution.flat.framework) > 60:
            continue
        whole = largest(solution)
        for ref, node in [*solution.flat.stands.items(), *solution.flat.inference.items()]:
            if ref.startswith("step of "):
                assert ref not in shares
                continue
            within = sum(node in one for one in whole)
            label = solution.labelling.labels[node]
            assert (ref in shares) == (label == UNDECIDED)
            if ref in shares:
                compared += 1
                assert within * shares[ref].of == shares[ref].camps * len(whole)
            else:
                assert within == (len(whole) if label == IN else 0)
                assert label in (IN, OUT)
    assert compared > 200


def largest(solution: Solution) -> list[frozenset[int]]:
    found = [
        frozenset(node for node, label in enumerate(labels) if label == IN)
        for labels in complete_labellings(solution.flat.framework.attackers)
    ]
    return [one for one in found if not any(one < other for other in found)]


def test_two_claims_that_cannot_both_be_true_are_two_camps():
    presumed = {"standing": "presumed"}
    map_ = Map([claim("a", contradicts=["b"], **presumed), claim("b", **presumed), claim("free")])
    shares = camps(Solution.of(map_))
    assert shares["a"] == shares["b"] == Share(1, 2)
    assert "free" not in shares


def test_what_is_too_large_says_so():
    """Twelve disputes that hang together have 4,096 camps."""
    pairs = [(f"a{place}", f"b{place}") for place in range(12)]
    nodes = [claim(one, contradicts=[two]) for one, two in pairs]
    nodes += [claim(two) for _, two in pairs]
    nodes.append(argument("all", [one for one, _ in pairs], for_="end"))
    nodes.append(claim("end", standing="open"))
    shares = camps(Solution.of(Map(nodes)))
    assert shares["end"] == shares["a0"] == Share(0, 0)
    assert preferred([[1], [0]], most=1) is None


def test_a_map_that_leans_on_itself_has_no_camps():
    found = [camps(Solution.of(circle_map(Random(seed)))) for seed in range(40)]
    assert None in found


def test_the_camps_of_a_shape_are_worked_out_once() -> None:
    for seed in range(20):
        solution = Solution.of(circle_map(Random(seed)))
        known: dict[Shape, Counts] = {}
        found = camps(solution, known)
        assert found == camps(solution)
        if found:
            assert known
            told = {shape: (of + 1, within) for shape, (of, within) in known.items()}
            again = camps(solution, told)
            assert again is not None
            assert {ref: one.of - bool(one.of) for ref, one in again.items()} == {
                ref: one.of for ref, one in found.items()
            }


def test_shapes_that_a_map_does_not_have_are_forgotten() -> None:
    known: dict[Shape, Counts] = {((0,),): (1, (0,))}
    assert camps(Solution.of(Map(())), known) == {}
    assert known == {}
