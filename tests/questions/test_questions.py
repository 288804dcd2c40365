"""Readers' questions that the knowledge base must answer, one short query each.

The numbers are those of the list of questions that the kb is measured by; questions on
texts that are not in the kb yet are left out. Answers are ids, never prose.
"""

import pytest

import robustmap as rm


@pytest.fixture(scope="module")
def kb():
    return rm.load("kb")


def test_01_what_attacks_the_idea_that_reality_hits_back_on_ability_only(kb):
    item = kb["for-2"]
    assert item.undercutters.ids == ("against-2",)
    assert item.undermined_by.ids == ("against-2", "against-5")
    aims = {(one.relation, one.target): one.basis for one in kb["against-2"].inferences}
    assert aims["undercuts", "for-2"] == "implied"
    assert aims["against", "for-2#weaker"] == "implied"
    assert "preference-losses-hit-back" in kb["against-2"].premises.ids
    readings = [one for one in kb["against-5"].inferences if one.basis == "reading"]
    assert [one.target for one in readings] == ["for-2#weaker"]


def test_02_which_thresholds_should_come_after_number_9(kb):
    rule = kb["earlier-exit-is-easier"].node.states
    assert rule.before[0] == ("exit-acute-risk",)
    numbered = kb.thresholds.where(lambda item: item.node.number)
    assert set(rule.before[1]) == set(numbered.ids) - {"exit-acute-risk"}
    assert rule.graded
    assert rule.scope == "most-proposals"
    assert not any(proposal.node.requires_order for proposal in kb.proposals)


def test_03_which_proposals_fail_when_scaled_down(kb):
    fails = {p for p, row in kb.robustness_table.items() if row["down"].answer == "stops"}
    assert fails == {"human-predicting-ai", "partial-alignment-method"}


def test_04_which_proposals_fail_when_scaled_up(kb):
    fails = {p: row["up"].witness for p, row in kb.robustness_table.items() if row["up"].witness}
    assert fails == {
        "restricted-incentive-design": "gets-round-restrictions",
        "expected-route-system": "finds-unforeseen-routes",
        "partial-alignment-method": "goal-reflection",
    }


def test_05_the_kinds_of_robustness_with_a_violation_of_each(kb):
    meanings = kb.claims.where(sort="definitional").where(lambda item: "robust" in item.id)
    assert meanings.ids == ("robust-down-means", "robust-relative-means", "robust-up-means")
    table = kb.robustness_table
    assert table["restricted-incentive-design"]["up"].answer == "stops"
    assert table["human-predicting-ai"]["down"].answer == "stops"
    assert table["suggester-and-verifier"]["relative"].witness == "suggester-power"


def test_07_when_do_the_oracle_designs_hold_at_all_scales(kb):
    (argument,) = kb["oracle-designs#robust-up"].arguments_for
    assert argument.premises.ids == ("boxing-assumptions-hold",)
    assert kb.ask("oracle-designs#robust-up").answer == "unsupported"
    granted = kb.view(granted={"boxing-assumptions-hold"})
    assert granted.ask("oracle-designs#robust-up").answer == "supported"
    assert "fragile-designs-show-where-they-fail" in kb["oracle-designs"].named_by.ids


def test_14_which_prong_enables_which(kb):
    arrows = {
        (prong.id, clause.at)
        for prong in kb.proposals.where(part_of="three-prong-plan")
        for clause in prong.node.enables
    }
    one, two, three = "careful-bootstrapping", "scary-demos", "understanding-minds"
    assert arrows == {(one, two), (one, three), (two, one), (two, three), (three, one)}
    reasons = kb["careful-bootstrapping#enables-understanding-minds"].arguments_for
    assert len(reasons) == 3


def test_15_the_conditional_strategy_for_prong_3(kb):
    great, hard = kb["understanding-minds"].node.branches
    assert "AI systems" in great.then
    assert "people" in hard.then


def test_16_what_prong_1_assumes_and_which_thresholds_bound_it(kb):
    prong = kb["careful-bootstrapping"].node
    assert "boxed-system-is-presumed-misaligned" in [link.to for link in prong.relies_on]
    assert {clause.at: clause.basis for clause in prong.breaks} == {
        "break-containment": "reading",
        "oversight-breaks": "reading",
    }
    assert kb.robustness("careful-bootstrapping")["up"].answer == "unknown"
    assert kb.view(basis="reading").robustness("careful-bootstrapping")["up"].answer == "stops"


def test_20_which_list_arguments_are_declared_similar_or_opposed(kb):
    assert kb["for-7"].node.similar_to == ("for-1",)
    assert kb["for-8"].node.similar_to == ("for-2",)
    assert kb["for-7"].node.opposes == ("against-3",)
    assert kb["for-7"].answer == kb["against-3"].answer == "contested"
    assert not kb["for-7"].undercutters
    assert not kb["against-3"].undercutters


def test_21_which_for_arguments_are_empirical_and_with_what_caveat(kb):
    assert kb["for-5"].node.scheme == "analogy"
    assert "for-5#analogy" in kb["for-5"].premises.ids
    assert kb["for-6"].node.strength == "weak"


def test_22_which_part_of_for_9_does_against_7_meet(kb):
    met = [one for one in kb["against-7"].inferences if one.basis == "implied"]
    assert [one.target for one in met] == ["no-chance-to-refine"]
    assert kb["no-chance-to-refine"].answer == "contested"
    assert kb["no-chance-to-refine"].uses.ids == ("for-9b",)
    assert "progress-stays-smooth" in kb["against-7"].premises.ids


def test_23_where_the_long_thread_ends(kb):
    agreed = kb["black-box-iteration-is-not-enough"]
    assert agreed.answer == "unargued"
    assert "only-the-narrower-claim" in kb["alignment-needs-more-than-feedback"].qualifiers.ids
    assert kb["first-wording-misleads"].targets.ids == ("noticing-is-a-proxy-too",)
    challenge = kb["how-does-approval-fail"].node
    assert challenge.sort == "challenge"
    assert challenge.answered_by == ()


def test_24_which_requirement_does_each_tool_address(kb):
    both = ("feedback-can-match-preferences", "agents-can-leave-preferences-alone")
    assert kb["debate-and-reward-modelling"].node.covers == both
    assert kb["path-specific-objectives"].node.covers == both[1:]


def test_25_is_the_tic_tac_toe_reward_outer_aligned(kb):
    assert kb.ask("game-reward-is-not-outer-aligned").answer == "supported"
    assert "outer-alignment-definition" in kb["wireheads-are-optimal"].premises.ids
    conclusion = kb["no-trouble-in-practice"]
    assert conclusion.relations == ("reframes",)
    assert "loss-misses-what-we-want" in conclusion.targets.ids


def test_26_who_states_the_same_objection_to_for_5(kb):
    objection = kb["fitness-misdescribes-evolution"]
    assert [source.by for source in objection.node.sources] == ["gen-post/c27", "gen-post/c28"]
    assert "fitness-is-evolutions-target" in objection.targets.ids


def test_27_which_for_arguments_are_attacked_nowhere(kb):
    def attackers(item, *bases):
        parts = set()
        for one in (item, *kb.arguments.where(part_of=item.id)):
            parts |= {one.id, *(inference.id for inference in one.inferences), *one.premises.ids}
        return [
            attack.owner
            for part in parts
            for attack in kb.map.aimed_at.get(part, ())
            if attack.relation in ("against", "undercuts", "contradicts") and attack.basis in bases
        ]

    listed = [kb[f"for-{number}"] for number in range(1, 10)]
    said = [item.id for item in listed if not attackers(item, "stated", "implied")]
    never = [item.id for item in listed if not attackers(item, "stated", "implied", "reading")]
    assert never == ["for-1", "for-6", "for-8"]
    assert [one for one in said if one not in never] == ["for-3", "for-4"]
