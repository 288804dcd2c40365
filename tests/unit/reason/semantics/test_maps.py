"""Maps under other semantics than the cautious one: answers, words and witnesses."""

from random import Random

import pytest

from robustmap.errors import CircularMapError, NoExtensionError, UnknownNameError
from robustmap.explain.data import verdict_data
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.reason.certify import Shown
from robustmap.reason.semantics import IN, OUT, SEMANTICS
from robustmap.reason.solution import Solution
from robustmap.reason.witness import Witness
from tests.support.definitions import TEXTBOOK, Dung, members
from tests.support.maps import argument, claim, random_map

OPEN = {"standing": "open"}

SIDES = [claim("a", contradicts=["b"], standing="presumed"), claim("b", standing="presumed")]
"""Two claims that cannot both be true: two camps."""

BOTH = Map(
    [
        *SIDES,
        claim("end", **OPEN),
        argument("from-a", ["a"], for_="end"),
        argument("from-b", ["b"], for_="end"),
        claim("lost", standing="presumed"),
        argument("not-a", ["a"], against="lost"),
        argument("not-b", ["b"], against="lost"),
        argument("needs-both", ["a", "b"], for_="more"),
        claim("more", **OPEN),
    ]
)
"""Either camp has an argument for `end`, and one against `lost`."""


def test_each_camp_may_have_reasons_of_its_own():
    kb = KB(BOTH)
    camps = kb.under("preferred")
    found = {ref: (camps.ask(ref).answer, camps.ask(ref).reach) for ref in ("a", "end", "lost")}
    assert found == {
        "a": ("contested", "some"),
        "end": ("supported", "every"),
        "lost": ("rejected", "no"),
    }
    assert {kb.ask(ref).answer for ref in found} == {"contested"}
    assert camps.ask("needs-both").answer == "premise-lost"
    assert camps.ask("needs-both").words.fill() == "premise has fallen"
    assert camps.ask("more").answer == "unsupported"
    told = str(camps.why("needs-both"))
    assert "premise: a" in told
    assert "premise: b" in told
    assert str(camps.why("lost")).startswith("lost")


@pytest.mark.parametrize("name", ["preferred", "stable", "complete", "grounded", "naive"])
def test_witnesses_are_made_and_hold(name):
    kb = KB(BOTH).under(name)
    for ref in ("a", "end", "lost", "needs-both", "from-a"):
        verdict = kb.ask(ref)
        assert isinstance(verdict.witness, Witness | Shown)
        assert verdict.faults() == []
        data = verdict_data(verdict)
        assert data["reach"] == verdict.reach
        assert data["view"]["semantics"] == name
        assert data["witness"]


def test_where_no_witness_is_known_it_is_said():
    verdict = KB(BOTH).under("eager").ask("end")
    if verdict.witness is None:
        assert verdict.faults() == ["no witness is known under the eager semantics"]
        assert verdict_data(verdict)["witness"] == {}
    else:
        assert verdict.faults() == []


def test_what_is_settled_anyway_has_the_usual_witness():
    kb = KB(Map([*SIDES, claim("free")])).under("preferred")
    assert isinstance(kb.ask("free").witness, Witness)
    assert kb.ask("free").reach == "every"
    assert isinstance(kb.ask("a").witness, Shown)


def test_a_map_without_any_stable_view_says_so():
    kb = KB(Map([claim("liar", contradicts=["liar"], standing="presumed")]))
    assert kb.under("preferred").ask("liar").answer == "contested"
    assert kb.under("preferred").ask("liar").reach == "no"
    with pytest.raises(NoExtensionError, match="under the `stable` semantics no set"):
        kb.under("stable").ask("liar")


def test_the_semantics_is_named_or_refused():
    kb = KB(BOTH).under("preferred")
    assert kb.semantics == "preferred"
    assert kb.view(granted=["a"]).semantics == "preferred"
    assert kb.view(granted=["a"]).ask("b").answer == "rejected"
    with pytest.raises(UnknownNameError, match="did you mean `preferred`"):
        kb.under("prefered")


@pytest.mark.parametrize("name", sorted(SEMANTICS))
def test_circular_support_is_declined_by_all_but_the_cautious(name):
    circle = Map([claim("c", **OPEN), argument("self", ["c"], for_="c")])
    if name == "grounded":
        assert Solution.of(circle, semantics=name).claim_answer("c") == "circular"
        return
    with pytest.raises(CircularMapError, match=r"circular support \(c\)"):
        Solution.of(circle, semantics=name)


@pytest.mark.parametrize("name", ["preferred", "stable", "ideal"])
def test_labels_of_random_maps_are_those_of_the_definition(name):
    compared = 0
    for seed in range(60):
        map_ = random_map(Random(f"maps {seed}"), claims=2, arguments=2)
        try:
            solution = Solution.of(map_, semantics=name)
        except (CircularMapError, NoExtensionError):
            continue
        attackers = solution.flat.framework.attackers
        if len(attackers) > 12:
            continue
        found = [frozenset(members(one)) for one in TEXTBOOK[name](Dung(attackers))]
        for node, label in enumerate(solution.labelling.labels):
            assert (label == IN) == all(node in one for one in found)
            every = all(any(by in one for by in attackers[node]) for one in found)
            assert (label == OUT) == every
        compared += 1
    assert compared > 10
