"""Hand-made maps: which verdicts an edit flips, and the files that bring it about."""

import pytest

import robustmap as rm
from robustmap.diff.compare import compare
from robustmap.diff.result import Entry
from robustmap.model.map import Map
from robustmap.model.settings import Settings
from robustmap.model.view import View
from tests.support.maps import argument, claim, proposal, threshold


def flips(diff):
    return {one.id: (one.before.answer, one.after.answer, one.cause.nodes) for one in diff.flips}


def entries(diff):
    return {
        (one.statement, entry.side, entry.item): (entry.before, entry.after, entry.cause.nodes)
        for one in diff.ledgers
        for entry in one.entries
    }


BASE = [claim("t", standing="open"), argument("a", [{"p1": "So it is."}], for_="t")]


def test_a_new_undercut_flips_a_claim_and_is_the_cause():
    diff = compare(Map(BASE), Map([*BASE, argument("cut", undercuts="a"), claim("aside")]))
    assert flips(diff) == {
        "t": ("supported", "unsupported", ("cut",)),
        "a": ("stands", "undercut", ("cut",)),
    }
    assert diff.flips[0].cause.exact
    assert diff.flips[0].cause.undone
    assert entries(diff) == {("t", "for", "a"): ("unanswered", "fallen", ("cut",))}
    assert [(one.name, one.node) for one in diff.changes] == [("added", "aside"), ("added", "cut")]


def test_words_are_those_of_readers():
    diff = compare(Map(BASE), Map([*BASE, argument("cut", undercuts="a")]))
    told = [(one.before.words.fill(), one.after.words.fill()) for one in diff.flips]
    assert told == [
        ("supported", "not yet argued for"),
        ("holds, no reply yet", "step broken by cut"),
    ]


def test_two_files_that_flip_only_together():
    base = Map([*BASE, argument("b", for_="t")])
    both = [argument("cut-a", undercuts="a"), argument("cut-b", undercuts="b")]
    idle = [claim("aside"), argument("idle", for_="aside")]
    diff = compare(base, Map([*base.nodes.values(), *both, *idle]))
    assert flips(diff)["t"] == ("supported", "unsupported", ("cut-a", "cut-b"))
    cause = next(one for one in diff.flips if one.id == "t").cause
    assert (cause.exact, cause.minimal, cause.also, cause.undone) == (True, True, (), True)


def test_either_of_two_files_would_do():
    both = [argument("cut-1", undercuts="a"), argument("cut-2", undercuts="a")]
    cause = compare(Map(BASE), Map([*BASE, *both])).flips[0].cause
    assert (cause.nodes, cause.also, cause.undone) == (("cut-1",), ("cut-2",), False)


def test_three_files_together_are_minimal_but_not_called_smallest():
    supports = [argument(f"s{n}", for_="t") for n in range(3)]
    cuts = [argument(f"cut-{n}", undercuts=f"s{n}") for n in range(3)]
    base = Map([claim("t", standing="open"), *supports])
    cause = compare(base, Map([*base.nodes.values(), *cuts])).flips[0].cause
    assert (cause.nodes, cause.exact, cause.minimal) == (("cut-0", "cut-1", "cut-2"), False, True)


def test_a_reworded_node_changes_but_moves_nothing():
    reworded = argument("a", [{"p1": "So it is, said better."}], for_="t")
    diff = compare(Map(BASE), Map([BASE[0], reworded]))
    assert flips(diff) == {}
    assert entries(diff) == {}
    assert [one.said.fill() for one in diff.changes] == ["reworded: premises"]
    assert diff.steady == 3


def test_a_reworded_node_is_never_a_cause():
    reworded = argument("a", [{"p1": "So it is, said better."}], for_="t", title="Otherwise")
    diff = compare(Map(BASE), Map([BASE[0], reworded, argument("cut", undercuts="a")]))
    assert {one.cause.nodes for one in diff.flips} == {("cut",)}


def test_what_is_new_or_gone_does_not_flip():
    diff = compare(Map(BASE), Map([BASE[0], argument("other", for_="t")]))
    assert flips(diff) == {}
    assert entries(diff) == {
        ("t", "for", "a"): ("unanswered", "", ("a",)),
        ("t", "for", "other"): ("", "unanswered", ("other",)),
    }


def test_an_attack_joins_the_ledger_though_no_verdict_flips():
    base = Map([*BASE, argument("x", against="t")])
    diff = compare(base, Map([*base.nodes.values(), argument("y", against="t")]))
    assert flips(diff) == {}
    assert entries(diff) == {("t", "against", "y"): ("", "unanswered", ("y",))}
    assert diff.ledgers[0].entries == (
        Entry("against", "y", "", "unanswered", diff.ledgers[0].entries[0].cause),
    )


def test_a_reply_that_falls_shows_in_the_ledger_alone():
    base = Map([*BASE, argument("guard", undercuts="cut")])
    diff = compare(base, Map([*base.nodes.values(), argument("cut", undercuts="a")]))
    assert flips(diff) == {}
    assert entries(diff) == {("t", "for", "a"): ("unanswered", "answered", ("cut",))}


def test_withdrawing_a_node_counts_as_taking_it_away():
    gone = argument("a", [{"p1": "So it is."}], for_="t", review="withdrawn")
    diff = compare(Map(BASE), Map([BASE[0], gone]))
    assert flips(diff) == {"t": ("supported", "unsupported", ("a",))}
    assert [(one.name, one.node) for one in diff.changes] == [("withdrawn", "a")]
    assert diff.nodes == (2, 1)
    back = compare(Map([BASE[0], gone]), Map(BASE))
    assert flips(back) == {"t": ("unsupported", "supported", ("a",))}
    assert [one.name for one in back.changes] == ["restored"]


def test_a_rename_is_one_change_and_what_else_it_brings_is_found_under_the_new_name():
    renamed = argument("b", [{"p1": "So it is."}], for_="t", aliases=["a"], title="Item a")
    diff = compare(Map(BASE), Map([BASE[0], renamed]))
    assert [(one.name, one.node, one.before) for one in diff.changes] == [("renamed", "b", "a")]
    assert not diff.flips
    diff = compare(Map(BASE), Map([BASE[0], renamed, argument("doubt", against="b#p1")]))
    assert flips(diff)["b#p1"] == ("unargued", "contested", ("doubt",))


def test_a_node_taken_into_an_older_one_is_removed():
    base = Map([*BASE, claim("same")])
    diff = compare(base, Map([claim("t", standing="open", aliases=["same"]), BASE[1]]))
    removed = next(one for one in diff.changes if one.name == "removed")
    assert (removed.node, removed.into) == ("same", "t")
    assert removed.said.fill() == "removed: t answers to its id"


def test_settings_that_choose_another_view_are_a_cause():
    reading = [claim("t", standing="open"), argument("a", for_="t", basis="reading")]
    wide = Settings.model_validate({"evaluate": {"basis": "reading"}})
    diff = compare(Map(reading), Map(reading, wide))
    assert flips(diff)["t"] == ("unsupported", "supported", ("map.yaml",))
    assert flips(diff)["a"] == ("stands", "stands", ("map.yaml",))
    after = next(one for one in diff.flips if one.id == "a")
    assert (after.before.no_effect, after.after.no_effect) == ("our reading", "")
    assert [one.said.fill() for one in diff.changes] == ["settings changed: evaluate"]


def test_a_view_that_is_given_holds_for_both_sides():
    reading = [claim("t", standing="open"), argument("a", for_="t", basis="reading")]
    wide = Settings.model_validate({"evaluate": {"basis": "reading"}})
    diff = compare(Map(reading), Map(reading, wide), View(basis="stated"))
    assert not diff.flips
    assert [one.name for one in diff.changes] == ["settings"]


def test_settings_that_change_nothing_of_the_view_are_no_cause():
    diff = compare(
        Map(BASE),
        Map([*BASE, argument("cut", undercuts="a")], Settings.model_validate({"title": "Other"})),
    )
    assert {one.cause.nodes for one in diff.flips} == {("cut",)}


PLAN = [
    threshold("dawn"),
    threshold("dusk"),
    proposal("plan", needs="dawn", breaks=[{"at": "dusk", "failure": "silent"}]),
]


def test_robustness_moves_with_the_clause_that_falls():
    diff = compare(Map(PLAN), Map([*PLAN, argument("no", against="plan#breaks-dusk"), claim("x")]))
    (moved,) = diff.robustness
    assert (moved.proposal, moved.kind, moved.cause.nodes) == ("plan", "up", ("no",))
    assert (moved.before.answer, moved.after.answer) == ("stops", "disputed")


def test_robustness_moves_with_an_order_and_with_today():
    order = claim("order", states={"before": ["dusk", "dawn"]})
    diff = compare(Map(PLAN), Map([*PLAN, order]))
    assert {(one.kind, one.after.answer, one.cause.nodes) for one in diff.robustness} == {
        ("up", "no-room", ("order",)),
        ("down", "no-room", ("order",)),
    }
    today = Settings.model_validate({"today": {"crossed": ["dusk"]}})
    later = compare(Map(PLAN), Map(PLAN, today))
    assert {(one.kind, one.after.answer, one.cause.nodes) for one in later.robustness} == {
        ("up", "stopped", ("map.yaml",)),
        ("down", "stopped", ("map.yaml",)),
    }


def test_an_inference_flips_where_its_argument_does_not():
    two = [claim("t"), claim("u"), argument("a", for_=["t", "u"])]
    cut = argument("cut", undercuts="a#on-t")
    diff = compare(Map(two), Map([*two, cut]))
    assert {one.id: one.what for one in diff.flips} == {"t": "claim", "a#on-t": "inference"}
    whole = compare(Map(two), Map([*two, argument("cut", undercuts="a")]))
    assert {one.id: one.what for one in whole.flips} == {
        "t": "claim",
        "u": "claim",
        "a": "argument",
    }


def test_what_a_debate_is_about_comes_first():
    nodes = [
        *(claim(name, standing="open") for name in ("a-claim", "thesis")),
        *(argument(f"for-{name}", for_=name) for name in ("a-claim", "thesis")),
    ]
    from robustmap.model.nodes import Question

    debate = Question.model_validate(
        {"id": "q", "title": "Q", "sort": "debate", "about": ["thesis"]}
    )
    cut = argument("cut", undercuts=["for-a-claim", "for-thesis"])
    diff = compare(Map([*nodes, debate]), Map([*nodes, debate, cut]))
    assert [one.id for one in diff.flips] == ["thesis", "a-claim", "for-a-claim", "for-thesis"]
    assert [one.statement for one in diff.ledgers] == ["thesis", "a-claim"]


def test_an_empty_difference_says_so():
    diff = compare(Map(BASE), Map(BASE))
    assert not diff
    assert diff.data()["format"] == "robustmap-diff/1"
    assert str(diff) == "0 changes; 0 verdicts change; robustness: 0 answers; ledgers: 0 entries"


def test_order_of_files_does_not_matter():
    head = [*BASE, argument("cut", undercuts="a"), argument("b", against="t")]
    assert compare(Map(BASE), Map(head)) == compare(Map(BASE[::-1]), Map(head[::-1]))


@pytest.mark.parametrize("basis", [None, "reading"])
def test_a_kb_gives_its_difference_from_another(basis):
    reading = [claim("t", standing="open"), argument("a", for_="t", basis="reading")]
    cut = argument("cut", undercuts="a")
    kb = rm.KB(Map(reading))
    kb = kb.view(basis=basis) if basis else kb
    found = flips(kb.diff(rm.KB(Map([*reading, cut]))))
    assert ("t" in found) == bool(basis)
    assert found["a"][:2] == ("stands", "undercut")
