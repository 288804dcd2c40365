"""`robustmap play`: a legal move is added and nothing else changes; an illegal one is refused."""

from pathlib import Path

import pytest

from tests.support.commands import Run, files

ROUNDS = """\
---
# Who plays is not told.
title: Rounds
protocol: builder-breaker
# The moves, in order.
moves:
  # The first.
  - id: m1
    by: builder
    move: build
    node: plan
# The end is open.
result: open
---

Prose: it  stays.
"""

FILES = {
    "map.yaml": "title: Rounds\n",
    "sources/notes.md": "---\ntitle: Notes\n---\n",
    "proposals/plan.md": "---\ntitle: A plan\n---\n",
    "stories/fails.md": "---\ntitle: It fails\nagainst: plan\nends_in: misaligned\n---\n",
    "stories/other.md": "---\ntitle: Elsewhere\nends_in: misaligned\n---\n",
    "dialogues/rounds.md": ROUNDS,
    "dialogues/derived.md": (
        "---\ntitle: Worked out\nprotocol: builder-breaker\nabout: plan\n---\n"
    ),
    "dialogues/game.md": (
        "---\ntitle: A game\nprotocol: divergence\nrules: By turns.\nwin_conditions:\n"
        "  - id: dull\n    for: proposer\n    when: The other says nothing new.\n---\n"
    ),
    "dialogues/match.md": "---\ntitle: A match\nprotocol: divergence\ngame: game\n---\n",
    "dialogues/talk.md": "---\ntitle: Talk\n---\n",
    "dialogues/bad.md": "---\ntitle: Bad\nresult: lost\n---\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_legal_move_is_added_and_comments_and_prose_stay(run: Run, folder: Path):
    ran = run("play", "rounds", "break", "--node", "fails", "--replies-to", "m1", cwd=folder)
    assert ran.out == (
        "kb/dialogues/rounds.md: written\n"
        "m2: break by breaker: fails\n"
        "  leaves m2 open\n"
        "  legal now: build by the builder on m2; break by the breaker on m1;"
        " exclude by the builder on m2\n"
    )
    added = "  - id: m2\n    by: breaker\n    move: break\n    node: fails\n    replies_to: m1\n"
    text = (folder / "kb/dialogues/rounds.md").read_text()
    assert text == ROUNDS.replace("    node: plan\n", f"    node: plan\n{added}")
    assert run("fmt", "--check", cwd=folder).status == 1  # the broken file is left alone
    assert run("replay", "rounds", cwd=folder).status == 0


def test_a_dry_run_shows_the_change_and_makes_none(run: Run, folder: Path):
    before = files(folder)
    ran = run("play", "rounds", "break", "--node", "fails", "--dry-run", cwd=folder)
    assert "\n+  - id: m2\n+    by: breaker\n" in ran.out
    assert ran.status == 0
    assert files(folder) == before


def test_a_break_and_the_build_that_answers_it_may_bring_their_nodes(run: Run, folder: Path):
    told = ("--title", "It is gamed", "--ends-in", "misaligned", "--source", "notes")
    ran = run("play", "rounds", "break", *told, "--text", "At length.", cwd=folder)
    assert "kb/stories/it-is-gamed.md: written" in ran.out
    assert "it-is-gamed: holds, no reply yet" in ran.out
    story = (folder / "kb/stories/it-is-gamed.md").read_text()
    assert story.endswith("against: plan\nends_in: misaligned\nsources: notes\n---\n\nAt length.\n")
    ran = run("play", "rounds", "build", "--title", "A better plan", cwd=folder)
    assert "  meets m2\n" in ran.out
    assert (
        "addresses: it-is-gamed\nrevises: plan\n"
        in (folder / "kb/proposals/a-better-plan.md").read_text()
    )


@pytest.mark.parametrize(
    ("args", "status", "told"),
    [
        (["rounds", "break", "--node", "other"], 1, "`other` is not told against `plan`"),
        (["rounds", "break", "--node", "fials"], 1, "did you mean `fails`?"),
        (["rounds", "break"], 1, "legal now: build by the builder; break by the breaker on m1"),
        (["rounds", "exclude", "--node", "fails"], 1, "an exclusion meets a break, and nothing"),
        (["rounds", "build", "--node", "plan", "--by", "breaker"], 1, "the breaker cannot `build`"),
        (["rounds", "build", "--node", "plan", "--replies-to", "m7"], 1, "no earlier move"),
        (["rounds", "break", "--title", "T"], 1, "does not say how it ends"),
        (["rounds", "break", "--title", "x" * 101], 1, "101 characters"),
        (["rounds", "break", "--node", "fails", "--who", "nobody"], 1, "`nobody`"),
        (["rounds", "build", "--node", "plan", "--text", "a\x07b"], 1, "U+0007"),
        (["rounds", "brake"], 2, "did you mean `break`? (legal now: build by the builder"),
        (["rounds", "concede"], 2, "missing: --by builder or breaker"),
        (["rounds", "build", "--node", "plan", "--title", "T"], 2, "give one of them"),
        (["rounds", "exclude", "--title", "T"], 2, "--title goes with build or break"),
        (["ruonds", "build"], 2, "did you mean `rounds`?"),
        (["plan", "build"], 2, "no dialogue is called `plan`"),
        (["derived", "build"], 2, "are worked out from plans and stories"),
        (["bad", "states"], 2, "the file of `bad` has errors"),
        (["game", "propose"], 2, "holds the rules of a game"),
        (["match", "counter", "--text", "No."], 1, "a game begins with a divergence"),
        (["talk", "states", "--text", "So."], 2, "missing: --by or --who"),
        (["talk", "answers", "--by", "ann", "--text", "So."], 1, "replies to nothing"),
    ],
)
def test_whatever_is_no_legal_move_is_refused(run, folder, args, status, told):
    before = files(folder)
    ran = run("play", *args, cwd=folder)
    assert told in ran.out + ran.err
    assert ran.status == status
    assert files(folder) == before


def test_a_divergence_game_from_its_first_move_to_the_verdict(run: Run, folder: Path):
    for args in (
        ("propose", "--text", "It waits until nobody looks."),
        ("counter", "--text", "Some were looked at late."),
        ("sophisticate", "--replies-to", "m2", "--text", "It knows who looks."),
        ("counter", "--text", "As before."),
        ("judge", "--wins", "dull"),
    ):
        assert run("play", "match", *args, cwd=folder).status == 0
    assert "won by" in run("replay", "match", cwd=folder).out
    assert "the play has ended" in run("play", "match", "propose", "--text", "A", cwd=folder).out


def test_anybody_may_go_on_in_a_thread(run: Run, folder: Path):
    ran = run("play", "talk", "states", "--by", "ann", "--text", "-- [x]: #y", cwd=folder)
    assert ran.out == "kb/dialogues/talk.md: written\nm1: states by ann\n"
    assert '    text: "-- [x]: #y"\n' in (folder / "kb/dialogues/talk.md").read_text()


def test_where_one_file_cannot_be_written_none_is(run: Run, folder: Path):
    (folder / "kb/stories/t.md").mkdir()
    before = files(folder)
    told = ("--title", "T", "--ends-in", "misaligned")
    ran = run("play", "rounds", "break", *told, cwd=folder)
    assert "exists already; nothing was written" in ran.err
    assert ran.status == 2
    assert files(folder) == before
