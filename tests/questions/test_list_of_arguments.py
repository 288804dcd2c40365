"""Readers' questions on the list of arguments about capabilities and alignment, and its thread.

Each test is one question of the list by which the kb is measured (its number stands in the
name): the docstring is the reader's answer, the query is one line of the public API, and
the page named shows the same by links. Answers are ids, never prose.
"""


def attackers(kb, item, *bases):
    """Give who attacks an item, its parts, premises or steps, on one of the bases."""
    parts = set()
    for one in (item, *kb.arguments.where(part_of=item.id)):
        parts |= {one.id, *(inference.id for inference in one.inferences), *one.premises.ids}
    return [
        attack.owner
        for part in parts
        for attack in kb.map.aimed_at.get(part, ())
        if attack.relation in ("against", "undercuts", "contradicts") and attack.basis in bases
    ]


def test_01_what_attacks_the_idea_that_reality_hits_back_on_ability_only(kb, walk):
    """Against 2 breaks its step, since preference losses push too, and denies its second
    premise; Against 5 denies that premise only by our reading."""
    assert kb["for-2"].undercutters.ids == ("against-2",)
    assert kb["for-2"].undermined_by.ids == ("against-2", "against-5")
    aims = {(one.relation, one.target): one.basis for one in kb["against-2"].inferences}
    assert aims["undercuts", "for-2"] == aims["against", "for-2#weaker"] == "implied"
    assert "preference-losses-hit-back" in kb["against-2"].premises.ids
    readings = [one for one in kb["against-5"].inferences if one.basis == "reading"]
    assert [one.target for one in readings] == ["for-2#weaker"]
    assert walk.shows("n/for-2/", "against-2", "against-5")


def test_20_which_list_arguments_are_declared_similar_or_opposed(kb, walk):
    """For 7 is like For 1, For 8 like For 2; For 7 and Against 3 are opposed and contradict
    each other, which puts both in dispute; neither has its step broken."""
    assert kb["for-7"].node.similar_to == ("for-1",)
    assert kb["for-8"].node.similar_to == ("for-2",)
    assert kb["for-7"].node.opposes == ("against-3",)
    assert kb["for-7"].answer == kb["against-3"].answer == "contested"
    assert not kb["for-7"].undercutters
    assert not kb["against-3"].undercutters
    assert walk.shows("n/for-7/", "for-1", "against-3")
    assert walk.shows("n/for-8/", "for-2")


def test_21_which_for_arguments_are_empirical_and_with_what_caveat(kb, walk):
    """For 5, only as far as the analogy with evolution holds; For 6, called weak."""
    assert kb["for-5"].node.scheme == "analogy"
    assert "for-5#analogy" in kb["for-5"].premises.ids
    assert kb["for-6"].node.strength == "weak"
    assert walk.says("n/for-6/", "weak")
    assert walk.says("n/for-5/", "analogy")


def test_22_which_part_of_for_9_does_against_7_meet(kb, walk):
    """Part b, that there is no chance to refine, by the claim that progress stays smooth."""
    met = [one for one in kb["against-7"].inferences if one.basis == "implied"]
    assert [one.target for one in met] == ["no-chance-to-refine"]
    assert kb["no-chance-to-refine"].answer == "contested"
    assert kb["no-chance-to-refine"].uses.ids == ("for-9b",)
    assert "progress-stays-smooth" in kb["against-7"].premises.ids
    assert walk.shows("n/against-7/", "no-chance-to-refine", "progress-stays-smooth")
    assert walk.shows("n/no-chance-to-refine/", "for-9b")


def test_23_where_turntrout_and_john_end_up(kb, walk):
    """They agree that black-box iteration without theory is not enough; what remains is how
    the first comment was put, and an unanswered request for a scenario."""
    agreed = next(
        one for one in kb["turntrout"].node.positions if one.concedes and one.stance == "accepts"
    )
    assert agreed.about == "black-box-iteration-is-not-enough"
    assert agreed.occasion
    assert agreed.residue
    assert kb["first-wording-misleads"].targets.ids == ("noticing-is-a-proxy-too",)
    assert kb["first-wording-misleads"].node.manner
    challenge = kb["how-does-approval-fail"].node
    assert challenge.sort == "challenge"
    assert challenge.answered_by == ()
    assert walk.shows(
        "n/feedback-and-rewards/",
        "black-box-iteration-is-not-enough",
        "first-wording-misleads",
        "how-does-approval-fail",
    )


def test_24_which_requirement_does_each_tool_address(kb, walk):
    """Debate and reward modelling both, to a degree; path-specific objectives preferences
    that are left alone."""
    both = ("feedback-can-match-preferences", "agents-can-leave-preferences-alone")
    cells = {
        (option, cell.on): cell.answer
        for option in kb["which-tool-meets-which-requirement"].node.options
        for cell in kb[option].node.assessed
        if cell.on in both
    }
    met = {cell for cell, answer in cells.items() if answer in ("yes", "partly")}
    assert met == {
        ("debate-and-reward-modelling", both[0]),
        ("debate-and-reward-modelling", both[1]),
        ("path-specific-objectives", both[1]),
    }
    assert walk.shows("n/which-tool-meets-which-requirement/", *both, *(one for one, _ in met))


def test_25_is_the_tic_tac_toe_reward_outer_aligned(kb, walk):
    """No on the quoted definition, since taking over the reward is optimal too; yet there is
    no trouble in practice, so the framing is taken to fail."""
    assert kb.ask("game-reward-is-not-outer-aligned").answer == "supported"
    assert "outer-alignment-definition" in kb["wireheads-are-optimal"].premises.ids
    assert kb["no-trouble-in-practice"].relations == ("reframes",)
    assert "loss-misses-what-we-want" in kb["no-trouble-in-practice"].targets.ids
    assert walk.shows("n/game-reward-is-not-outer-aligned/", "wireheads-are-optimal")
    assert walk.shows("n/no-trouble-in-practice/", "loss-misses-what-we-want")


def test_26_who_states_the_same_objection_to_for_5(kb, walk):
    """The writers of comments 27 and 28 (the second says that it had been his argument in
    comment 25 all along): that fitness is no good account of what evolution optimises."""
    objection = kb["fitness-misdescribes-evolution"]
    assert {source.by for source in objection.node.sources} == {"gen-post/c27", "gen-post/c28"}
    assert "fitness-is-evolutions-target" in objection.targets.ids
    assert walk.shows("n/fitness-misdescribes-evolution/", "fitness-is-evolutions-target")


def test_27_which_for_arguments_are_attacked_nowhere(kb, walk):
    """For 1, For 6 and For 8; For 3 and For 4 only by our reading, from Against 1."""
    listed = [kb[f"for-{number}"] for number in range(1, 10)]
    said = [one.id for one in listed if not attackers(kb, one, "stated", "implied")]
    never = [one.id for one in listed if not attackers(kb, one, "stated", "implied", "reading")]
    assert never == ["for-1", "for-6", "for-8"]
    assert [one for one in said if one not in never] == ["for-3", "for-4"]
    assert walk.shows("d/do-capabilities-generalise-further/", *never, within=0 + 1)


# Questions that readers ask besides


def test_which_evidence_do_two_items_share(kb, walk):
    """That pointing a model at a task is cheap serves Against 3 and Against 5: it should not
    be counted twice."""
    users = kb["finetuning-is-cheap"].uses
    assert {one.id for one in users} >= {"against-3-example", "against-5"}
    assert walk.shows("n/finetuning-is-cheap/", *users.ids)


def test_what_is_only_somebody_elses_gloss(kb, walk):
    """What comment 3 says for comment 1 and comment 2 counts for nobody; the real answer to
    one of its versions is a flat no."""
    ladder = ("systems-may-ignore-the-producer", "optimising-yields-pursuit", "no-argmax")
    assert all(not kb.verdict(one).solution.counts(one) for one in ladder)
    real = kb["people-are-no-reward-optimisers"]
    assert real.targets.ids == ("optimising-yields-pursuit",)
    assert walk.shows("n/optimising-yields-pursuit/", real.id)


def test_which_questions_were_rejected_and_what_is_asked_instead(kb, walk):
    """Which signal is safe to maximise? is rejected; ask how feedback grows aligned
    thinking."""
    rejected = kb["ask-what-feedback-grows"]
    assert "which-signal-is-safe-to-maximise" in rejected.targets.ids
    assert rejected.node.offers == ("how-to-grow-aligned-thinking",)
    assert walk.shows("n/ask-what-feedback-grows/", *rejected.node.offers)


def test_what_would_have_to_fall_for_the_main_thesis_to_fall(kb, walk):
    """Nothing single: arguments on both sides stand, so the thesis is in dispute, and it
    would stand without the Against items."""
    assert kb.ask("capabilities-generalise-further").answer == "contested"
    against = {f"against-{number}" for number in range(1, 8)}
    assert kb["capabilities-generalise-further"].arguments_against.ids == tuple(sorted(against))
    assert kb.view(off=against).ask("capabilities-generalise-further").answer == "supported"
    assert walk.shows("d/do-capabilities-generalise-further/", *against)


def test_which_headings_were_proposed_for_the_feedback_argument(kb, walk):
    """Two: one by the reader who asked for a heading, one by the writer, who adds a premise."""
    titles = kb["feedback-cannot-align"].node.titles
    assert len({one.by for one in titles}) == 2
    assert kb["feedback-selects-for-capability"].node.sources[0].at.startswith("comment 16")
    assert walk.says("n/feedback-cannot-align/", *(one.text for one in titles))


def test_where_does_one_word_mean_two_things(kb, walk):
    """A feedback signal is a reward to the one and whatever people look at to the other, as the
    reply in comment 7 points out; evolution's target is fitness or its proxies."""
    from robustmap.explain.concepts import clashes

    noticed = {(one.concept, one.pointed_out) for one in clashes(kb.map)}
    assert noticed == {
        ("feedback-signal", "reward-is-not-the-signal-meant"),
        ("evolutions-target", "target-meant-is-fitness"),
    }
    without = kb.view(off={"reward-is-not-the-signal-meant"}).ask("updates-can-grow-alignment")
    assert without.answer == "stands"
    assert walk.shows("glossary/", *(one for pair in noticed for one in pair))
