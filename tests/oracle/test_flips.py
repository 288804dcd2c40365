"""Smallest changes, openings and prospects against trying everything on maps solved anew."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from random import Random

from robustmap.model.map import Map
from robustmap.model.nodes import Question
from robustmap.reason.resilience import Change, Resilience
from robustmap.reason.resilience._changes import offs, withdrawals
from robustmap.reason.solution import Solution
from tests.support.changes import answer, judged, otherwise, with_changes
from tests.support.maps import argument, circle_map, random_map, random_view

MAPS = 90
ASKED = 2
MOST_SETS = 130
MOST_OPEN = 6


@cache
def corpus() -> tuple[tuple[Solution, tuple[str, ...]], ...]:
    """Give solved maps, a quarter with claims that may lean on themselves, and what to ask."""
    rng = Random(20_261_121)
    found = []
    while len(found) < MAPS:
        small = random_map(rng, claims=3, arguments=5)
        map_ = circle_map(rng) if rng.random() < 0.25 else small
        solution = Solution.of(map_, random_view(rng, map_))
        refs = judged(solution)
        found.append((solution, tuple(rng.sample(refs, min(ASKED, len(refs))))))
    return tuple(found)


def asked() -> Iterator[tuple[Solution, str]]:
    for solution, refs in corpus():
        for ref in refs:
            yield solution, ref


def changes(solution: Solution, ref: str) -> list[Change]:
    """Give everything that may be changed, but what is asked about itself."""
    inferences = [solution.map.inferences[one] for one in solution.map.inferences_of.get(ref, ())]
    claim = ref in solution.map.statements
    own = {ref} if claim else {ref, *(one.owner for one in inferences)}
    if not claim:
        own |= {f"{one.owner}#reason" for one in inferences}
        own |= {one.id.removesuffix("#back") for one in inferences}
    return [one for one in (*offs(solution), *withdrawals(solution)) if one.ref not in own]


def tried(solution: Solution, ref: str, most: int) -> tuple[int | None, set[frozenset[str]]]:
    """Give the smallest size at which anything turns, and all sets of that size, by brute force."""
    before, known = answer(solution, ref), changes(solution, ref)
    for size in range(1, most + 1):
        found = {
            frozenset(one.ref for one in made)
            for made in combinations(known, size)
            if answer(with_changes(solution, made), ref) != before
        }
        if found:
            return size, found
    return None, set()


def spelt(solution: Solution, ref: str) -> set[frozenset[str]]:
    """Give the smallest sets with what comes to the same written out."""
    sets: set[frozenset[str]] = set()
    for flip in Resilience(solution).flips(ref).found:
        ways = [[frozenset[str]()]]
        for one, others in zip(flip.changes, flip.instead, strict=True):
            ways.append([w | {c.ref} for w in ways[-1] for c in (one, *others)])
        sets.update(ways[-1])
    return sets


def test_the_smallest_sets_are_those_that_trying_everything_finds():
    seen = Counter()
    for solution, ref in asked():
        known = changes(solution, ref)
        most = (
            3 if len(known) ** 3 / 6 <= MOST_SETS else 2 if len(known) ** 2 / 2 <= MOST_SETS else 1
        )
        size, sets = tried(solution, ref, most)
        found = Resilience(solution).flips(ref)
        if size is None:
            assert found.size is None or found.size > most, ref
            assert not found.never or most == 1 or not sets
            seen["none"] += 1
            continue
        assert found.size == size == found.at_least, ref
        assert {len(one) for one in spelt(solution, ref)} == {size}
        assert spelt(solution, ref) == sets, (ref, size)
        seen[size] += 1
    assert seen[1] > 40, seen
    assert seen[2] >= 2, seen


def test_each_set_turns_the_verdict_to_what_is_said():
    for solution, ref in asked():
        for flip in Resilience(solution).flips(ref).found:
            assert answer(with_changes(solution, flip.changes), ref) == flip.answer


def test_the_distance_is_the_size_of_the_smallest_sets_and_its_groups_are_hit_by_each():
    proven = Counter()
    for solution, ref in asked():
        resilience = Resilience(solution)
        flips, distance = resilience.flips(ref, largest=6), resilience.distance(ref)
        if distance.why:
            assert distance.why == "loops"
            proven["declined"] += 1
            continue
        assert distance.size == flips.size, ref
        proven[distance.size] += 1
        if distance.size is None:
            assert flips.never
            continue
        turned = answer(with_changes(solution, distance.changes), ref)
        assert turned == distance.turns_to != distance.answer
        sets = [set(flip.changes) for flip in flips.found]
        assert set(distance.changes) in sets
        assert 1 <= len(distance.groups) <= distance.size
        assert all(set(group) & one for group in distance.groups for one in sets)
        listed = [one for group in distance.groups for one in group]
        assert len(listed) == len(set(listed))
    assert proven[1] > 30, proven


def test_an_opening_is_where_one_new_argument_turns_the_verdict():
    turning = Counter()
    for solution, ref in asked():
        before = answer(solution, ref)
        found = {
            (one.relation, one.target): one.answer for one in Resilience(solution).openings(ref)
        }
        for relation, target in _places(solution):
            key = {"for": "for_"}.get(relation, relation)
            new = argument("new-argument", **{key: target})
            map_ = Map([*solution.map.nodes.values(), new], solution.map.settings)
            after = answer(Solution.of(map_, solution.view), ref)
            turns = after if after != before else None
            assert found.get((relation, target)) == turns, (ref, relation, target)
            turning[relation] += turns is not None
    assert min(turning[one] for one in ("for", "against", "undercuts")) >= 10, turning


def _places(solution: Solution) -> Iterator[tuple[str, str]]:
    """Yield what a new argument may speak to, where an id names one thing alone."""
    map_ = solution.map
    for name in map_.statements:
        yield "for", name
        yield "against", name
    for name, one in map_.inferences.items():
        plain = len(map_.inferences_of[name]) == 1 and one.relation != "contradicts"
        if plain and solution.counts(name):
            yield "undercuts", name
            yield "backs", name


def unsure(rng: Random) -> Solution:
    """Solve a map with drafts and with questions that nobody has answered."""
    map_ = random_map(rng, claims=3, arguments=5)
    nodes = [
        one.model_copy(update={"review": "draft"})
        if one.kind == "argument" and rng.random() < 0.25
        else one
        for one in map_.nodes.values()
    ]
    for number in range(rng.randint(0, 2)):
        about = rng.choice([*map_.statements, *(one.id for one in map_.arguments())])
        fields = {"id": f"q{number}", "title": "Is it so?", "asks_about": [about]}
        sort = rng.choice(["open", "challenge"])
        nodes.append(Question.model_validate({**fields, "sort": sort}))
    map_ = Map(nodes, map_.settings)
    return Solution.of(map_, random_view(rng, map_))


def test_what_is_possible_and_what_is_relevant_is_what_all_completions_show():
    rng, seen = Random(7), Counter()
    while seen["maps"] < MAPS:
        solution = unsure(rng)
        resilience = Resilience(solution)
        if not 0 < len(resilience.uncertain) <= MOST_OPEN:
            continue
        seen["maps"] += 1
        seen.update(one.why for one in resilience.uncertain)
        refs = judged(solution)
        for ref in rng.sample(refs, min(ASKED, len(refs))):
            found = resilience.prospect(ref)
            assert found.complete
            answers = _completed(solution, found.bearing, ref)
            assert found.possible.keys() == set(answers.values()), ref
            for one, needed in found.possible.items():
                assert answers[frozenset(needed)] == one
            assert found.stable == (len(set(answers.values())) == 1)
            assert set(found.relevant) == {
                one
                for one in found.bearing
                if any(answers[s] != answers[s ^ {one}] for s in answers)
            }
            seen["unstable"] += not found.stable
    assert seen["unstable"] > 20, seen
    assert min(seen[why] for why in ("draft", "question", "supposed", "implied", "reading")) > 5, (
        seen
    )


def _completed(solution: Solution, elements, ref: str):
    """Give the verdict for every choice of what turns out otherwise."""
    sets = (
        frozenset(made)
        for size in range(len(elements) + 1)
        for made in combinations(elements, size)
    )
    return {made: answer(otherwise(solution, made), ref) for made in sets}
