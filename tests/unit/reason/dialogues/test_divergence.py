"""The divergence game: turns, conditions, judges."""

from typing import Any

from robustmap.model.map import Map
from robustmap.reason.dialogues import Facts, Replay, replay
from robustmap.reason.solution import Solution
from tests.support.maps import dialogue

WINS = [
    {"id": "exotic", "for": "proposer", "when": "Only exotic data are left."},
    {"id": "unnatural", "for": "counterer", "when": "Only unnatural concepts are left."},
    {"id": "no-seat", "for": "judge", "when": "Never."},
]
ROLES = {"counter": "counterer", "judge": "judge"}


def played(*said: str, **fields: Any) -> Replay:
    """Play `word [wins] [>reply]` moves; `word@role` names another role."""
    moves = []
    for one in said:
        word, *rest = one.split()
        word, _, by = word.partition("@")
        move = {"by": by or ROLES.get(word, "proposer"), "move": word}
        for piece in rest:
            move["replies_to" if piece[0] == ">" else "wins"] = piece.lstrip(">")
        moves.append(move)
    node = dialogue("round", "divergence", moves=moves, **{"win_conditions": WINS, **fields})
    map_ = Map([node, dialogue("rules", "divergence", rules=["Go on."], win_conditions=WINS)])
    return replay(Facts(map_, lambda: Solution.of(map_)), node)


def wrongs(replay_: Replay) -> list[tuple[str, str]]:
    return [(step.turn.id, one.message) for step in replay_.steps for one in step.wrong]


def test_the_sides_go_on_by_turns() -> None:
    told = played("propose", "counter", "sophisticate", "counter", "substitute", "counter")
    assert wrongs(told) == []
    assert told.outcome is None


def test_a_judge_names_the_condition_and_ends_the_play() -> None:
    told = played("propose", "counter", "judge exotic")
    assert (wrongs(told), told.winner) == ([], "proposer")
    assert told.condition is not None
    assert told.condition.id == "exotic"
    assert told.next == ()


def test_conditions_may_stand_in_the_game() -> None:
    told = played("propose", "judge unnatural", win_conditions=[], game="rules")
    assert (wrongs(told), told.winner) == ([], "counterer")


def test_nothing_is_legal_after_the_end() -> None:
    told = played("propose", "judge unnatural", "counter")
    ((move, why),) = wrongs(told)
    assert (move, why) == ("m3", "the play has ended, so nobody can `counter`")


def test_moves_out_of_turn_are_illegal_and_change_nothing() -> None:
    for moves, at in (
        (("counter",), "m1"),
        (("propose", "propose"), "m2"),
        (("propose", "sophisticate"), "m2"),
        (("propose", "counter", "counter"), "m3"),
        (("judge exotic",), "m1"),
        (("propose", "counter", "sophisticate >m1"), "m3"),
        (("propose exotic",), "m1"),
    ):
        assert [move for move, _ in wrongs(played(*moves))] == [at], moves
    told = played("propose", "sophisticate", "counter", "substitute")
    assert [move for move, _ in wrongs(told)] == ["m2"]


def test_a_judge_must_name_a_condition_of_the_winning_side() -> None:
    for judged, why in (
        ("judge", "no condition is named"),
        ("judge exotics", "no condition is called `exotics`"),
        ("judge no-seat", "who cannot win"),
        ("judge unnatural >m2", "their own move"),
    ):
        told = played("propose", "counter", judged)
        ((_, said),) = wrongs(told)
        assert why in said
        assert told.outcome is None


def test_an_unknown_condition_gets_a_suggestion() -> None:
    (step,) = played("propose", "judge unnaturl").steps[1:]
    assert step.wrong[0].suggestion == "unnatural"


def test_a_concession_decides_and_a_judge_may_only_confirm_it() -> None:
    told = played("propose", "counter", "concede")
    assert (told.winner, told.condition) == ("counterer", None)
    assert wrongs(played("propose", "counter", "concede", "judge unnatural")) == []
    ((_, why),) = wrongs(played("propose", "counter", "concede", "judge exotic"))
    assert why == "`exotic` is for the proposer, who has conceded"
    ((_, why),) = wrongs(played("propose", "counter", "concede", "sophisticate"))
    assert why == "one side has conceded"


def test_results_must_be_borne_out() -> None:
    faults = [
        bool(played(*moves, result=result).result_faults)
        for moves, result in (
            (("propose", "judge unnatural"), "win"),
            (("propose", "judge unnatural"), "open"),
            (("propose", "counter"), "win"),
            (("propose", "counter"), "agreed"),
            (("propose", "counter", "concede"), "agreed"),
            (("propose", "counter"), "abandoned"),
        )
    ]
    assert faults == [False, True, True, True, False, False]
    assert not played("propose", "judge unnatural").result_faults  # nothing was said of it
