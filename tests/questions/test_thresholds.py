"""Readers' questions on thresholds, prongs, games and definitions."""


def test_02_which_thresholds_should_come_after_number_9(kb, walk):
    """By the general rule all of 1 to 8, as a matter of degree; no named proposal is given an
    order of its own, and number 5 is not singled out."""
    rule = kb["earlier-exit-is-easier"].node.states
    assert rule.before[0] == ("exit-acute-risk",)
    numbered = kb.thresholds.where(lambda item: item.node.number)
    assert set(rule.before[1]) == set(numbered.ids) - {"exit-acute-risk"}
    assert rule.graded
    assert rule.scope == "most-proposals"
    assert not any(proposal.node.requires_order for proposal in kb.proposals)
    assert walk.shows("n/earlier-exit-is-easier/", *rule.before[1])


def test_14_which_prong_enables_which(kb, walk):
    """1 helps 2 and 3, 2 helps 1 and 3, 3 helps 1: three simple circles."""
    arrows = {
        (prong.id, clause.at)
        for prong in kb.proposals.where(part_of="three-prong-plan")
        for clause in prong.node.enables
    }
    one, two, three = "careful-bootstrapping", "scary-demos", "understanding-minds"
    assert arrows == {(one, two), (one, three), (two, one), (two, three), (three, one)}
    assert len(kb.loops.found) == 3
    assert len(kb["careful-bootstrapping#enables-understanding-minds"].arguments_for) == 3
    assert walk.shows("loops/", one, two, three)


def test_15_the_conditional_strategy_for_prong_3(kb, walk):
    """If prong 1 does very well, leave most of it to AI systems; if it looks very hard, people
    do it with narrow tools and hope for delay."""
    branches = {one.goes: one for one in kb["understanding-minds"].node.branches}
    assert {one.on for one in branches.values()} == {"careful-bootstrapping"}
    assert "AI systems" in branches["well"].then
    assert "people" in branches["badly"].then
    assert walk.shows("n/understanding-minds/", "careful-bootstrapping")
    assert walk.says("n/understanding-minds/", branches["well"].then[:30])


def test_16_what_prong_1_assumes_and_which_thresholds_bound_it(kb, walk):
    """The system is assumed misaligned; by our reading the prong holds below breaking
    containment (4) and while oversight holds (8)."""
    prong = kb["careful-bootstrapping"].node
    assert "boxed-system-is-presumed-misaligned" in [link.to for link in prong.relies_on]
    assert {clause.at: clause.basis for clause in prong.breaks} == {
        "break-containment": "reading",
        "oversight-breaks": "reading",
    }
    assert kb.robustness("careful-bootstrapping")["up"].answer == "unknown"
    assert kb.view(basis="reading").robustness("careful-bootstrapping")["up"].answer == "stops"
    assert walk.shows("n/careful-bootstrapping/", "break-containment", "oversight-breaks")


def test_17_who_wins_the_divergence_game_when(kb, walk):
    """The proposer, if the counterer needs exotic training data; the counterer, if the
    proposer needs unnatural concepts, or a pivotal act fits in first."""
    wins = {one.id: one.for_ for one in kb["divergence-game"].node.win_conditions}
    assert wins == {
        "exotic-training-data": "proposer",
        "unnatural-concepts": "counterer",
        "pivotal-act-first": "counterer",
    }
    assert walk.says("n/divergence-game/", "exotic", "unnatural", "pivotal")


def test_18_how_the_uses_of_goal_misgeneralisation_differ(kb, walk):
    """The narrow use asks that the training objective be failed, so drugging people into
    happiness is misspecification; the formal one has two admitted flaws; none better known."""
    term = kb["goal-misgeneralisation"].node
    (case,) = (one for one in term.cases if one.id == "drugged-people")
    assert case.verdicts["narrow-use"] == "no"
    assert case.verdicts["wider-use"] == "yes"
    (formal,) = (one for one in term.definitions if one.best)
    assert formal.id == "formal-rl"
    assert len(formal.flaws) >= 2
    assert "misspecification" in kb.concepts.ids
    assert walk.says("n/goal-misgeneralisation/", "heroin", formal.flaws[0][:40])


def test_19_the_question_against_the_policy_that_avoids_money_pumps(kb, walk):
    """Whether the agent then satisfies Completeness from the second encounter on."""
    (asked,) = kb.questions.where(asks_about="policy-is-immune-to-money-pumps")
    assert asked.node.sort == "challenge"
    assert "complete-from-the-second-encounter" in asked.node.about
    assert kb.ask("policy-is-immune-to-money-pumps").answer == "unargued"
    assert walk.shows("n/policy-is-immune-to-money-pumps/", "is-the-agent-complete-the-second-time")


# Questions that readers ask besides


def test_what_does_each_step_cost_and_how_much_does_it_solve(kb, walk):
    """A tenfold field, required evals and an indefinite pause, by three criteria."""
    question = kb["which-step-reduces-the-problem-most"].node
    cells = {(p, c.on): c.answer for p in question.options for c in kb[p].node.assessed}
    assert cells["pause-ai-indefinitely", "does-it-solve-much"] == "yes"
    assert cells["grow-alignment-field-tenfold", "does-it-solve-much"] != "yes"
    assert walk.shows(
        "n/which-step-reduces-the-problem-most/", *question.options, *question.criteria
    )


def test_which_prong_can_nothing_do_without(kb, walk):
    """The second: without it useful work flows into capabilities."""
    assert kb.ask("prong-two-is-necessary").answer == "supported"
    assert kb["prong-two-is-necessary"].arguments_for.ids == ("gains-flow-into-capabilities",)
    assert kb["prong-two-is-necessary"].node.states.indispensable == "scary-demos"
    assert walk.shows("n/prong-two-is-necessary/", "gains-flow-into-capabilities")
    assert walk.shows("loops/", "prong-two-is-necessary")


def test_why_is_less_certainty_about_details_a_reason_for_less_hope(kb, walk):
    """Somebody confused by the whole set-up should trust the answer less, not more."""
    claim = kb["doubt-about-details-lowers-hope"]
    assert claim.answer == "supported"
    assert walk.shows("n/doubt-about-details-lowers-hope/", *claim.arguments_for.ids)


def test_renaming_or_explaining(kb, walk):
    """The framing is said to repackage an observation; the answer is that it makes two
    phenomena one. Both stand: in dispute."""
    claim = kb["speeds-framing-only-renames"]
    assert claim.answer == "contested"
    assert claim.arguments_for
    assert claim.arguments_against
    assert walk.shows("n/speeds-framing-only-renames/", *claim.arguments_against.ids)
