"""What a chain of supports reaches from solid ground."""

from robustmap.graph.founded import Support, unreached
from robustmap.model.expand import Inference


def support(name: str, premises: str, conclusions: str) -> Support:
    return Support(Inference(name, name, "for", "", tuple(premises)), tuple(conclusions))


def test_what_rests_on_solid_ground_is_reached() -> None:
    assert unreached("ab", [support("1", "g", "a"), support("2", "ga", "b")]) == set()


def test_all_premises_are_needed() -> None:
    assert unreached("abc", [support("1", "bc", "a"), support("2", "", "b")]) == {"a", "c"}


def test_one_support_of_several_is_enough() -> None:
    chains = [support("1", "b", "a"), support("2", "a", "b"), support("3", "g", "b")]
    assert unreached("ab", chains[:2]) == {"a", "b"}
    assert unreached("ab", chains) == set()


def test_a_premise_used_twice_is_waited_for_once() -> None:
    assert unreached("ab", [support("1", "bb", "a"), support("2", "g", "b")]) == set()


def test_one_inference_may_speak_for_several() -> None:
    assert unreached("abc", [support("1", "g", "ab"), support("2", "ab", "c")]) == set()


def test_what_is_no_support_of_anything_unsettled_is_ignored() -> None:
    assert unreached("a", [support("1", "g", "z")]) == {"a"}


def test_a_long_chain() -> None:
    names = [str(place) for place in range(5_000)]
    chain = [
        Support(Inference(n, n, "for", "", (names[i + 1],)), (n,)) for i, n in enumerate(names[:-1])
    ]
    assert unreached(names[:-1], chain) == set()
    assert len(unreached(names, chain)) == 5_000
