"""`robustmap orders`: the overview, the share of a pair, and scenarios, in every form."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from robustmap.explain.field_terms import FIELD_TERMS
from tests.support.commands import Run, folder_with, runner

FORMS = ("text", "json", "csv", "markdown")
KB = {
    "map.yaml": "title: A small map\n",
    "thresholds/dawn.md": "---\ntitle: The sun | is up\naliases: sunrise\n---\n",
    "thresholds/noon.md": "---\ntitle: The sun is high\n---\n",
    "thresholds/dusk.md": "---\ntitle: The sun is down\n---\n",
    "thresholds/rain.md": "---\ntitle: It rains\n---\n",
    "claims/morning.md": "---\ntitle: Dawn comes first\nstates: {before: [dawn, noon]}\n---\n",
    "claims/evening.md": "---\ntitle: Dusk comes last\nstates: {before: [noon, dusk]}\n---\n",
    "claims/wet.md": "---\ntitle: It rains early\nstates: {before: [rain, dawn]}\n---\n",
    "arguments/dry.md": "---\nagainst: wet\n---\n\nIt has not rained so far.\n",
    "proposals/picnic.md": (
        "---\ntitle: A picnic\nneeds: noon\nbreaks:\n"
        "  - {at: rain, failure: detectable, why: Bread gets wet.}\n"
        "requires_order:\n  - {first: noon, then: rain}\n"
        "branches:\n  - {if: rain comes early, then: eat indoors}\n---\n"
    ),
    "proposals/vague.md": "---\ntitle: A vague plan\n---\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with(tmp_path, KB)


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    command = runner(monkeypatch, capsys)
    return lambda *args: command("orders", *args, cwd=folder)


def test_the_overview(run: Run) -> None:
    done = run()
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        "4 thresholds: 4 possible orders, counted exactly",
        "",
        "what stands about their order:",
        "  noon before dusk  evening  Dusk comes last",
        "  dawn before noon  morning  Dawn comes first",
        "",
        "in dispute:",
        "  rain before dawn  wet  It rains early",
        "",
        "threshold  title            earliest  middle  latest place",
        "dawn       The sun | is up  1         1       2",
        "rain       It rains         1         2       4",
        "noon       The sun is high  2         2       3",
        "dusk       The sun is down  3         4       4",
        "",
        "at which place, in so many of 100 possible orders:",
        "threshold  1   2   3   4",
        "dawn       75  25  .   .",
        "rain       25  25  25  25",
        "noon       .   50  50  .",
        "dusk       .   .   25  75",
        "",
        (
            "A share says how much the facts leave open; it is no belief about what will happen, "
            "and it moves when thresholds are added."
        ),
    ]


def test_contradictions_are_told_as_circles(run: Run, folder: Path) -> None:
    text = "---\ntitle: The reverse\nstates: {before: [noon, dawn]}\n---\n"
    (folder / "kb/claims/odd.md").write_text(text, encoding="utf-8")
    out = run().out
    assert (
        "these stand and contradict each other:\n"
        "  dawn before noon (morning), noon before dawn (odd)\n"
        "  left out in counting, as the least to give up: morning\n"
    ) in out
    data = json.loads(run("--format", "json").out)
    assert data["given_up"] == ["morning"]
    assert [fact["claim"] for fact in data["contradictions"][0]] == ["morning", "odd"]


def test_the_overview_as_data(run: Run) -> None:
    data = json.loads(run("--format", "json").out)
    assert (data["possible_orders"], data["method"], data["samples"]) == (4, "exact", 0)
    assert data["covers"] == [["dawn", "noon"], ["noon", "dusk"]]
    assert [one["claim"] for one in data["disputed"]] == ["wet"]
    assert data["places"]["dawn"] == {
        "earliest": 1,
        "middle": 1,
        "latest": 2,
        "shares": [0.75, 0.25, 0.0, 0.0],
    }
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv").out)))
    assert [(row["threshold"], row["place 1"]) for row in rows] == [
        ("dawn", "0.75"),
        ("rain", "0.25"),
        ("noon", "0.0"),
        ("dusk", "0.0"),
    ]
    lines = run("--format", "markdown").out.splitlines()
    assert lines[2] == r"| `dawn` | The sun \| is up | 1 | 1 | 2 |"


def test_the_share_of_a_pair_and_what_settles_it(run: Run) -> None:
    lines = run("--before", "dawn", "dusk").out.splitlines()
    assert lines[:5] == [
        "dawn before dusk: all 4 possible orders",
        "4 possible orders, counted exactly",
        "",
        "settled by:",
        "  morning  dawn before noon  Dawn comes first",
    ]
    turned = run("--before", "dusk", "dawn").out
    assert turned.startswith("dusk before dawn: 0 of 4 possible orders\n")
    assert "settled by:" in turned


def test_a_share_that_hangs_on_what_is_in_dispute(run: Run) -> None:
    lines = run("--before", "noon", "rain").out.splitlines()
    assert lines[0] == (
        "noon before rain: 2 of 4 possible orders, by what stands; 0 to 50 of 100, "
        "as what is in dispute turns out; most hangs on wet"
    )
    assert "  picnic#noon-before-rain  taken for granted" in run("--before", "rain", "noon").out
    data = json.loads(run("--before", "noon", "rain", "--format", "json").out)
    assert (data["low"], data["high"], data["swing"]) == (0.0, 0.5, "wet")
    assert data["standing"]["count"] == 2
    assert data["asked_by"] == ["picnic#noon-before-rain"]
    granted = run("--before", "noon", "rain", "--grant", "wet").out
    assert granted.startswith("noon before rain: 0 of 1 possible orders")
    (row,) = csv.DictReader(io.StringIO(run("--before", "noon", "rain", "--format", "csv").out))
    assert (row["share"], row["of"], row["swing"]) == ("0.5", "4", "wet")


def test_a_scenario(run: Run) -> None:
    done = run("--scenario", "rain, noon")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        "crossed then:",
        "    1. rain",
        "    2. dawn *",
        "    3. noon",
        "    4. dusk *",
        "* filled in, as late as what stands about the order allows",
        "",
        "stop, in this order:",
        (
            "  picnic  at crossing 1  stops once rain is reached, fails visibly, "
            "before it ever had room to work (picnic#breaks-rain)"
        ),
        "",
        "still work: none of those that can be judged",
        "",
        "unknown: the texts name no threshold that counts:",
        "  vague  A vague plan",
        "",
        "plans that depend on what happens:",
        "  picnic (stops)",
        "    if rain comes early [rain: crossed]",
        "    then eat indoors",
    ]


def test_a_scenario_that_goes_against_what_stands(run: Run) -> None:
    out = run("--scenario", "dusk,dawn").out
    assert (
        "against what stands: dusk is crossed before dawn here; "
        "the reverse is said by morning, evening\n"
    ) in out


def test_a_state(run: Run) -> None:
    out = run("--crossed", "noon").out
    assert out.startswith("crossed at the start: dawn *, noon\n")
    assert "still work:\n  picnic  A picnic\n" in out
    after = run("--crossed", "sunrise", "--scenario", "noon,rain").out
    assert "  picnic  at crossing 2" in after
    waits = run("--crossed", "dawn").out
    assert "not in their working range yet:\n  picnic  needs noon\n" in waits


def test_a_scenario_as_data(run: Run) -> None:
    data = json.loads(run("--scenario", "noon,rain", "--format", "json").out)
    assert data["order"] == ["dawn", "noon", "rain", "dusk"]
    assert data["filled"] == ["dawn", "dusk"]
    assert data["fails"][0]["clause"] == "picnic#breaks-rain"
    assert data["fails"][0]["words"].startswith("stops once rain is reached, fails visibly")
    assert data["branches"][0]["named"] == {"rain": "crossed"}
    rows = list(csv.reader(io.StringIO(run("--scenario", "noon,rain", "--format", "csv").out)))
    assert rows[1][:5] == ["picnic", "stops", "3", "rain", "picnic#breaks-rain"]
    assert rows[2][:2] == ["vague", "unknown"]
    markdown = run("--scenario", "noon,rain", "--format", "markdown").out.splitlines()
    assert markdown[2].startswith(r"| picnic | stops | 3 | rain | picnic\#breaks-rain | detectable")


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (("--before", "dawm", "noon"), "nothing is called `dawm`; did you mean `dawn`?"),
        (("--before", "dawn", "sunrise"), "`dawn` cannot come before itself"),
        (("--before", "dawn", "picnic"), "`picnic` is a proposal, not a threshold"),
        (("--scenario", "dawn,wet"), "`wet` is a claim, not a threshold"),
        (("--scenario", "dawn,noon,dawn"), "`dawn` stands twice in the order"),
        (("--scenario", " , "), "--scenario names no threshold"),
        (("--crossed", ""), "--crossed names no threshold"),
        (("--before", "dawn", "noon", "--crossed", "rain"), "leave out --scenario and --crossed"),
    ],
)
def test_misuse_is_one_line(run: Run, args: tuple[str, ...], sentence: str) -> None:
    status, out, err = run(*args)
    assert (status, out) == (2, "")
    assert err.startswith("robustmap: ")
    assert sentence in err
    assert err.count("\n") == 1


def test_no_thresholds(run: Run, folder: Path) -> None:
    for path in (folder / "kb" / "thresholds").iterdir():
        path.unlink()
    assert run() == (0, "the kb has no thresholds\n", "")
    assert json.loads(run("--format", "json").out)["thresholds"] == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "args", [(), ("--before", "noon", "rain"), ("--scenario", "rain"), ("--crossed", "noon")]
)
def test_no_form_calls_a_share_what_it_is_not(run: Run, args: tuple[str, ...], form: str) -> None:
    out = run(*args, "--format", form).out.lower()
    assert out
    assert not re.search(r"probab|likel|\bchances?\b|\bodds\b|belief(?! about what will)", out)
    if form == "text":
        assert not [term for term in FIELD_TERMS if re.search(rf"\b{term}\b", out)]


def test_the_command_is_listed(run: Run) -> None:
    assert "--before A B" in run("--help").out
