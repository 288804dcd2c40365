"""Threads: what stays open, and that nobody wins."""

from typing import Any

from robustmap.model.map import Map
from robustmap.reason.dialogues import Facts, Replay, replay
from robustmap.reason.solution import Solution
from tests.support.maps import dialogue


def played(*said: str, **fields: Any) -> Replay:
    """Play `word [node] [>reply]` moves, all by one speaker."""
    moves = []
    for one in said:
        word, *rest = one.split()
        move = {"by": "ann", "move": word}
        for piece in rest:
            move["replies_to" if piece[0] == ">" else "node"] = piece.lstrip(">")
        moves.append(move)
    node = dialogue("talk", moves=moves, **fields)
    map_ = Map([node])
    return replay(Facts(map_, lambda: Solution.of(map_)), node)


def wrongs(replay_: Replay) -> list[tuple[str, str]]:
    return [(one.sort, one.message) for step in replay_.steps for one in step.wrong]


def left(replay_: Replay) -> list[tuple[str, str]]:
    return [(due.sort, due.move) for due in replay_.open]


def test_a_question_is_open_until_somebody_answers_or_makes_it_clear() -> None:
    assert left(played("questions", "states >m1", "rejects-question >m1")) == [("question", "m1")]
    for word in ("answers", "clarifies"):
        assert left(played("questions", f"{word} >m1")) == []
    assert left(played("states", "questions", "answers >m1")) == [("question", "m2")]


def test_the_same_question_asked_twice_is_answered_once() -> None:
    assert left(played("questions why", "questions why", "answers >m1")) == []
    assert left(played("questions why", "questions how", "answers >m1")) == [("question", "m2")]


def test_an_invitation_is_open_until_somebody_takes_it_up() -> None:
    assert left(played("invites", "thanks >m1")) == [("invitation", "m1")]
    assert left(played("invites", "states >m1")) == []


def test_replies_must_name_an_earlier_move() -> None:
    assert [sort for sort, _ in wrongs(played("states >m2", "states"))] == ["reply"]
    assert wrongs(played("states >m1")) == [("reply", "the move replies to itself")]
    (step,) = played("states", "attacks >m11").steps[1:]
    assert step.wrong[0].suggestion == "m1"
    assert wrongs(played("answers")) == [("illegal", "`answers` replies to nothing")]


def test_two_moves_cannot_have_one_id() -> None:
    moves = [{"id": "m2", "by": "ann", "move": "states"}, {"by": "bob", "move": "thanks"}]
    map_ = Map([node := dialogue("talk", moves=moves)])
    told = replay(Facts(map_, lambda: Solution.of(map_)), node)
    assert wrongs(told) == [("twice", "two moves have the id `m2`")]


def test_roles_are_those_that_the_thread_lists() -> None:
    assert wrongs(played("states")) == []
    assert wrongs(played("states", roles=["critic"]))[0][0] == "role"
    assert wrongs(played("states", roles=["ann", "critic"])) == []


def test_a_thread_is_open_or_agreed_and_never_won() -> None:
    assert played("states", result="agreed").result_faults
    assert not played("states", "concedes >m1", result="agreed").result_faults
    assert not played("states", "agrees >m1", result="agreed").result_faults
    assert played("states", "agrees >m1", result="win").result_faults
    assert not played("states", result="abandoned").result_faults
