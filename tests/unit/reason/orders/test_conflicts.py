"""Facts that contradict each other, and what to give up."""

from itertools import combinations
from random import Random

from robustmap.errors import CircularOrderError
from robustmap.reason.orders import conflicts
from robustmap.reason.orders.conflicts import cheapest, contradictions
from robustmap.reason.orders.order import Order
from robustmap.reason.orders.poset import Fact


def facts(text: str, definitional: str = "") -> list[Fact]:
    """Read `claim:ab` words: the claim says that a comes before b."""
    found = (word.split(":") for word in text.split())
    return [Fact(claim, *pair, claim in definitional) for claim, pair in found]


def agree(given: list[Fact]) -> bool:
    try:
        Order.of([], [(fact.first, fact.then) for fact in given])
    except CircularOrderError:
        return False
    return True


def test_facts_that_agree() -> None:
    assert contradictions(facts("p:ab q:bc r:ac")) == ()
    assert cheapest(facts("p:ab q:bc r:ac")) == ()


def test_each_fact_on_a_circle_is_in_a_shortest_one() -> None:
    given = facts("p:ab q:bc r:ca s:cb t:de q2:bc u:ad")
    cycles = [[fact.claim for fact in one.cycle] for one in contradictions(given)]
    assert cycles == [["q", "s"], ["q2", "s"], ["p", "q", "r"]]
    assert [one.cycle[0].first for one in contradictions(given)] == ["b", "b", "a"]


def test_a_fact_may_contradict_itself() -> None:
    given = facts("p:aa q:ab")
    assert [one.cycle for one in contradictions(given)] == [(given[0],)]
    assert cheapest(given) == ("p",)


def test_as_few_claims_as_possible_and_the_first_by_id() -> None:
    assert cheapest(facts("p:ab q:bc r:ca")) == ("p",)
    assert cheapest(facts("p:ab q:ba r:bc s:cb")) == ("p", "r")
    assert cheapest(facts("z:ab p:bc q:ca r:bd s:da")) == ("z",)


def test_definitional_facts_are_given_up_last() -> None:
    assert cheapest(facts("d:ab p:bc q:ca r:bd s:da", "d")) == ("p", "r")
    assert cheapest(facts("d:ab e:ba", "de")) == ("d",)
    assert cheapest(facts("d:ab e:ba f:bc p:ca", "def")) == ("d",)
    assert cheapest(facts("d:ab e:ba x:cd y:dc", "de")) == ("d", "x")


def test_a_claim_goes_with_all_its_facts() -> None:
    # `p` states both a before c and b before c.
    assert cheapest(facts("p:ac p:bc q:ca r:cb")) == ("p",)


def cost(claims: tuple[str, ...], hard: str) -> tuple[int, int, tuple[str, ...]]:
    return sum(claim in hard for claim in claims), len(claims), claims


def test_nothing_is_cheaper_by_brute_force() -> None:
    rng = Random(5)
    told = 0
    for _ in range(200):
        claims = "pqrstuvw"[: rng.randint(3, 8)]
        hard = "".join(rng.sample(claims, rng.randint(0, 3)))
        given = [
            Fact(claim, *rng.sample("abcd", 2), claim in hard)
            for claim in (*claims, rng.choice(claims))
        ]
        options = [
            gone
            for size in range(len(claims) + 1)
            for gone in combinations(claims, size)
            if agree([fact for fact in given if fact.claim not in gone])
        ]
        assert cheapest(given) == min(options, key=lambda gone: cost(gone, hard))
        told += bool(cheapest(given))
        listed = {fact for one in contradictions(given) for fact in one.cycle}
        assert agree([fact for fact in given if fact not in listed])
        for one in contradictions(given):
            assert not agree(list(one.cycle))
            assert all(agree([f for f in one.cycle if f != fact]) for fact in one.cycle)
    assert told > 100


def test_without_effort_no_claim_is_superfluous(monkeypatch) -> None:
    monkeypatch.setattr(conflicts, "EFFORT", 0)
    given = facts("d:ab p:bc q:ca r:bd s:da t:dc u:cd", "d")
    gone = cheapest(given)
    assert agree([fact for fact in given if fact.claim not in gone])
    for claim in gone:
        assert not agree([f for f in given if f.claim not in gone or f.claim == claim])
    assert "d" not in gone


def test_many_contradictions_are_soon_settled() -> None:
    rng = Random(1)
    names = [f"t{number}" for number in range(30)]
    given = [Fact(f"c{number:03}", *rng.sample(names, 2)) for number in range(120)]
    gone = cheapest(given)
    assert agree([fact for fact in given if fact.claim not in gone])
    assert 5 < len(gone) < 60
