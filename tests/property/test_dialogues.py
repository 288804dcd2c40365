"""Laws of dialogues: legal play finds no fault, illegal moves are found and change nothing.

Which obligations are open is worked out a second time here, by definition.
"""

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.reason.dialogues import PROTOCOLS, Facts, Replay, replay
from robustmap.reason.solution import Solution
from tests.support.maps import claim, concept, dialogue, proposal, story

WINS = [
    {"id": f"{role}-{n}", "for": role, "when": "So it is."}
    for role in ("proposer", "counterer")
    for n in (1, 2)
]
RIVAL = {"proposer": "counterer", "counterer": "proposer"}
Moves = list[dict[str, Any]]
seeds = st.integers(0, 10**9).map(Random)


def played(protocol: str, moves: Moves, nodes: tuple[Node, ...] = ()) -> Replay:
    wins = WINS if protocol == "divergence" else []
    node = dialogue("game", protocol, moves=moves, win_conditions=wins)
    map_ = Map([*nodes, node])
    return replay(Facts(map_, lambda: Solution.of(map_)), node)


def faults(told: Replay) -> list[str]:
    return [step.turn.id for step in told.steps if step.wrong]


def workshop(rng: Random) -> tuple[Node, ...]:
    """Make plans that revise and answer, stories against each, and claims that exclude."""
    plans = [f"p{n}" for n in range(rng.randint(1, 5))]
    stories = [f"s{n}" for n in range(rng.randint(1, 6))]
    classes = ["c0", "c1"]
    nodes: list[Node] = [concept(one, sort="failure-class") for one in classes]
    for n, plan in enumerate(plans):
        revises = [one for one in plans[:n] if rng.random() < 0.5]
        addresses = [one for one in stories if rng.random() < 0.3]
        nodes.append(proposal(plan, revises=revises, addresses=addresses))
    for one in stories:
        aims = [f"{rng.choice(plans)}{rng.choice(['', '#robust-up'])}"]
        belongs = [rng.choice(classes)] if rng.random() < 0.8 else []
        ends = rng.choice(["misaligned", "uncompetitive"])
        nodes.append(story(one, against=aims, ends_in=ends, failure_class=belongs))
    for plan in plans:
        for one in classes:
            standing = rng.choice(["asserted", "open"])
            states = {"excludes": [plan, one]}
            nodes.append(claim(f"no-{one}-{plan}", states=states, standing=standing))
    return tuple(nodes)


def rounds(rng: Random, nodes: tuple[Node, ...]) -> Moves:
    """Make legal rounds of builder and breaker."""
    known = {node.id: node for node in nodes}
    plans = [one for one in known if one.startswith("p")]
    moves: Moves = []
    builds: list[tuple[str, str]] = []
    breaks: list[tuple[str, str, str]] = []
    for number in range(1, rng.randint(2, 14)):
        name = f"m{number}"
        legal = [("build", "builder", rng.choice(plans), "")]
        for move, plan in builds:
            told = [s.id for s in nodes if s.kind == "story" and s.against[0].to.startswith(plan)]  # type: ignore[attr-defined]
            legal += [("break", "breaker", one, move) for one in told]
        for move, one, plan in breaks:
            classes = known[one].failure_class  # type: ignore[attr-defined]
            legal += [("exclude", "builder", f"no-{c}-{plan}", move) for c in classes]
        word, by, node, on = rng.choice(legal)
        moves.append({"by": by, "move": word, "node": node, **({"replies_to": on} if on else {})})
        if word == "build":
            builds.append((name, node))
        elif word == "break":
            breaks.append((name, node, dict(builds)[on]))
    return moves


def behind(nodes: dict[str, Any], plan: str) -> set[str]:
    """Give a plan with all that it revises, by definition."""
    return {plan}.union(*(behind(nodes, one) for one in nodes[plan].revises))


def still_open(nodes: tuple[Node, ...], moves: Moves) -> list[str]:
    """Give the breaks that no later build answers and no later standing claim excludes."""
    known: dict[str, Any] = {node.id: node for node in nodes}
    found = []
    for place, move in enumerate(moves):
        if move["move"] != "break":
            continue
        plan = moves[int(move["replies_to"][1:]) - 1]["node"]
        met = False
        for later in moves[place + 1 :]:
            if later["move"] == "build":
                before = behind(known, later["node"])
                met |= any(move["node"] in known[one].addresses for one in before)
            elif later["move"] == "exclude":
                excluded = known[later["node"]]
                pair = excluded.states.excludes
                held = excluded.standing == "asserted"
                classes = known[move["node"]].failure_class
                met |= held and pair[0] == plan and pair[1] in classes
        if not met:
            found.append(f"m{place + 1}")
    return found


@given(seeds)
def test_legal_rounds_replay_without_a_fault_and_leave_open_what_nobody_met(rng: Random) -> None:
    nodes = workshop(rng)
    moves = rounds(rng, nodes)
    told = played("builder-breaker", moves, nodes)
    assert faults(told) == []
    assert [due.move for due in told.open] == still_open(nodes, moves)
    for number, step in enumerate(told.steps, 1):
        assert step.open == len(told.after(number)) == len(still_open(nodes, moves[:number]))


@given(seeds)
def test_an_illegal_break_is_found_and_changes_nothing(rng: Random) -> None:
    nodes = workshop(rng)
    moves = [{"id": f"m{n}", **move} for n, move in enumerate(rounds(rng, nodes), 1)]
    bad = {"id": "bad", "by": "breaker", "move": "break", "node": rng.choice(["c0", "p0"])}
    place = rng.randint(0, len(moves))
    told = played("builder-breaker", [*moves[:place], bad, *moves[place:]], nodes)
    assert faults(told) == ["bad"]
    assert told.open == played("builder-breaker", moves, nodes).open


def game(rng: Random) -> Moves:
    """Make a legal round of the divergence game, ended or not."""
    moves: Moves = [{"id": "m1", "by": "proposer", "move": "propose"}]
    for number in range(2, rng.randint(2, 12)):
        last = moves[-1]
        word = "counter" if last["by"] == "proposer" else rng.choice(["sophisticate", "substitute"])
        reply = {"replies_to": last["id"]} if rng.random() < 0.5 else {}
        moves.append({"id": f"m{number}", "by": RIVAL[last["by"]], "move": word, **reply})
    ending = rng.choice(["", "judge", "concede"])
    if ending == "judge":
        win = rng.choice(WINS)
        moves.append({"id": "end", "by": "judge", "move": "judge", "wins": win["id"]})
    elif ending == "concede":
        moves.append({"id": "end", "by": rng.choice(sorted(RIVAL)), "move": "concede"})
    return moves


@given(seeds)
def test_a_legal_game_replays_without_a_fault_and_tells_who_has_won(rng: Random) -> None:
    moves = game(rng)
    told = played("divergence", moves)
    assert faults(told) == []
    last = moves[-1]
    if last["move"] == "judge":
        assert told.winner == last["wins"].partition("-")[0]
        assert told.next == ()
    elif last["move"] == "concede":
        assert (told.winner, told.condition) == (RIVAL[last["by"]], None)
    else:
        assert told.outcome is None


@given(seeds)
def test_what_is_no_option_is_illegal_and_changes_nothing(rng: Random) -> None:
    moves = game(rng)
    told = played("divergence", moves)
    place = rng.randint(0, len(moves))
    legal = {one.word for one in (told.steps[place - 1].next if place else START)}
    words = PROTOCOLS["divergence"].words
    word = rng.choice(sorted(words.keys() - legal) or ["nonsense"])
    by = rng.choice(words.get(word, ("judge",)))
    bad = {"id": "bad", "by": by, "move": word, "wins": "proposer-1" if word == "judge" else None}
    again = played("divergence", [*moves[:place], bad, *moves[place:]])
    assert faults(again) == ["bad"]
    assert again.outcome == told.outcome


START = played("divergence", []).next


@given(seeds)
def test_every_option_is_legal(rng: Random) -> None:
    moves = game(rng)
    for one in played("divergence", moves).next:
        reply = {"replies_to": one.on} if one.on and one.word != "judge" else {}
        wins = {}
        if one.word == "judge":
            won = played("divergence", moves).winner or "proposer"
            wins = {"wins": f"{won}-1"}
        move = {"by": one.by, "move": one.word, **reply, **wins}
        assert faults(played("divergence", [*moves, move])) == []


@given(seeds)
def test_a_thread_leaves_open_the_questions_that_no_later_move_answers(rng: Random) -> None:
    words = sorted(PROTOCOLS["thread"].words)
    moves: Moves = []
    for number in range(rng.randint(1, 15)):
        word = rng.choice([*words, "questions", "questions"]) if number else "questions"
        reply = {"replies_to": f"m{rng.randint(1, number)}"} if number else {}
        moves.append({"by": rng.choice("ab"), "move": word, **reply})
    told = played("thread", moves)
    assert faults(told) == []
    unanswered = [
        f"m{place}"
        for place, move in enumerate(moves, 1)
        if move["move"] == "questions"
        and not any(
            one["move"] in ("answers", "clarifies") and one["replies_to"] == f"m{place}"
            for one in moves[place:]
        )
    ]
    assert [due.move for due in told.open if due.sort == "question"] == unanswered
    assert told.outcome is None
