"""Disputes: whoever is right wins, whatever is played, and every dispute ends."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.graph.framework import Framework
from robustmap.reason.dispute import Dispute, best, winning
from robustmap.reason.semantics import IN
from robustmap.reason.semantics.grounded import grounded
from robustmap.reason.solution import Solution
from tests.support.maps import circle_map, random_map, random_view

SIDES = ("proponent", "opponent")


def frameworks(rng: Random) -> Framework:
    names = [str(number) for number in range(rng.randint(1, 9))]
    often = rng.choice([0.1, 0.2, 0.3, 0.5])
    attacks = [(a, b) for a in names for b in names if rng.random() < often]
    return Framework.of(names, attacks)


def played(rng: Random, framework: Framework, labelling, root: int, by_chance) -> Dispute:
    """Play a dispute; the sides named play any move, the others the best."""
    dispute = Dispute(framework, root)
    while dispute.legal:
        clumsy = dispute.turn in by_chance
        dispute.play(rng.choice(dispute.legal) if clumsy else best(dispute, labelling))
        assert len(dispute.moves) <= dispute.bound
    return dispute


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_the_verdict_wins_whoever_plays_by_chance(rng: Random) -> None:
    framework = frameworks(rng)
    labelling = grounded(framework)
    for root in range(len(framework)):
        right = "proponent" if labelling.labels[root] == IN else "opponent"
        for by_chance in ((), SIDES[:1], SIDES[1:], SIDES):
            assert played(rng, framework, labelling, root, by_chance).winner == right


@settings(max_examples=30)
@given(st.randoms(use_true_random=False))
def test_the_verdict_wins_on_maps(rng: Random) -> None:
    map_ = circle_map(rng) if rng.random() < 0.3 else random_map(rng)
    solution = Solution.of(map_, random_view(rng, map_))
    framework, labelling = solution.flat.framework, solution.labelling
    for root in rng.sample(range(len(framework)), min(8, len(framework))):
        right = "proponent" if labelling.labels[root] == IN else "opponent"
        assert played(rng, framework, labelling, root, SIDES).winner == right


@settings(max_examples=50)
@given(st.randoms(use_true_random=False))
def test_what_is_granted_is_accepted_and_what_is_answered_is_not(rng: Random) -> None:
    framework = frameworks(rng)
    labelling = grounded(framework)
    for root in range(len(framework)):
        dispute = played(rng, framework, labelling, root, SIDES)
        assert all(labelling.labels[one] == IN for one in dispute.granted)
        attacked = {t for one in dispute.granted for t in framework.targets[one]}
        assert dispute.answered <= attacked


def test_the_winning_play_for_an_answered_attack_is_short():
    framework = Framework.of("abc", [("b", "a"), ("c", "b")])
    dispute = winning(framework, grounded(framework), 0)
    said = [(move.side, move.act, framework.names[move.node]) for move in dispute.moves]
    assert said == [
        ("proponent", "claim", "a"),
        ("opponent", "object", "b"),
        ("proponent", "answer", "c"),
        ("opponent", "grant", "c"),
        ("opponent", "grant", "a"),
    ]


def test_a_clumsy_answer_is_given_up_and_another_one_tried():
    # b can be answered by d, which attacks itself, or by c, which nothing attacks.
    framework = Framework.of("abcd", [("b", "a"), ("c", "b"), ("d", "b"), ("d", "d")])
    dispute = Dispute(framework, 0)
    dispute.play(dispute.legal[0])
    dispute.play(next(move for move in dispute.legal if move.node == 3))
    while dispute.legal:
        dispute.play(dispute.legal[0])
    assert dispute.winner == "proponent"
    assert "give-up" in [move.act for move in dispute.moves]


def test_what_is_not_legal_is_refused():
    framework = Framework.of("ab", [("b", "a")])
    dispute = Dispute(framework, 0)
    grant = dispute.moves[0]._replace(side="opponent", act="grant")
    with pytest.raises(ValueError, match="may not be said now"):
        dispute.play(grant)
    while dispute.legal:
        dispute.play(dispute.legal[0])
    assert dispute.turn is None
    with pytest.raises(ValueError, match="over"):
        best(dispute, grounded(framework))
