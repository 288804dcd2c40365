"""Gradual semantics: worked examples that were published, cycles, and what does not settle."""

import pytest

from robustmap.errors import UnknownNameError
from robustmap.reason.gradual import GRADUAL, TOLERANCE, BipolarGraph, Gradual, weigh
from tests.support.weights import FORMULAS, put


def pairs(text):
    """Read `a>b c>d` as pairs."""
    return [tuple(one.split(">")) for one in text.split()]


def graph(scores, attacks="", supports="", needs=""):
    return BipolarGraph.of(scores, pairs(attacks), pairs(supports), pairs(needs))


def degrees(semantics, made):
    found = weigh(made, GRADUAL[semantics])
    return dict(zip(made.names, found.values, strict=True))


def test_the_table_holds_the_five():
    assert list(GRADUAL) == sorted(FORMULAS)
    with pytest.raises(UnknownNameError, match="df-quad"):
        GRADUAL["df-qad"]


E_DEMOCRACY = graph(
    {"A1": 0.5, "A2": 0.5, "P1": 0.7, "P2": 0.5, "P3": 0.9, "C4": 0.5}
    | {"C1": 0.2, "C2": 0.2, "C3": 0.6},
    "C1>A2 C2>P2 C3>P2 C4>P2",
    "P1>A1 P2>A1 P3>A2",
)
FAKE_NEWS = graph(dict.fromkeys("ABCDEFGH", 0.5), "D>A E>B F>D G>F H>F", "B>A C>A")
LOAN = graph({"a": 0.5, "b": 0.3, "c": 0.6, "r": 0.7, "z": 0.4}, "c>a r>b", "b>a z>c")
QDT = graph(
    {"a": 0.5, "b": 0.2, "c": 0.85, "d": 0.65, "e": 0.4, "f": 1}, "c>a e>b f>c", "b>a d>a e>c"
)
RUNNING = graph(dict.fromkeys("abcde", 1), "a>e b>a b>c c>e d>a e>d")


@pytest.mark.parametrize(
    ("semantics", "made", "published", "digits"),
    [
        # Rago, Toni, Aurisicchio and Baroni, KR 2016.
        ("df-quad", E_DEMOCRACY, {"A1": 0.862, "A2": 0.85, "P2": 0.08}, 12),
        # Yin, Potyka and Toni, ECAI 2023, Fig. 3.
        ("df-quad", FAKE_NEWS, {"F": 0.125, "B": 0.25, "D": 0.4375, "A": 0.59375}, 12),
        # Yin, Potyka and Toni, KR 2024, Fig. 1.
        ("df-quad", LOAN, {"c": 0.76, "b": 0.09, "a": 0.165, "r": 0.7}, 12),
        # The repository kcyras/QDT, Example 4.1.
        (
            "quadratic-energy",
            QDT,
            {"a": 0.519, "b": 0.172, "c": 0.625, "d": 0.65, "e": 0.4, "f": 1},
            3,
        ),
        # Bonzon et al., AAAI 2016: on a cycle.
        ("h-categoriser", RUNNING, {"a": 0.377, "b": 1, "c": 0.5, "d": 0.6524, "e": 0.5328}, 4),
    ],
)
def test_published_examples(semantics, made, published, digits):
    found = degrees(semantics, made)
    assert {one: round(found[one], digits) for one in published} == published


def test_the_published_ranking():
    found = degrees("h-categoriser", RUNNING)
    assert "".join(sorted(found, key=found.__getitem__, reverse=True)) == "bdeca"


def test_an_argument_is_no_stronger_than_what_it_needs():
    made = graph(
        {"p": 0.5, "q": 0.9, "a": 1, "cut": 0.5, "back": 0.8},
        attacks="cut>a",
        needs="p>a q>a",
    )
    assert degrees("df-quad", made)["a"] == 0.25
    backed = graph(dict(zip(made.names, made.scores, strict=True)), "cut>a", "back>a", "p>a q>a")
    assert degrees("df-quad", backed)["a"] == 0.5


def test_base_scores_are_from_0_to_1():
    with pytest.raises(ValueError, match="`a` is not between 0 and 1"):
        graph({"a": 1.5})
    with pytest.raises(ValueError, match="`a`"):
        graph({"a": float("nan")})


def test_two_that_attack_each_other_have_one_solution():
    found = weigh(graph({"a": 0.5, "b": 0.5, "c": 0.5}, "a>b b>a b>c"), GRADUAL["df-quad"])
    assert found.values == pytest.approx([1 / 3] * 3, abs=2 * TOLERANCE)
    assert found.how == ("enclosed",) * 3
    (knot,) = found.knots
    assert knot.members == (0, 1)
    assert knot.within <= TOLERANCE


def test_the_golden_ratio_attacks_itself():
    found = weigh(graph({"a": 1}, "a>a"), GRADUAL["h-categoriser"])
    assert found.values[0] == pytest.approx((5**0.5 - 1) / 2, abs=TOLERANCE)
    mutual = weigh(graph({"a": 1, "b": 1}, "a>b b>a"), GRADUAL["h-categoriser"])
    assert mutual.values == pytest.approx([0.6180339887] * 2, abs=1e-9)


def test_only_the_strongest_of_each_side_counts_for_the_top_variant():
    made = graph(dict.fromkeys("abcd", 0.5) | {"x": 0.5}, "a>x b>x", "c>x d>x")
    assert degrees("euler-based-top", made)["x"] == 0.5
    weaker = graph({"a": 0.5, "b": 0.2, "x": 0.5}, "a>x b>x")
    alone = graph({"a": 0.5, "x": 0.5}, "a>x")
    assert degrees("euler-based-top", weaker)["x"] == degrees("euler-based", alone)["x"]
    assert degrees("euler-based", weaker)["x"] < degrees("euler-based", alone)["x"]


def test_where_there_are_several_solutions_the_model_starts_from_base_scores():
    # Any a with b = 1 - a is a solution.
    even = weigh(graph({"a": 1, "b": 1}, "a>b b>a"), GRADUAL["df-quad"])
    assert even.how == ("settled", "settled")
    assert even.values == pytest.approx([0.5, 0.5])
    # The one that QBAF-Py gives for these base scores, too.
    uneven = weigh(graph({"a": 1, "b": 0.5}, "a>b b>a"), GRADUAL["df-quad"])
    assert uneven.values == pytest.approx([1, 0], abs=1e-6)


def cycle(size):
    """Make the family on which rounds go to and fro: `CycleK` in Uncertainpy's examples."""
    bs, cs = [f"b{at}" for at in range(size)], [f"c{at}" for at in range(size)]
    supports = [("a", b) for b in bs] + [(b, c) for b in bs for c in cs]
    return BipolarGraph.of({"a": 1, **dict.fromkeys(bs + cs, 0)}, [(c, "a") for c in cs], supports)


SWINGING = [("quadratic-energy", size) for size in (2, 3, 10)]
SWINGING += [("df-quad", size) for size in (1, 2, 3, 10)]


@pytest.mark.parametrize(("semantics", "size"), SWINGING)
def test_what_goes_to_and_fro_in_rounds_settles_in_the_continuous_model(semantics, size):
    made = cycle(size)
    rounds = list(made.scores)
    for _ in range(500):
        rounds = put(made, FORMULAS[semantics], rounds)
    again = put(made, FORMULAS[semantics], rounds)
    assert max(abs(a - b) for a, b in zip(rounds, again, strict=True)) > 0.1
    found = weigh(made, GRADUAL[semantics])
    assert set(found.how) <= {"settled", "enclosed"}
    assert [knot.contraction for knot in found.knots] == [None]
    assert put(made, FORMULAS[semantics], found.values) == pytest.approx(found.values, abs=1e-8)
    if (semantics, size) == ("quadratic-energy", 10):
        assert found.values[0] == pytest.approx(0.2241, abs=5e-5)


def test_rounds_end_where_one_link_is_not_steep_enough_to_swing():
    made = cycle(1)
    (knot,) = weigh(made, GRADUAL["quadratic-energy"]).knots
    assert knot.how == "enclosed"


@pytest.mark.parametrize(
    ("semantics", "bound"),
    [
        # Mossakowski and Neuhaus 2018; Potyka 2019: links into an argument, base score.
        ("df-quad", lambda links, t: links * max(t, 1 - t)),
        ("quadratic-energy", lambda links, t: links * 3**1.5 / 8 * max(t, 1 - t)),
        ("euler-based", lambda links, t: links * (1 - t * t) / 4),
        ("h-categoriser", lambda links, t: links * t),
    ],
)
@pytest.mark.parametrize("t", [0.2, 0.5, 0.7, 0.9])
@pytest.mark.parametrize("links", [1, 2, 3])
def test_the_published_bound_is_that_of_one_round(semantics, bound, t, links):
    names = [f"n{at}" for at in range(links + 1)]
    attacks = [(a, b) for a in names for b in names if a != b]
    made = BipolarGraph.of(dict.fromkeys(names, t), attacks)
    (knot,) = weigh(made, GRADUAL[semantics]).knots
    due = bound(links, t)
    if due < 1:
        assert knot.contraction.rounds == 1
        assert knot.contraction.factor == pytest.approx(due)
        assert knot.how == "enclosed"
    else:
        assert knot.contraction is None


def test_several_rounds_count_together():
    # What is needed is passed on in full, so no single round is enough.
    made = graph({"c": 0.5, "d": 0.5, "x": 1, "y": 1}, "x>d y>c", needs="c>x d>y")
    (knot,) = weigh(made, GRADUAL["df-quad"]).knots
    assert knot.contraction == (2, 0.5)


def test_bounds_meet_where_the_contraction_bound_does_not_hold():
    names = [f"n{at}" for at in range(4)]
    made = BipolarGraph.of(
        dict.fromkeys(names, 1.0), [(a, b) for a in names for b in names if a != b]
    )
    (knot,) = weigh(made, GRADUAL["h-categoriser"]).knots
    assert (knot.how, knot.contraction) == ("enclosed", None)


def test_what_does_not_settle_has_no_degree_nor_has_what_depends_on_it():
    # The sharper the answer, the longer the way around: this swings for ever.
    def sharp(base, attackers, _supporters):
        return base * (1 / (1 + (2 * attackers[0]) ** 40) if attackers else 1)

    made = graph({"a": 1, "b": 1, "c": 1, "after": 0.5, "free": 0.5}, "a>b b>c c>a a>after")
    found = weigh(made, Gradual("sharp", "sharp", "made up", sharp, supports=False))
    assert found.values[:4] == (None,) * 4
    assert found.values[4] == 0.5
    assert found.how == ("unsettled",) * 4 + ("exact",)
    (knot,) = found.knots
    assert knot.how == "unsettled"
    assert knot.within > TOLERANCE


def test_depth_is_no_trouble():
    size = 50_000
    made = BipolarGraph.of(
        dict.fromkeys(range(size), 0.5), ((at, at + 1) for at in range(size - 1))
    )
    found = weigh(made, GRADUAL["df-quad"])
    assert set(found.how) == {"exact"}
    assert found.values[-1] == pytest.approx(1 / 3)


def test_only_what_is_asked_for_is_looked_at():
    made = graph({"a": 0.5, "b": 0.5, "c": 0.5}, "a>b")
    found = weigh(made, GRADUAL["df-quad"], roots=[1])
    assert found.values == (0.5, 0.25, None)
    told = weigh(made, GRADUAL["df-quad"], roots=[1], known={0: (1.0, "settled")})
    assert told.values[1] == 0.0
    assert told.how[1] == "settled"
    lost = weigh(made, GRADUAL["df-quad"], roots=[1], known={0: (None, "unsettled")})
    assert lost.values[1] is None


def test_what_may_differ_from_an_earlier_graph():
    before = graph(dict.fromkeys("abcd", 0.5), "a>b b>c")
    assert before.touched(before) == frozenset()
    moved = graph({"d": 0.5, "a": 0.5, "b": 0.7, "c": 0.5}, "a>b b>c")
    assert {moved.names[one] for one in moved.touched(before)} == {"b", "c"}
    gone = graph(dict.fromkeys("bcd", 0.5), "b>c")
    assert {gone.names[one] for one in gone.touched(before)} == {"b", "c"}
    turned = graph(dict.fromkeys("abcd", 0.5), "b>c", "a>b")
    assert {turned.names[one] for one in turned.touched(before)} == {"b", "c"}
