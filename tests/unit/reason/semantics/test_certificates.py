"""Certificates: what is true is shown, and nothing shows what is not."""

from itertools import islice
from random import Random

import pytest

from robustmap.graph.framework import Framework
from robustmap.reason.certificates import Certificate, Claim, verify, verify_label
from robustmap.reason.certify import certify, claim_of, show
from robustmap.reason.propagation import follows
from robustmap.reason.rules import RULES
from robustmap.reason.semantics import IN, OUT, SEMANTICS, UNDECIDED, Budget
from tests.support.definitions import TEXTBOOK, Dung, every_relation, members
from tests.support.questions import framework_of


def extensions(name, attackers):
    return [frozenset(members(one)) for one in TEXTBOOK[name](Dung(attackers))]


def true(claim, attackers, found):
    """Tell whether a claim is so, by all extensions."""
    there = any(
        set(claim.inside) <= one
        and not set(claim.outside) & one
        and not any(by in one for spared in claim.spared for by in attackers[spared])
        for one in found
    )
    return there == claim.exists


def frameworks(number):
    rng = Random("certificates")
    yield from islice(every_relation(3), 0, None, 41)
    for _ in range(number):
        size, part = rng.randint(1, 6), rng.choice([0.15, 0.25, 0.4])
        yield tuple(tuple(b for b in range(size) if rng.random() < part) for _ in range(size))


def claims(name, size):
    yield Claim(name, exists=True)
    for one in range(size):
        for side in ("inside", "outside", "spared"):
            yield Claim(name, exists=True, **{side: (one,)})


@pytest.mark.parametrize("name", RULES)
def test_what_is_true_is_shown_and_what_is_not_is_not(name):
    """Each certificate is held against every other claim too: it shows none that is not so."""
    shown = refused = 0
    for attackers in frameworks(12):
        framework, found = framework_of(attackers), extensions(name, attackers)
        every = list(claims(name, len(attackers)))
        every += [claim._replace(exists=False) for claim in every]
        for claim in every:
            made = certify(framework, claim)
            if not true(claim, attackers, found):
                assert made is None, (attackers, claim)
                continue
            assert made is not None, (attackers, claim)
            assert verify(framework, made) == [], (attackers, made)
            shown += 1
            for other in every:
                if not true(other, attackers, found):
                    assert verify(framework, made._replace(claim=other)), (attackers, made, other)
                    refused += 1
    assert shown > 100
    assert refused > 1000


RING = framework_of([(1,), (0,), (0, 1), (2,)])


def test_faults_of_certificates():
    there = Claim("preferred", exists=True, inside=(0,))
    good = certify(RING, there)
    assert good is not None
    for changed, fault in (
        (good._replace(extension=None), "no extension is shown"),
        (good._replace(extension=(0, 9)), "not in the framework"),
        (good._replace(extension=(0, 1)), "a member attacks another"),
        (good._replace(extension=(1,)), "lacks what was asked for"),
        (good._replace(scope=(0,)), "attacked from outside"),
        (good._replace(scope=(0, 1, 1)), "twice"),
        (good._replace(scope=()), "lacks what is asked about"),
        (good._replace(extension=(0, 3)), "leaves the scope"),
        (good._replace(claim=there._replace(semantics="bold")), "nothing is known"),
    ):
        assert fault in " ".join(verify(RING, changed)), changed
    # Nothing is a largest set just because it is said.
    empty = Certificate(Claim("preferred", exists=True), extension=(), scope=(0, 1, 2, 3))
    assert verify(RING, empty) == ["it is not shown that nothing can be added"]
    never = certify(RING, Claim("preferred", exists=False, outside=(3,)))
    assert never is not None
    assert verify(RING, never._replace(family=((0, 1),)))
    assert verify(RING, never._replace(family=((0,), *never.family)))


def test_answers_become_claims():
    made = SEMANTICS["preferred"].search
    assert made is not None
    search = made(RING, Budget())
    assert claim_of(search.credulous(2)) == Claim("preferred", exists=False, inside=(2,))
    assert claim_of(search.sceptical(3)) == Claim("preferred", exists=False, outside=(3,))
    assert claim_of(search.sceptical(0)) == Claim("preferred", exists=True, outside=(0,))
    assert claim_of(search.some()) == Claim("preferred", exists=True)
    ticks = iter(range(9))
    assert claim_of(made(RING, Budget(0.5, lambda: next(ticks))).some()) is None
    inside = Claim("preferred", exists=True, inside=(0,))
    assert certify(RING, inside, Budget(0.5, lambda: next(ticks))) is None


def test_labels_are_shown():
    for argument, label, reach in ((0, UNDECIDED, "some"), (2, OUT, "no"), (3, IN, "every")):
        shown = show(RING, "preferred", argument, label)
        assert shown is not None
        assert shown.reach == reach
        assert shown.faults(RING) == []
        wrong = shown._replace(label=(label + 1) % 3)
        assert "not shown what the label says" in wrong.faults(RING)[0]
        assert verify_label(RING, "preferred", argument, label, shown.certificates[:1])
        for other in {"every", "some", "no"} - {reach}:
            assert shown._replace(reach=other).faults(RING)
    assert show(RING, "eager", 3, IN) is None


def test_what_leads_to_an_argument_is_enough_to_show_it():
    names = [str(one) for one in range(1000)]
    attacks = [(str(one), str(one ^ 1)) for one in range(1000)]
    framework = Framework.of(names, attacks)
    shown = show(framework, "preferred", 500, UNDECIDED)
    assert shown is not None
    assert shown.size < 20
    assert shown.faults(framework) == []


def test_unit_propagation():
    square = [[1, 2], [1, -2], [-1, 2], [-1, -2]]
    assert follows(square, [[1]])
    assert not follows(square, [])
    assert follows([[1], [-1]], [])
    assert follows([[]], [])
    assert not follows([], [])
    assert not follows(square, [[3]])
    assert not follows(square, [[0]])
    assert not follows([[1, 2, 3]], [[1, 2], [1], [2], []])
    assert follows([[1, 1, 2], [2, -2], [-1, 2], [-2]], [])
