"""`robustmap replay`, as somebody at a terminal meets it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from robustmap.cli.main import group

FILES = {
    "map.yaml": "title: Rounds\n",
    "proposals/plan.md": "---\ntitle: A plan\n---\n",
    "stories/fails.md": "---\ntitle: It fails\nagainst: plan\nends_in: misaligned\n---\n",
    "dialogues/derived.md": (
        "---\ntitle: Worked out\nprotocol: builder-breaker\nabout: plan\n---\n"
    ),
    "dialogues/wrong.md": (
        "---\ntitle: Wrong\nprotocol: builder-breaker\nmoves:\n"
        "  - {by: breaker, move: break, node: fails}\n---\n"
    ),
    "dialogues/talk.md": (
        "---\ntitle: Talk\nmoves:\n  - {by: ann, move: questions, text: Why?}\n---\n"
    ),
}


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "kb"


def run(kb: Path, *args: str) -> Result:
    return CliRunner().invoke(group, ["replay", *args, "--kb", str(kb)])


def test_derived_moves_are_told_as_such(kb: Path) -> None:
    said = run(kb, "derived").output
    assert "worked out from plans and stories" in said
    assert "m2  breaker breaks, to m1: fails" in said
    assert "leaves m2 open; 1 open; next: build, break, exclude" in said
    assert "legal next: build by the builder on m2" in said


def test_an_illegal_move_says_why_and_what_would_be_legal(kb: Path) -> None:
    said = run(kb, "wrong").output
    assert "! a break meets a build, and nothing has been built yet" in said
    assert "expected now: `build` by the builder" in said


def test_a_thread_has_no_next_moves(kb: Path) -> None:
    said = run(kb, "talk").output
    assert "open: m1 (a question without an answer)" in said
    assert "next" not in said


def test_json_holds_the_state_after_each_move(kb: Path) -> None:
    told = json.loads(run(kb, "derived", "--format", "json").output)
    assert [move["open"] for move in told["moves"]] == [0, 1]
    assert told["open"] == [{"sort": "break", "move": "m2", "node": "fails", "on": "plan"}]
    assert told["derived"] is True


def test_what_is_no_dialogue_is_refused(kb: Path) -> None:
    assert "`plan` is a proposal, not a dialogue" in str(run(kb, "plan").exception)
    assert "did you mean `talk`?" in str(run(kb, "tlk").exception)
