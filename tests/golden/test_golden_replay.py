"""Rounds of the divergence game, made up for the purpose: one for each way to win.

`ROBUSTMAP_UPDATE_GOLDEN=1 pytest tests/golden/test_golden_replay.py` writes the transcripts
anew; git then shows what has changed in them.
"""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

import robustmap as rm
from robustmap.cli.replay import command

HERE = Path(__file__).parent / "replay"
KB = HERE / "kb"
UPDATE = "ROBUSTMAP_UPDATE_GOLDEN" in os.environ

WINS = {
    "exotic-round": ("proposer", "exotic-training-data"),
    "unnatural-round": ("counterer", "unnatural-concepts"),
    "pivotal-round": ("counterer", "pivotal-act-first"),
}


def run(*args: str) -> str:
    done = CliRunner().invoke(command, [*args, "--kb", str(KB)])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.mark.parametrize("name", WINS)
def test_the_transcript_is_as_expected(name: str) -> None:
    expected = HERE / f"{name}.txt"
    given = run(name)
    if UPDATE:
        expected.write_text(given, encoding="utf-8")
    assert given == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", WINS)
def test_each_condition_fires_once(name: str) -> None:
    told = json.loads(run(name, "--format", "json"))
    assert (told["winner"], told["condition"]) == WINS[name]
    assert told["next"] == []
    assert not any(move["wrong"] for move in told["moves"])


def test_the_game_was_played_so_it_is_no_invitation() -> None:
    kb = rm.load(KB)
    assert [one for one in kb.obligations if one.sort == "invitation"] == []
    assert kb.problems == ()
    (game,) = kb.table("games").records()
    assert game["rounds"] == sorted(WINS)
