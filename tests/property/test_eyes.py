"""Laws of looking through somebody's eyes."""

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from robustmap.check.registry import check
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Person
from robustmap.query.tables import TABLES
from tests.support.maps import concept, person, random_map, random_view

SEEDS = st.integers(0, 10**6)
STANCES = ("accepts", "leans-to", "unsure", "leans-against", "rejects")
VOICES = ("asserts", "asserts", "asserts", "quotes", "paraphrases", "supposes", "asks")
HANDLES = ("talk/c1", "talk/c2", "talk/c3")


def with_people(rng: Random) -> Map:
    """Give a map with two people who hold whatever, and a term that is used at random."""
    plain = random_map(rng)
    refs = [*plain.statements, *plain.inferences, *plain.nodes, "nowhere", "word#strict", "word"]
    people = [_somebody(rng, name, refs) for name in ("ann", "bob")]
    definitions = [{"id": one, "text": one} for one in ("strict", "loose")]
    senses = ["word", "word#strict", "word#loose", "nowhere", "word#no"]
    nodes = [
        node.model_copy(update={"uses": tuple(rng.sample(senses, rng.randint(0, 2)))})
        for node in plain.nodes.values()
    ]
    cases = [{"text": "A case", "verdicts": {"strict": "yes", "no": "no"}}]
    return Map([*nodes, *people, concept("word", definitions=definitions, cases=cases)])


def _somebody(rng: Random, name: str, refs: list[str]) -> Person:
    positions = [_position(rng, name, refs) for _ in range(rng.randint(0, 6))]
    return person(name, *positions, handle=rng.sample(HANDLES, 2))


def _position(rng: Random, name: str, refs: list[str]) -> dict[str, Any]:
    one: dict[str, Any] = {"about": rng.choice(refs), "stance": rng.choice(STANCES)}
    if rng.random() < 0.9:
        one["source"] = {
            "source": "talk",
            "at": "comment 1",
            "by": rng.choice([*HANDLES, name]),
            "voice": rng.choice(VOICES),
            "confirmed": rng.choice(["yes", "no", "unknown"]),
            "attribution": rng.choice(["explicit", "inferred", "unattributed"]),
        }
    if rng.random() < 0.3:
        one["replaces"] = f"v{rng.randint(0, 5)}"
    if rng.random() < 0.2:
        one["concedes"] = "true"
        one["because"] = rng.choice(refs)
    return one


@given(seed=SEEDS, who=st.sampled_from(["ann", "bob", *HANDLES]), inferred=st.booleans())
def test_only_what_is_in_force_changes_and_only_what_is_granted_denied_or_off(
    seed: int, who: str, *, inferred: bool
) -> None:
    rng = Random(seed)
    map_ = with_people(rng)
    if "/" in who and not any(
        who in one.handle for one in map_.nodes.values() if isinstance(one, Person)
    ):
        return
    base = random_view(rng, map_)
    seen = KB(map_, base).as_seen_by(who, inferred=inferred)
    view = seen.current_view
    held = KB(map_).positions(who, inferred=inferred).in_force
    assert (view.basis, view.reframings, view.suppositions) == (
        base.basis,
        base.reframings,
        base.suppositions,
    )
    items = {one.about for one in held if _is_item(map_, one.about)}
    assert view.off - base.off == {one.about for one in held if one.side < 0} & items - base.off
    said = {one.about for one in held if one.about in map_.statements}
    for name, side in (("granted", 1), ("denied", -1)):
        added = getattr(view, name) - getattr(base, name)
        assert added == {one.about for one in held if one.side == side} & said - getattr(base, name)
    assert view.off >= base.off
    assert all(one.counts and (inferred or one.explicit) for one in held)


def _is_item(map_: Map, ref: str) -> bool:
    return isinstance(map_.nodes.get(ref), ARGUING) or ref in map_.inferences


@given(SEEDS)
def test_verdicts_through_somebodys_eyes_are_those_of_the_same_grants(seed: int) -> None:
    map_ = with_people(Random(seed))
    seen = KB(map_).as_seen_by("ann")
    view = seen.current_view
    plain = KB(map_).view(off=view.off, granted=view.granted, denied=view.denied)
    for ref in map_.statements:
        here, there = seen.verdict(ref), plain.verdict(ref)
        assert (here and here.answer) == (there and there.answer)


@given(SEEDS)
def test_nobody_is_named_for_what_is_only_inferred(seed: int) -> None:
    kb = KB(with_people(Random(seed)))
    for one in kb.positions("ann").in_force:
        assert (one.who == "ann") == one.explicit
    for who, where in zip(
        kb.table("positions").column("who"), kb.table("positions").column("where"), strict=True
    ):
        if "as we infer" in where:
            assert who not in ("ann", "bob")
    for move in kb.moved:
        if not move.after.explicit:
            assert move.who not in ("ann", "bob")


@given(SEEDS)
def test_every_table_and_rule_survives_whatever_is_held_and_meant(seed: int) -> None:
    map_ = with_people(Random(seed))
    for name in ("positions", "moved", "concepts", "cases", "headings", "paraphrases", "words"):
        table = TABLES[name](KB(map_))
        assert all(len(row) == len(table.head) for row in table.rows)
    check(map_)


@given(SEEDS)
def test_differences_are_the_same_from_both_sides(seed: int) -> None:
    kb = KB(with_people(Random(seed)))
    there, back = kb.differences("ann", "bob"), kb.differences("bob", "ann")
    assert [(one.about, one.a, one.b) for one in there] == [
        (one.about, one.b, one.a) for one in back
    ]
    assert all(one.a.stance != one.b.stance for one in there)
