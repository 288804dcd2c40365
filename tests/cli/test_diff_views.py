"""`diff` and `impact` under a chosen view: both sides are seen alike, and the report says how."""

import json
import os
import subprocess
import sys

import pytest

from robustmap.cli.main import main

KB = {
    "map.yaml": "title: A map\n",
    "sources/talk.md": "---\ntitle: A talk\n---\n",
    "claims/thesis.md": "---\ntitle: It generalises\nstanding: open\nsources: talk\n---\n",
    "claims/premise.md": "---\ntitle: The past is a guide\nsources: talk\n---\n",
    "arguments/so-far.md": "---\nfor: thesis\npremises: premise\nsources: talk\n---\n\nIt has.\n",
    "people/ann.md": "---\ntitle: Ann\nhandle: talk/ann\n---\n",
}
UNDERCUT = "---\nundercuts: so-far\nbasis: reading\nsources: talk\n---\n\nThe past is short.\n"
REJECTS = (
    "---\ntitle: Ann\nhandle: talk/ann\npositions:\n  - id: guide\n    about: premise\n"
    "    stance: rejects\n    source: {source: talk, at: part 1, by: talk/ann}\n---\n"
)


@pytest.fixture
def run(capfd, monkeypatch, tmp_path):
    """Make a repository with one commit, stand in it, and run the command line there."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.chdir(tmp_path)
    put(tmp_path, KB)
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "base")

    def run_(*words):
        monkeypatch.setattr(sys, "argv", ["robustmap", *words])
        with pytest.raises(SystemExit) as stop:
            main()
        output, errors = capfd.readouterr()
        return stop.value.code, output, errors

    return run_


def git(*words):
    subprocess.run(["git", *words], check=True, capture_output=True)


def put(home, files):
    for name, text in files.items():
        path = home / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def flips(output):
    found = json.loads(output)["flips"]
    return {one["id"]: (one["before"]["answer"], one["after"]["answer"]) for one in found}


def test_readings_count_where_they_are_asked_for(run, tmp_path):
    put(tmp_path, {"arguments/short.md": UNDERCUT})
    assert flips(run("diff", "main", "--format", "json")[1]) == {}
    status, output, _ = run("diff", "main", "--basis", "reading", "--format", "json")
    assert status == 0
    assert flips(output) == {
        "so-far": ("stands", "undercut"),
        "thesis": ("supported", "unsupported"),
    }
    told = json.loads(output)
    assert {side["basis"] for side in told["views"].values()} == {"reading"}
    assert told["semantics"] == "grounded"
    assert told["notes"] == ["our reading counts too"]
    assert "Note: our reading counts too" in run("diff", "main", "--basis", "reading")[1]


def test_what_is_named_may_be_on_either_side(run, tmp_path):
    put(tmp_path, {"arguments/short.md": UNDERCUT})
    words = ("diff", "main", "--basis", "reading", "--format", "json")
    status, output, _ = run(*words, "--off", "short")
    assert (status, flips(output)) == (0, {})
    assert json.loads(output)["notes"] == ["our reading counts too; short is switched off"]
    (tmp_path / "kb/claims/premise.md").unlink()
    assert run("diff", "main", "--deny", "premise")[0] == 0


def test_what_neither_side_knows(run):
    status, _, errors = run("diff", "main", "--off", "so-fra")
    assert (status, errors) == (
        2,
        "robustmap: nothing is called `so-fra`; did you mean `so-far`?\n",
    )
    status, _, errors = run("diff", "main", "--grant", "talk")
    assert status == 2
    assert "`talk` is a source: it can neither stand nor fall" in errors
    status, _, errors = run("diff", "main", "--as-seen-by", "anna")
    assert (status, errors) == (2, "robustmap: nothing is called `anna`; did you mean `ann`?\n")


@pytest.mark.parametrize("eyes", ["ann", "talk/ann"])
def test_eyes_that_changed_their_mind(run, tmp_path, eyes):
    put(tmp_path, {"people/ann.md": REJECTS})
    assert flips(run("diff", "main", "--format", "json")[1]) == {}
    status, output, errors = run("diff", "main", "--as-seen-by", eyes, "--format", "json")
    assert (status, errors) == (0, "")
    assert flips(output) == {
        "premise": ("unargued", "rejected"),
        "so-far": ("stands", "premise-lost"),
        "thesis": ("supported", "unsupported"),
    }
    told = json.loads(output)
    assert [one["cause"]["nodes"] for one in told["flips"]] == [["ann"]] * 3
    assert told["views"]["base"]["denied"] == []
    assert told["views"]["head"]["denied"] == ["premise"]
    assert told["views"]["head"]["as_seen_by"] == eyes


def test_somebody_who_was_renamed_keeps_their_eyes(run, tmp_path):
    (tmp_path / "kb/people/ann.md").unlink()
    put(tmp_path, {"people/anne.md": REJECTS.replace("title: Ann\n", "title: Ann\naliases: ann\n")})
    for eyes in ("ann", "anne"):
        status, output, _ = run("diff", "main", "--as-seen-by", eyes, "--format", "json")
        assert status == 0
        assert set(flips(output)) == {"premise", "so-far", "thesis"}
        assert json.loads(output)["flips"][0]["cause"]["nodes"] == ["anne"]


def test_a_semantics_that_there_is_not(run):
    for command in (("diff", "main"), ("impact", "so-far")):
        status, _, errors = run(*command, "--semantics", "groundd")
        assert status == 2
        assert "no semantics is called `groundd`; did you mean `grounded`?" in errors
    assert run("diff", "main", "--semantics", "grounded")[0] == 0


def test_impact_under_a_view(run, tmp_path):
    put(tmp_path, {"arguments/short.md": UNDERCUT})
    assert flips(run("impact", "so-far", "--format", "json")[1]) == {
        "thesis": ("supported", "unsupported")
    }
    status, output, _ = run("impact", "so-far", "--basis", "reading", "--format", "json")
    assert (status, flips(output)) == (0, {})
    words = ("impact", "premise", "--accept", "--denied", "thesis", "--format", "json")
    status, output, _ = run(*words)
    told = json.loads(output)
    assert status == 0
    assert told["views"]["base"]["denied"] == told["views"]["head"]["denied"] == ["thesis"]
    assert told["views"]["head"]["granted"] == ["premise"]
    assert told["notes"] == ["thesis is denied"]


def test_a_view_that_the_settings_choose_is_told_in_the_data(run, tmp_path):
    put(tmp_path, {"map.yaml": "title: A map\nevaluate:\n  basis: reading\n"})
    told = json.loads(run("diff", "main", "--format", "json")[1])
    assert [told["views"][side]["basis"] for side in ("base", "head")] == ["implied", "reading"]
