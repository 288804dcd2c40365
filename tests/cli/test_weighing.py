"""Strengths that decide: asked for on the command line, or chosen in `map.yaml`."""

import json

import pytest

import robustmap as rm
from robustmap.explain.seen import WEIGHING, seen
from robustmap.model.view import WEIGHING_NAMES, View
from tests.support.commands import Run, folder_with

KB = {
    "map.yaml": "title: A map\n",
    "sources/talk.md": "---\ntitle: A talk\n---\n",
    "claims/thesis.md": "---\ntitle: It generalises\nstanding: open\nsources: talk\n---\n",
    "arguments/so-far.md": "---\nfor: thesis\nstrength: strong\nsources: talk\n---\n\nIt has.\n",
    "arguments/not-yet.md": "---\nagainst: thesis\nstrength: weak\nsources: talk\n---\n\nNo.\n",
}
WORDS = WEIGHING["last-link"]


@pytest.fixture
def folder(tmp_path):
    return folder_with(tmp_path, KB)


def choose(folder, weighing):
    (folder / "kb/map.yaml").write_text(f"title: A map\nevaluate:\n  weighing: {weighing}\n")


def test_it_is_asked_for_and_named(run: Run, folder):
    plain = run("ask", "thesis", cwd=folder).out
    assert plain.startswith("thesis: in dispute\n")
    assert WORDS not in plain
    weighed = run("ask", "thesis", "--weighing", "last-link", cwd=folder).out
    assert weighed.startswith("thesis: supported\n")
    assert weighed.endswith(f"  {WORDS}\n")
    told = json.loads(
        run("ask", "thesis", "--weighing", "last-link", "--format", "json", cwd=folder).out
    )
    assert (told["answer"], told["view"]["weighing"]) == ("supported", "last-link")


def test_a_reason_that_gives_way_says_so(run: Run, folder):
    said = run("why", "thesis", "--weighing", "last-link", cwd=folder).out
    assert "  because: so-far - It has.: holds, no reply yet\n" in said
    assert "  against, outweighed: not-yet - No.: holds, no reply yet\n" in said
    assert said.endswith(f"  {WORDS}\n")
    assert "outweighed" not in run("why", "thesis", cwd=folder).out


def test_a_map_chooses_it_and_the_command_line_may_choose_otherwise(run: Run, folder):
    choose(folder, "last-link")
    assert run("check", cwd=folder).status == 0
    assert run("ask", "thesis", cwd=folder).out.startswith("thesis: supported\n")
    assert "in dispute" in run("ask", "thesis", "--weighing", "none", cwd=folder).out
    kb = rm.load(folder / "kb")
    assert kb.ask("thesis").answer == "supported"
    assert kb.view(weighing="none").ask("thesis").answer == "contested"
    assert kb.view(basis="reading").current_view.weighing == "last-link"


def test_a_wrong_name_is_a_finding_or_a_usage_error(run: Run, folder):
    said = run("ask", "thesis", "--weighing", "last", cwd=folder)
    assert said.status == 2
    assert "'last' is not one of " + ", ".join(map(repr, WEIGHING_NAMES)) in said.err
    choose(folder, "last-lnk")
    found = run("check", cwd=folder)
    assert found.status == 1
    assert "did you mean `last-link`?" in found.out
    assert run("ask", "thesis", cwd=folder).out.startswith("thesis: in dispute\n")


def test_a_change_of_the_map_s_view_is_a_change_of_its_verdicts(folder):
    before = rm.load(folder / "kb")
    choose(folder, "last-link")
    found = before.diff(rm.load(folder / "kb"))
    assert [(one.id, one.after.answer) for one in found.flips] == [("thesis", "supported")]
    assert [view.weighing for view in found.views] == ["none", "last-link"]


def test_a_view_that_weighs_is_put_into_words():
    phrase = seen(View(basis="reading", weighing="last-link"))
    assert phrase is not None
    assert phrase.fill() == f"our reading counts too; {WORDS}"


def test_every_way_is_offered_explained_and_read(run: Run, folder):
    assert set(WEIGHING) == set(WEIGHING_NAMES)
    offered = run("ask", "--help", cwd=folder).out
    for weighing in WEIGHING_NAMES:
        assert weighing in offered
        choose(folder, weighing)
        assert run("check", cwd=folder).status == 0
        said = run("ask", "thesis", cwd=folder).out
        assert said.endswith(f"  {WEIGHING[weighing]}\n") == (weighing != "none")
        assert run("dispute", "thesis", cwd=folder).status == 0


def test_a_dispute_names_no_helper_by_its_level(run: Run, folder):
    choose(folder, "last-link")
    said = run("dispute", "thesis", cwd=folder)
    assert said.status == 0
    assert "nothing holds “thesis" in said.out
    assert not any(word in said.out for word in ("void", "moderate", "strong", "weak"))
