"""Readers' questions on robustness to scale."""


def test_03_which_proposals_fail_when_scaled_down(kb, walk):
    """The system that acts on predicted people, by the story of stacked wrong predictions; and
    any method short of full alignment, below its range."""
    fails = {p for p, row in kb.robustness_table.items() if row["down"].answer == "stops"}
    assert fails == {"human-predicting-ai", "partial-alignment-method"}
    by = kb.stories.where(direction="down", answer="stands")
    told = {target.id for story in by for target in story.targets}
    assert {f"{one}#robust-down" for one in fails} <= told
    assert "mispredicted-people-stacked" in by.ids
    assert walk.shows("robustness/", *fails)
    assert walk.shows("n/mispredicted-people-stacked/", "human-predicting-ai")


def test_04_which_proposals_fail_when_scaled_up(kb, walk):
    """The restricted design, the system expected to use one route, and partial methods above
    their range."""
    fails = {p: row["up"].witness for p, row in kb.robustness_table.items() if row["up"].witness}
    assert fails == {
        "restricted-incentive-design": "gets-round-restrictions",
        "expected-route-system": "finds-unforeseen-routes",
        "partial-alignment-method": "goal-reflection",
    }
    assert walk.shows("robustness/", *fails, *fails.values())


def test_05_the_kinds_of_robustness_with_a_violation_of_each(kb, walk):
    """Up, down and relative: a way round restrictions or a creative route; mispredicted
    people; an exploited verifier."""
    meanings = kb.claims.where(sort="definitional").where(lambda item: "robust" in item.id)
    assert meanings.ids == ("robust-down-means", "robust-relative-means", "robust-up-means")
    table = kb.robustness_table
    assert table["restricted-incentive-design"]["up"].answer == "stops"
    assert table["human-predicting-ai"]["down"].answer == "stops"
    assert table["suggester-and-verifier"]["relative"].witness == "suggester-power"
    assert walk.shows(
        "stories/", "restrictions-bypassed", "mispredicted-people-stacked", "verifier-exploited"
    )


def test_06_who_changed_their_mind_in_the_scale_discussion(kb, walk):
    """Commenter 4, who leant on a small-step assumption, grants after comment 7 that
    asymmetric games decide and that so weak an assumption is seldom enough."""
    (after,) = (
        one
        for one in kb["scale-post-c4"].node.positions
        if one.replaces and one.about == "small-steps-keep-parts-matched"
    )
    assert (after.id, after.replaces, after.stance) == (
        "enough-after",
        "enough-before",
        "leans-against",
    )
    assert after.because == ("step-assumption-fits-neither-way",)
    assert kb[after.because[0]].node.sources[0].at == "comment 7"
    assert "asymmetric" in after.scope
    assert walk.shows(
        "n/thread-on-small-steps/", "step-assumption-fits-neither-way", "asymmetric-games-decide"
    )


def test_07_when_do_the_oracle_designs_hold_at_all_scales(kb, walk):
    """When the boxing assumptions hold; else they show clearly where they fail."""
    (argument,) = kb["oracle-designs#robust-up"].arguments_for
    assert argument.premises.ids == ("boxing-assumptions-hold",)
    assert kb.ask("oracle-designs#robust-up").answer == "unsupported"
    granted = kb.view(granted={"boxing-assumptions-hold"})
    assert granted.ask("oracle-designs#robust-up").answer == "supported"
    assert "fragile-designs-show-where-they-fail" in kb["oracle-designs"].named_by.ids
    assert walk.shows("n/oracle-designs/", argument.id, "fragile-designs-show-where-they-fail")


# Questions that readers ask besides


def test_which_failures_does_no_further_resource_remove(kb, walk):
    """Those said to come from limits to attention-like processes."""
    endless = kb.stories.where(lambda item: any(one.endless for one in item.node.persists))
    assert endless.ids == ("attention-limits-remain",)
    assert walk.shows("stories/", "attention-limits-remain")


def test_how_is_one_assumption_read_in_two_ways(kb, walk):
    """The small-step assumption: if both steps do the same thing it is true and too little; if
    not, it is enough and too strong."""
    readings = kb.claims.where(reading_of="next-step-is-not-much-better")
    assert readings.ids == ("next-step-any-use", "next-step-same-use")
    assert kb["small-steps-by-same-use"].answer == "undercut"
    assert kb["small-steps-by-any-use"].answer == "premise-lost"
    assert walk.shows("n/next-step-is-not-much-better/", *readings.ids)


def test_what_to_do_with_an_agent_too_weak_to_judge(kb, walk):
    """Train it on the cases that it missed, or hold it until somebody stronger has looked."""
    ways = kb["guard-dog-bites-officer"].node.mitigations
    assert set(ways) == {"train-on-missed-cases", "contain-until-verified"}
    assert walk.shows("n/guard-dog-bites-officer/", *ways)


def test_is_there_a_proposal_that_does_not_scale_and_is_welcome(kb, walk):
    """The AGI that is knowingly not robust: all of it unknown or failing, and no finding."""
    for one in ("knowingly-fragile-agi", "homeostatic-goals"):
        answers = {row.answer for row in kb.robustness_table[one].values()}
        assert answers <= {"unknown", "stops"}
        assert not [problem for problem in kb.problems if problem.node == one]
        assert walk.shows("robustness/2/", one)


def test_which_property_may_vary_besides_ability(kb, walk):
    """Compute speed, separation from the surroundings, alignment, complexity of the system."""
    assert {"compute-speed", "cartesianness", "alignment", "complexity"} <= set(kb.axes.ids)
    assert walk.shows("axes/", "compute-speed", "cartesianness", "alignment", "complexity")
