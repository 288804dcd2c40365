"""`robustmap impact`, and what `diff` can be asked besides: forms, focus and gates."""

import json
import sys

import pytest

from robustmap.cli.main import main
from robustmap.cli.shared.gates import FORMATS, GATES
from robustmap.diff.report import REPORTS

CLAIM = "---\ntitle: It generalises\nstanding: open\nsources: talk\n---\n"
ARGUMENT = "---\nfor: thesis\npremises:\n  - p1: It has so far.\nsources: talk\n---\n"
UNDERCUT = "---\nundercuts: so-far\npremises:\n  - p1: The past is short.\nsources: talk\n---\n"
KB = {
    "map.yaml": "title: A map\n",
    "sources/talk.md": "---\ntitle: A talk\n---\n",
    "claims/thesis.md": CLAIM,
    "arguments/so-far.md": ARGUMENT,
}
PLAN = {
    "map.yaml": "title: A map\ntoday:\n  crossed: dawn\n",
    "thresholds/dawn.md": "---\ntitle: Dawn\nsources: talk\n---\n",
    "thresholds/noon.md": "---\ntitle: Noon\nsources: talk\n---\n",
    "proposals/way.md": "---\ntitle: A way\nbreaks: noon\nsources: talk\n---\n",
}


@pytest.fixture
def run(capfd, monkeypatch, tmp_path):
    """Run the command line in a folder of its own; gives (status, output, errors)."""
    monkeypatch.chdir(tmp_path)

    def run_(*words):
        monkeypatch.setattr(sys, "argv", ["robustmap", *words])
        with pytest.raises(SystemExit) as stop:
            main()
        output, errors = capfd.readouterr()
        return stop.value.code, output, errors

    return run_


def put(home, files):
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_the_forms_are_those_of_the_registry():
    assert set(FORMATS) == set(REPORTS)


def test_what_if_an_argument_were_withdrawn(run, tmp_path):
    put(tmp_path / "kb", KB)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.md")}
    status, output, errors = run("impact", "so-far")
    assert (status, errors) == (0, "")
    assert output == (
        "as it is -> without so-far: 3 -> 2 nodes, cautious view\n"
        "1 verdict changes, 1 strength moves, 1 reason moves among those for and against;"
        " 0 verdicts stay as they are.\n"
        "\n"
        "Verdicts that change\n"
        "  claim thesis: supported -> not yet argued for\n"
        '    "It generalises"\n'
        "    because of kb/arguments/so-far.md (withdrawn)\n"
        "    speaks for it: so-far, gone: was no reply yet\n"
        "\n"
        "Strengths that move (weighed by DF-QuAD, from 0 to 1)\n"
        "  claim thesis: 0.5 -> 0\n"
        "\n"
        "Changes\n"
        "  - argument so-far, withdrawn - kb/arguments/so-far.md\n"
        "\n"
        "New findings: 1 warning\n"
        "  warning RM307 kb/claims/thesis.md:2:8: nothing leads to `thesis`, and it leads nowhere\n"
        "\n"
        "How the debate fares\n"
        "  Arguments that hold because nobody has replied: 1 -> 0\n"
    )
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.md")} == before


def test_what_if_a_claim_or_premise_were_accepted_or_denied(run, tmp_path):
    put(tmp_path / "kb", KB)
    found = json.loads(run("impact", "so-far#p1", "--deny", "--format", "json")[1])
    assert [(one["id"], one["after"]["answer"]) for one in found["flips"]] == [
        ("thesis", "unsupported"),
        ("so-far", "premise-lost"),
        ("so-far#p1", "rejected"),
    ]
    assert {tuple(one["cause"]["nodes"]) for one in found["flips"]} == {("so-far",)}
    assert [one["stance"] for one in found["changes"]] == ["denied"]
    found = json.loads(run("impact", "thesis", "--accept", "--format", "json")[1])
    assert found["head"] == "with thesis accepted"
    assert found["changes"][0]["words"] == "accepted, to see what would follow"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["thesi"], "nothing is called `thesi`; did you mean `thesis`?"),
        (["so-far#p1"], "`so-far#p1` is part of a file; whole nodes are withdrawn, or use --deny"),
        (["talk", "--accept"], "`talk` is a source: it can neither stand nor fall"),
        (["gone"], "`gone` has been withdrawn already"),
        (["thesis", "--fail-on", "robustnes-loss"], "did you mean `robustness-loss`?"),
    ],
)
def test_misuse_is_answered_in_one_line(run, tmp_path, words, told):
    gone = CLAIM.replace("standing", "review: withdrawn\nstanding")
    put(tmp_path / "kb", {**KB, "claims/gone.md": gone})
    status, output, errors = run("impact", *words)
    assert (status, output) == (2, "")
    assert told in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_given_for_both(run, tmp_path, form):
    put(tmp_path / "kb", KB)
    put(tmp_path / "new", {**KB, "arguments/short.md": UNDERCUT})
    for words in (["impact", "so-far"], ["diff", "./kb", "./new"]):
        status, output, errors = run(*words, "--format", form)
        assert (status, errors) == (0, "")
        assert "thesis" in output


def test_a_gate_for_losses_alone(run, tmp_path):
    put(tmp_path / "old", PLAN)
    sooner = PLAN["proposals/way.md"].replace("noon", "dawn")
    put(tmp_path / "new", {**PLAN, "proposals/way.md": sooner})
    assert "robustness-loss" in GATES
    status, _, errors = run("diff", "./old", "./new", "--fail-on", "robustness-loss")
    assert status == 3
    assert errors == "robustmap: the gate is closed: robustness-loss (1)\n"
    assert run("diff", "./new", "./old", "--fail-on", "robustness-loss")[0] == 0
    assert run("diff", "./new", "./old", "--fail-on", "robustness")[0] == 3


def test_focus_tells_of_one_node_and_what_bears_on_it(run, tmp_path):
    aside = {
        "claims/aside.md": CLAIM.replace("It generalises", "Something else"),
        "arguments/other.md": ARGUMENT.replace("thesis", "aside"),
    }
    put(tmp_path / "old", {**KB, **aside})
    cut = UNDERCUT.replace("so-far", "other").replace("short", "long")
    both = {"arguments/short.md": UNDERCUT, "arguments/long.md": cut}
    put(tmp_path / "new", {**KB, **aside, **both})
    _, output, _ = run("diff", "./old", "./new", "--focus", "thesis")
    assert "Note: only what concerns thesis and what bears on it is told" in output
    assert "short" in output
    assert "aside" not in output
    status, output, errors = run("diff", "./old", "./new", "--focus", "thesi")
    assert (status, output) == (2, "")
    assert "nothing is called `thesi`; did you mean `thesis`?" in errors
