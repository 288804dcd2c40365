"""What is still open: one small map per sort, and what closes it."""

from typing import Any

import pytest

from robustmap.errors import UnknownIdError
from robustmap.explain.dialogues import SORTS as WORDS
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Node, Question
from robustmap.query.dues import SORTS
from tests.support.maps import (
    argument,
    claim,
    concept,
    dialogue,
    proposal,
    question,
    story,
    threshold,
)

Open = list[tuple[str, tuple[str, ...]]]


def open_(sort: str, *nodes: Node) -> Open:
    """Give what is open of one sort: what, and about what."""
    found = KB(Map(nodes)).obligations
    return [(one.node, one.about) for one in found if one.sort == sort]


def asked(name: str = "why", sort: str = "challenge", **fields: Any) -> Question:
    return question(name, sort=sort, **fields)


def test_every_sort_has_words_and_all_words_have_a_sort() -> None:
    assert set(WORDS) == set(SORTS.entries)


ROUND = (
    proposal("plan"),
    story("fails", against="plan", ends_in="misaligned", failure_class="gaming"),
    concept("gaming", sort="failure-class"),
    dialogue("rounds", "builder-breaker", about="plan"),
)


def test_a_break_is_owed_an_answer_until_something_meets_it() -> None:
    assert open_("break", *ROUND) == [("fails", ("plan",))]
    met = proposal("next", revises="plan", addresses="fails")
    excluded = claim("never", states={"excludes": ["plan", "gaming"]})
    fallen = argument("wrong", undercuts="fails")
    for closing in (met, excluded, fallen):
        assert open_("break", *ROUND, closing) == []


def test_a_break_that_is_only_supposed_is_still_owed_an_answer_in_its_game() -> None:
    told = [{"source": "talk", "voice": "supposes"}]
    idle = story("fails", against="plan", ends_in="misaligned", sources=told)
    assert open_("break", ROUND[0], idle, ROUND[3]) == [("fails", ("plan",))]


def test_a_class_is_open_until_it_is_ruled_out_or_answered() -> None:
    assert open_("class", *ROUND) == [("gaming", ("plan",))]
    assert open_("class", *ROUND, claim("never", states={"excludes": ["plan", "gaming"]})) == []
    rule = claim("rule", states={"excludes": ["plan", "gaming"], "scope": "most-proposals"})
    assert open_("class", *ROUND, rule) == [("gaming", ("plan",))]


def test_a_challenge_waits_for_an_answer() -> None:
    base = (claim("c"), asked(asks_about="c"))
    assert open_("challenge", *base) == [("why", ("c",))]
    assert open_("challenge", claim("c"), asked(asks_about="c", answered_by="c")) == []
    assert open_("challenge", *base, argument("no", reframes="why")) == []


def test_an_answer_that_is_gone_or_does_not_count_is_none() -> None:
    gone = claim("gone", review="withdrawn")
    assert open_("challenge", gone, asked(answered_by=["gone", "nowhere"]))
    assert open_("challenge", asked(), argument("no", reframes="why", basis="reading"))


def test_an_answer_in_a_dialogue_answers_the_question_asked_there() -> None:
    moves = [
        {"by": "ann", "move": "questions", "node": "why"},
        {"by": "bob", "move": "answers", "node": "c", "replies_to": "m1"},
    ]
    nodes = (claim("c"), asked())
    assert open_("challenge", *nodes, dialogue("talk", moves=moves[:1]))
    kb = KB(Map([*nodes, dialogue("talk", moves=moves)]))
    assert kb.answers == {"why": ("c",)}
    assert not kb.open_questions.ids


def test_an_open_question_is_not_answered_by_who_rejects_it() -> None:
    assert open_("question", asked(sort="open"), argument("no", reframes="why"))
    assert not open_("question", asked(sort="open", answered_by="c"), claim("c"))


def test_what_serves_as_a_criterion_is_no_open_question() -> None:
    grid = question("grid", sort="comparison", criteria="why", options="plan")
    assert open_("question", grid, proposal("plan"), asked(sort="open")) == []


def test_a_question_without_a_file_is_told_by_its_dialogue() -> None:
    moves = [{"by": "ann", "move": "questions", "text": "Why so?"}]
    (one,) = KB(Map([dialogue("talk", moves=moves)])).obligations
    assert (one.sort, one.node, one.move, one.says) == ("question", "talk", "m1", "Why so?")


def test_an_unwritten_premise_wants_a_defender() -> None:
    step = argument("step", ["silent"], for_="c")
    base = (claim("c"), claim("silent", implicit="true"), step)
    assert open_("premise", *base) == [("silent", ("step",))]
    assert open_("premise", *base, argument("defence", for_="silent")) == []
    assert open_("premise", *base, argument("defence", for_="silent", basis="reading"))


def test_cells_that_are_missing_or_unknown_are_open() -> None:
    cells = [{"on": "cheap", "answer": "yes"}, {"on": "safe", "answer": "unknown"}]
    grid = question("grid", sort="comparison", criteria=["cheap", "safe"], options=["a", "b"])
    nodes = (claim("cheap"), claim("safe"), proposal("a", assessed=cells), proposal("b"), grid)
    assert open_("cell", *nodes) == [("a", ("safe",)), ("b", ("cheap", "safe"))]


def test_a_checklist_without_options_asks_every_proposal() -> None:
    grid = question("grid", sort="checklist", criteria="cheap")
    nodes = (claim("cheap"), proposal("a"), proposal("b"), grid)
    assert [one for one, _ in open_("cell", *nodes)] == ["a", "b"]


def test_robustness_is_known_by_a_clause_or_by_an_argument() -> None:
    def unknown(*nodes: Node) -> list[str]:
        return [one.says for one in KB(Map(nodes)).obligations if one.sort == "robustness"]

    assert unknown(proposal("p")) == ["in every direction"]
    at = threshold("far")
    assert "scaled up" not in unknown(proposal("p", breaks="far"), at)[0]
    argued = argument("holds", for_="p#robust-up")
    assert "scaled up" not in unknown(proposal("p"), argued)[0]


def test_a_nomination_waits_for_somebody_else() -> None:
    def node(*acts: tuple[str, str]) -> Node:
        return claim("c", curation=[{"by": by, "act": act} for by, act in acts])

    assert open_("second", node(("ann", "nominates"))) == [("c", ())]
    assert open_("second", node(("ann", "nominates"), ("ann", "seconds"))) == [("c", ())]
    assert open_("second", node(("ann", "nominates"), ("bob", "seconds"))) == []
    assert open_("second", node(("ann", "reviews"))) == []


def test_a_point_granted_is_not_a_point_answered() -> None:
    point = argument("point", against="c", acknowledged_by="ann")
    assert open_("point", claim("c"), point) == [("point", ("c",))]
    assert open_("point", claim("c"), point, argument("reply", undercuts="point")) == []
    assert open_("point", claim("c"), argument("plain", against="c")) == []


def test_a_game_that_nobody_has_played_invites() -> None:
    rules = dialogue("game", "divergence", rules="Go on by turns.")
    moves = [{"by": "proposer", "move": "propose"}]
    assert open_("invitation", rules) == [("game", ())]
    assert open_("invitation", rules, dialogue("round", "divergence", game="game")) != []
    assert open_("invitation", rules, dialogue("r", "divergence", game="game", moves=moves)) == []


def test_an_open_point_is_told_until_it_is_settled() -> None:
    talk = dialogue("talk", open_points=["c", "nowhere", "q"])
    nodes = (talk, question("q"))
    assert open_("left", *nodes, claim("c")) == [("c", ())]
    assert open_("left", *nodes, claim("c"), argument("so", for_="c")) == []


def test_an_argument_without_a_reply_is_no_obligation() -> None:
    assert KB(Map([claim("c"), argument("a", for_="c")])).obligations == ()


def test_the_rows_of_the_table_are_the_obligations() -> None:
    kb = KB(Map(ROUND))
    rows = list(kb.table("obligations").records())
    assert [(row["sort"], row["what"]) for row in rows] == [
        (one.sort, one.node) for one in kb.obligations
    ]


def test_tables_of_exchanges() -> None:
    moves = [{"by": "ann", "who": "smith", "move": "questions", "node": "why"}]
    kb = KB(Map([asked(asks_about="c"), claim("c"), dialogue("talk", moves=moves)]))
    (row,) = kb.table("moves").records()
    assert (row["dialogue"], row["role"], row["who"], row["open"]) == (
        "talk",
        "ann",
        "smith",
        1,
    )
    (row,) = kb.table("challenges").records()
    assert (row["request"], row["asks about"], row["answered"]) == ("why", ["c"], "no")
    assert kb.table("games").rows == ()


def test_a_dialogue_is_played_by_its_id_alone() -> None:
    kb = KB(Map([claim("c"), dialogue("talk"), dialogue("gone", review="withdrawn")]))
    assert kb.dialogue("talk").steps == ()
    for ref, why in (("c", "a claim, not a dialogue"), ("gone", "withdrawn"), ("tlk", "`talk`")):
        with pytest.raises(UnknownIdError, match=why):
            kb.dialogue(ref)


def test_hostile_nodes_are_survived_by_every_table() -> None:
    moves = [
        {"by": "x", "move": "break", "node": "nowhere#p", "replies_to": "m9", "wins": "w"},
        {"id": "m1", "by": "builder", "move": "exclude", "node": "rounds"},
        {"by": "builder", "move": "build", "node": "plan#works"},
        {"by": "breaker", "move": "break", "node": "gone"},
        {"by": "nobody", "move": "-"},
    ]
    nodes = (
        proposal("plan", revises=["plan", "nowhere"], addresses=["nowhere", "gone"]),
        story("gone", against=["plan", "nowhere"], review="withdrawn"),
        claim("odd", states={"excludes": ["nowhere", "plan"]}, implicit="true"),
        asked(asks_about=["gone", "nowhere"], answered_by="gone", criteria="nowhere"),
        dialogue("rounds", "builder-breaker", moves=moves, game="rounds", open_points=["gone"]),
        dialogue("self", "divergence", game="self", about="self", win_conditions=[]),
        dialogue("empty", "builder-breaker", about=["gone", "nowhere", "rounds"]),
        argument("a", undercuts="a", acknowledged_by="ann"),
    )
    kb = KB(Map(nodes))
    for name in ("obligations", "moves", "games", "challenges"):
        assert list(kb.table(name).records()) is not None
    assert kb.problems
