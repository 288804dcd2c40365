"""Builder and breaker: what opens an obligation, what closes it, and what is not allowed."""

from typing import Any

from robustmap.model.map import Map
from robustmap.model.nodes import Dialogue, Node
from robustmap.reason.dialogues import Facts, Replay, replay
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, concept, dialogue, proposal, story

TEMPLATE = {"text": "M", "concreteness": "generic"}

NODES: tuple[Node, ...] = (
    proposal("first"),
    proposal("second", revises="first", addresses="gamed"),
    proposal("third", revises="second"),
    proposal("beside"),
    concept("gaming", sort="failure-class"),
    story("gamed", against="first", ends_in="misaligned", failure_class="gaming"),
    story("split", against="first#robust-up", ends_in="uncompetitive"),
    story("elsewhere", against="beside", ends_in="misaligned"),
    story("endless", against="first"),
    story("empty", against="first", model=TEMPLATE, heuristic=TEMPLATE),
    claim("never", states={"excludes": ["first", "gaming"]}),
    argument("why-never", for_="never"),
    claim("never-open", states={"excludes": ["first", "gaming"]}, standing="open"),
    claim("other"),
)


def played(*moves: Any, nodes: tuple[Node, ...] = NODES, **fields: Any) -> Replay:
    node = dialogue("rounds", "builder-breaker", moves=[turn(one) for one in moves], **fields)
    return replayed(node, nodes)


def replayed(node: Dialogue, nodes: tuple[Node, ...] = NODES) -> Replay:
    map_ = Map([*nodes, node])
    return replay(Facts(map_, lambda: Solution.of(map_)), node)


def turn(said: str) -> dict[str, str]:
    """Read `word node [reply]`; the role follows from the word."""
    word, *rest = said.split()
    by = "breaker" if word == "break" else "builder"
    return {"by": by, "move": word, **dict(zip(("node", "replies_to"), rest, strict=False))}


def wrongs(replay_: Replay) -> list[str]:
    return [one.message for step in replay_.steps for one in step.wrong]


def open_(replay_: Replay) -> list[str]:
    return [due.node for due in replay_.open]


def test_a_break_is_open_until_a_later_build_addresses_its_story() -> None:
    assert open_(played("build first", "break gamed m1")) == ["gamed"]
    met = played("build first", "break gamed m1", "build second m2")
    assert (open_(met), wrongs(met)) == ([], [])
    assert [due.move for due in met.steps[2].closes] == ["m2"]


def test_a_build_inherits_what_it_revises() -> None:
    assert open_(played("build first", "break gamed m1", "build third m2")) == []


def test_a_build_that_addresses_nothing_leaves_the_break_open() -> None:
    assert open_(played("build first", "break gamed m1", "build beside")) == ["gamed"]


def test_a_break_may_be_told_against_a_clause() -> None:
    assert wrongs(played("build first", "break split m1")) == []


def test_a_standing_exclusion_closes_the_whole_class() -> None:
    assert open_(played("build first", "break gamed m1", "exclude never m2")) == []
    assert open_(played("build first", "break gamed m1", "exclude why-never m2")) == []


def test_an_exclusion_that_does_not_stand_is_legal_and_closes_nothing() -> None:
    idle = played("build first", "break gamed m1", "exclude never-open m2")
    assert (open_(idle), wrongs(idle)) == (["gamed"], [])
    assert idle.steps[2].effect == "idle"
    fallen = (*NODES, argument("no", against="never", premises=[{"p": "It happened."}]))
    assert open_(played("build first", "break gamed m1", "exclude never m2", nodes=fallen))


def test_a_claim_that_excludes_something_else_is_illegal() -> None:
    (wrong,) = wrongs(played("build first", "break gamed m1", "exclude other m2"))
    assert "does not exclude the class" in wrong


def test_the_empty_template_is_legal_and_obliges_nobody() -> None:
    told = played("build first", "break empty m1")
    assert (wrongs(told), open_(told)) == ([], [])
    assert told.steps[1].effect == "template"


def test_illegal_breaks_are_told_and_change_nothing() -> None:
    for moves, why in (
        (("break gamed",), "nothing has been built yet"),
        (("build first", "break elsewhere m1"), "not told against `first`"),
        (("build first", "break endless m1"), "does not say how it ends"),
        (("build first", "break other m1"), "no failure story"),
        (("build first", "break"), "tells nothing"),
        (("build first", "break gamed m1", "break split m2"), "`m2` is a `break`"),
        (("build gamed",), "no proposal"),
        (("build first", "exclude never"), "nothing is broken"),
        (("build first", "build second m1"), "meets a break"),
    ):
        told = played(*moves)
        assert why in wrongs(told)[-1], moves
        assert told.steps[-1].opens == told.steps[-1].closes == ()


def test_what_would_be_legal_now_is_said() -> None:
    (step,) = played("break gamed").steps
    assert step.wrong[0].expected == "now: `build` by the builder"


def test_a_mistyped_word_is_played_as_it_was_meant() -> None:
    node = {"by": "breaker", "move": "brek", "node": "gamed", "replies_to": "m1"}
    moves = [turn("build first"), node]
    told = replayed(dialogue("rounds", "builder-breaker", moves=moves))
    (wrong,) = told.steps[1].wrong
    assert (wrong.sort, wrong.suggestion) == ("word", "break")
    assert open_(told) == ["gamed"]


def test_a_role_may_only_make_its_own_moves() -> None:
    moves = [{"by": "breaker", "move": "build", "node": "first"}]
    (step,) = replayed(dialogue("rounds", "builder-breaker", moves=moves)).steps
    assert step.wrong[0].message == "the breaker cannot `build`"


def test_unknown_and_withdrawn_nodes_are_left_to_other_rules() -> None:
    gone = (*NODES, story("gone", against="first", ends_in="misaligned", review="withdrawn"))
    assert wrongs(played("build nowhere", "break nowhere-either m1")) == []
    assert wrongs(played("build first", "break gone m1", nodes=gone)) == []


def test_the_state_after_each_move_is_kept() -> None:
    told = played("build first", "break gamed m1", "break split m1", "build second m2")
    assert [step.open for step in told.steps] == [0, 1, 2, 1]
    assert [due.node for due in told.after(3)] == ["gamed", "split"]


def test_derived_moves_equal_recorded_ones() -> None:
    recorded = played("build first", "break gamed m1", "break split m1", "build second m2")
    node = dialogue("derived", "builder-breaker", about=["second", "first"])
    nodes = tuple(one for one in NODES if not one.id.startswith(("never", "why", "empty")))
    derived = replayed(node, nodes)
    assert derived.derived
    assert [step.turn for step in derived.steps] == [step.turn for step in recorded.steps]
    assert derived.open == recorded.open


def test_derived_moves_exclude_what_is_excluded() -> None:
    derived = replayed(dialogue("derived", "builder-breaker", about="first"))
    assert [step.turn.word for step in derived.steps if step.turn.node == "never"] == ["exclude"]
    assert wrongs(derived) == []
    assert open_(derived) == ["split"]


def test_revisions_in_a_circle_are_survived() -> None:
    nodes = (proposal("a", revises="b"), proposal("b", revises=["a", "b"]))
    derived = replayed(dialogue("derived", "builder-breaker", about=["a", "b"]), nodes)
    assert [step.turn.node for step in derived.steps] == ["a", "b"]


def test_rules_of_a_game_have_no_moves() -> None:
    node = dialogue("game", "builder-breaker", about="first", rules=["Go on by turns."])
    assert replayed(node).steps == ()


def test_who_concedes_may_name_the_condition_by_which_the_other_has_won() -> None:
    wins = [{"id": "worn-out", "for": "breaker", "when": "No further build comes to mind."}]
    concede = {"by": "builder", "move": "concede", "wins": "worn-out"}
    moves = [turn("build first"), turn("break gamed m1")]
    ended = replayed(dialogue("r", "builder-breaker", moves=[*moves, concede], win_conditions=wins))
    assert (ended.winner, wrongs(ended), open_(ended)) == ("breaker", [], ["gamed"])
    own = {**concede, "by": "breaker"}
    (wrong,) = wrongs(
        replayed(dialogue("r", "builder-breaker", moves=[*moves, own], win_conditions=wins))
    )
    assert "who has conceded" in wrong
    (wrong,) = wrongs(replayed(dialogue("r", "builder-breaker", moves=[*moves, concede])))
    assert "no condition is called `worn-out`" in wrong
