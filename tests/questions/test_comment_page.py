"""Readers' questions on Rohin Shah's comments: the method, coherence, scaling laws."""


def test_08_the_hidden_premise_of_the_coherence_chain(kb, walk):
    """That the agent cares about things, and about simple ones; it enters between being
    modelled as a maximiser and pursuing subgoals; Rohin Shah points it out."""
    hidden = kb.claims.where(implicit=True, exposed_by="rohin-shah")
    assert hidden.ids == ("cares-are-probably-simple", "superintelligence-cares-about-things")
    (step,) = kb["superintelligence-cares-about-things"].uses.where(
        for_="superintelligence-pursues-subgoals-and-kills"
    )
    assert step.id == "chain-step-four-with-caring"
    assert kb["chain-step-four"].answer == "undercut"
    assert kb["chain-step-four"].undercutters.ids == ("describable-is-not-pursuing",)
    assert kb.view(granted=hidden.ids).ask(
        "superintelligence-pursues-subgoals-and-kills"
    ).answer == ("supported")
    assert walk.shows("n/chain-step-four-with-caring/", *hidden.ids)
    assert walk.shows("n/chain-step-four/", "describable-is-not-pursuing")


def test_09_which_step_does_rohin_accept_and_which_does_he_doubt(kb, walk):
    """Accepts weak to strong, of unknown strength; doubts intelligent to weak, which does not
    follow from mathematics."""
    held = {one.id: one for one in kb["rohin-shah"].node.positions}
    assert held["weak-to-strong"].stance == "accepts"
    assert held["intelligent-to-weak"].stance in ("leans-against", "rejects", "unsure")
    force = kb["coherence-force-of-unknown-size"].node.quantity
    assert (force.sign, force.value) == ("positive", None)
    assert "no-theorem-gives-goals" in kb
    steps = (held["weak-to-strong"].about, held["intelligent-to-weak"].about)
    assert walk.shows("n/rohin-shah/", *steps)


def test_10_what_casts_doubt_on_obviously_it_will_care(kb, walk):
    """Expert systems and GPT-3. It is not denied: he agrees on balance, but it depends on how
    the agent is built and is not obvious."""
    assert kb["caring-is-obvious"].arguments_against.ids == (
        "expert-systems-cast-doubt",
        "gpt3-casts-doubt",
    )
    assert not kb["superintelligence-cares-about-things"].arguments_against
    (held,) = (
        one
        for one in kb["rohin-shah"].node.positions
        if one.about == "superintelligence-cares-about-things"
    )
    assert held.stance == "leans-to"
    assert "caring-depends-on-the-build" in kb
    assert walk.shows("n/caring-is-obvious/", "expert-systems-cast-doubt", "gpt3-casts-doubt")


def test_11_the_builders_moves_and_what_broke_each(kb, walk):
    """A reward by hand: gamed. Human feedback: a bad action nobody recognises. Amplification:
    inaccessible information. Imitative generalisation: low-level facts without links."""
    moves = kb["builder-breaker-rounds"].node.moves
    pairs = [(a.node, b.node) for a, b in zip(moves[::2], moves[1::2], strict=True)]
    assert pairs == [
        ("hand-coded-reward-rl", "hand-coded-reward-is-gamed"),
        ("human-feedback-rl", "report-that-divides-people"),
        ("amplified-overseer-feedback", "language-learnt-from-raw-data"),
        ("imitative-generalisation-overseer", "low-level-facts-only"),
    ]
    assert walk.shows("n/builder-breaker-rounds/", *(one for pair in pairs for one in pair))


def test_12_the_slots_of_a_story_and_what_makes_it_admissible(kb, walk):
    """Model, task, algorithm, missed circumstance, heuristic; details can be filled in as far
    as one knows; it ends misaligned or uncompetitive."""
    story = kb["unconsidered-circumstance-template"].node
    assert list(story.slots) == ["model", "task", "algorithm", "circumstance", "heuristic"]
    assert story.is_template
    assert kb["break-needs-only-plausibility"].kind == "claim"
    assert kb["misaligned-or-uncompetitive"].kind == "concept"
    assert walk.says("n/unconsidered-circumstance-template/", "heuristic", "circumstance")


def test_13_why_fine_tuning_leaves_the_transfer_laws_alone(kb, walk):
    """Pretraining must still be paid for, the tuned models are weak, training differs."""
    reasons = kb["finetuning-result-leaves-laws-alone"].arguments_for
    assert reasons.ids == (
        "pretraining-must-still-be-paid",
        "training-regimes-differ",
        "tuned-models-are-weak",
    )
    assert walk.shows("n/finetuning-result-leaves-laws-alone/", *reasons.ids)


# Questions that readers ask besides


def test_which_break_has_nobody_met(kb, walk):
    """The last: facts that predict without what ties them to what people care about."""
    rounds = kb["builder-breaker-rounds"].node
    assert rounds.open_points == ("low-level-facts-only",)
    assert walk.shows("open/", "low-level-facts-only")


def test_does_the_criticism_of_the_theorem_refute_the_conclusion(kb, walk):
    """No: it takes away one support. Others remain, and the conclusion is not countered."""
    assert kb["theorem-alone-gives-goals"].answer == "undercut"
    conclusion = kb["goal-directed-systems-will-be-built"]
    assert conclusion.answer != "rejected"
    assert len(conclusion.arguments_for) > 1
    assert walk.shows("n/goal-directed-systems-will-be-built/", *conclusion.arguments_for.ids)


def test_which_numbers_are_made_up(kb, walk):
    """The hundredfold model and the thousandth of its weights, said to be made up."""
    made_up = kb.claims.where(
        lambda item: item.node.quantity and item.node.quantity.certainty == "invented"
    )
    assert {"hundredfold-model-illustration", "thousandth-of-weights-illustration"} <= set(
        made_up.ids
    )
    assert walk.shows("numbers/", *made_up.ids)


def test_what_is_a_summary_and_what_an_opinion(kb, walk):
    """The planned summary speaks for the author of the post, unconfirmed; the planned opinion
    is signed."""
    layers = kb.table("summaries").records()
    found = {(one["layer"], one["status"]) for one in layers}
    assert found == {("summary", "planned"), ("opinion", "planned")}
    assert walk.shows("sources/", "candidate-algorithm-helps", "builder-breaker-method")
