"""`--strengths` of `diff` and `impact`, and `robustmap table strengths`."""

import inspect
import json
import sys

import pytest

from robustmap.cli.main import main
from robustmap.cli.shared.strengths import strengths_option
from robustmap.diff.strengths import MOVED

KB = {
    "map.yaml": "title: A map\n",
    "claims/thesis.md": "---\ntitle: It generalises\n---\n",
    "arguments/so-far.md": "---\nfor: thesis\npremises:\n  - p1: It has so far.\n---\n",
    "arguments/short.md": "---\nundercuts: so-far\npremises:\n  - p1: The past is short.\n---\n",
}


@pytest.fixture
def run(capfd, monkeypatch, tmp_path):
    """Run the command line beside a small kb; gives (status, output, errors)."""
    monkeypatch.chdir(tmp_path)
    for name, text in KB.items():
        path = tmp_path / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run_(*words):
        monkeypatch.setattr(sys, "argv", ["robustmap", *words])
        with pytest.raises(SystemExit) as stop:
            main()
        output, errors = capfd.readouterr()
        return stop.value.code, output, errors

    return run_


def test_the_threshold_is_that_of_the_package():
    (option,) = strengths_option(lambda: None).__click_params__
    assert option.default == MOVED
    assert inspect.signature(compare_()).parameters["threshold"].default == MOVED


def compare_():
    from robustmap.diff.compare import compare

    return compare


def test_impact_tells_strengths_beyond_the_threshold(run):
    status, output, _ = run("impact", "short")
    assert status == 0
    assert "argument so-far: 0.25 -> 0.5" in output
    assert "claim thesis: 0.625 -> 0.75" in output
    _, output, _ = run("impact", "short", "--strengths", "0.2")
    assert "argument so-far: 0.25 -> 0.5" in output
    assert "0.625" not in output


def test_diff_takes_the_threshold_too(run, tmp_path):
    older = tmp_path / "older"
    for name, text in KB.items():
        if "short" not in name:
            (older / name).parent.mkdir(parents=True, exist_ok=True)
            (older / name).write_text(text, encoding="utf-8")
    status, output, _ = run("diff", "./older", "./kb", "--strengths", "0.2", "--format", "json")
    assert status == 0
    found = json.loads(output)["strengths"]
    assert found["threshold"] == 0.2
    assert [one["id"] for one in found["moved"]] == ["so-far"]


@pytest.mark.parametrize("given", ["nan", "-0.1", "1.5", "much"])
def test_other_thresholds_are_refused(run, given):
    status, _, errors = run("impact", "short", "--strengths", given)
    assert status == 2
    assert "--strengths" in errors


def test_the_table(run):
    _, output, _ = run("table", "strengths", "--format", "json")
    rows = [(row["id"], row["strength"]) for row in json.loads(output)["rows"]]
    assert rows == [("thesis", "0.625"), ("short", "0.5"), ("so-far", "0.25")]
    _, output, _ = run("table", "strengths", "--off", "short", "--format", "json")
    assert ("thesis", "0.75") in [(r["id"], r["strength"]) for r in json.loads(output)["rows"]]


def test_ask_tells_what_a_strength_is_owed_to(run):
    status, output, _ = run("ask", "thesis", "--strengths")
    assert status == 0
    assert "strength, by DF-QuAD: 0.625, worked out in one pass" in output
    rows = [line.split() for line in output.splitlines()]
    assert ["so-far", "0.5", "+0.125", "+0.25"] in rows
    assert ["short", "0.75", "-0.125", "-0.125"] in rows
    _, plain, _ = run("ask", "thesis")
    assert "strength" not in plain


def test_ask_by_another_formula_and_as_data(run):
    _, output, _ = run("ask", "so-far", "--by", "euler-based-top", "--format", "json")
    found = json.loads(output)["strength"]
    assert found["semantics"] == "euler-based-top"
    assert found["how"] == "exact"
    assert [one["id"] for one in found["owed"]] == ["short"]
    status, output, errors = run("ask", "so-far", "--by", "euler")
    assert status == 2
    assert output == ""
    assert "euler-based" in errors
    _, output, _ = run("ask", "short", "--strengths", "--off", "short")
    assert "it has no strength: it does not count here" in output
