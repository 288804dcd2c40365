"""`robustmap dates`: the overview, one chance, and what cannot be asked, in every form."""

import csv
import io
import json
import math
import re
from pathlib import Path

import pytest

from robustmap.explain.field_terms import FIELD_TERMS
from tests.support.commands import Run, folder_with, runner

FORMS = ("text", "json", "csv", "markdown")
KB = {
    "map.yaml": "title: A small map\ntoday: {crossed: dawn}\n",
    "thresholds/dawn.md": "---\ntitle: The sun is up\n---\n",
    "thresholds/noon.md": "---\ntitle: The sun | is high\ndate: 2031-06\n---\n",
    "thresholds/dusk.md": "---\ntitle: It is dark\ndate: {from: 2026, mean: 5, never: 0.25}\n---\n",
    "thresholds/rain.md": "---\ntitle: It rains\ndate: {p10: 2028, p50: 2030, p90: 2040}\n---\n",
    "thresholds/snow.md": "---\ntitle: It snows\n---\n",
    "claims/evening.md": "---\ntitle: Dusk comes last\nstates: {before: [noon, dusk]}\n---\n",
    "proposals/picnic.md": "---\ntitle: A picnic\nneeds: [dawn, noon]\nbreaks: rain\n---\n",
    "proposals/sledge.md": "---\ntitle: A sledge\nneeds: snow\nbreaks: rain\n---\n",
    "proposals/walk.md": "---\ntitle: A walk\nbreaks: rain\n---\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with(tmp_path, KB)


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    command = runner(monkeypatch, capsys)
    return lambda *args: command("dates", *args, cwd=folder)


def test_the_overview(run: Run) -> None:
    done = run()
    assert (done.status, done.err) == (0, "")
    told = done.out.splitlines()
    assert told[:2] == ["3 dated thresholds; 20,000 draws (seed 0)", ""]
    assert [re.split("  +", line) for line in told[2:6]] == [
        ["threshold", "title", "10 % by", "50 % by", "90 % by", "never", "stated"],
        ["rain", "It rains", "2028", "2030", "2040", "p10 2028, p50 2030, p90 2040"],
        ["noon", "The sun | is high", "2031", "2031", "2031", "2031-06"],
        ["dusk", "It is dark", "2026", "2031", "never", "25 %", "from 2026, mean 5, never 0.25"],
    ]
    assert "without a date that counts: dawn, snow" in told
    assert "  sledge  not told: snow without a date" in told
    (picnic,) = (line for line in told if line.startswith("  picnic"))
    # By 2031-06-15 it rains with a chance of a little over one half.
    assert 40 < float(picnic.split()[1]) < 50
    (conflict,) = (line for line in told if line.startswith("  noon before dusk (evening): the"))
    exact = 75 * (1 - math.exp(-(2031 + 165.5 / 365 - 2026) / 5))
    assert abs(float(conflict.split()[-4]) - exact) < 2
    assert "possible orders: that one is made of facts alone" in told[-1]


def test_one_chance_and_its_swings(run: Run) -> None:
    told = run("--before", "rain", "dusk").out
    assert told.startswith("rain before dusk: ")
    assert "both at the same date  in none of 20,000 draws" in told
    assert "date of  if early (10 %)" in told
    data = json.loads(run("--before", "rain", "dusk", "--format", "json").out)
    assert sum(one["value"] for one in data["dated_chances"].values()) == pytest.approx(1)
    assert {one["threshold"] for one in data["swings"]} == {"rain", "dusk"}
    assert next(one for one in data["swings"] if one["threshold"] == "dusk")["late"] is None


def test_a_proposals_room(run: Run) -> None:
    data = json.loads(run("--room", "picnic", "--format", "json").out)
    assert (data["needs"], data["breaks"]) == (["dawn", "noon"], ["rain"])
    value = data["dated_chances"]["room"]["value"]
    rows = list(csv.DictReader(io.StringIO(run("--room", "picnic", "--format", "csv").out)))
    assert [(row["case"], float(row["dated chance"])) for row in rows] == [("room", value)]
    assert "not told: snow without a date" in run("--room", "sledge").out
    assert json.loads(run("--room", "sledge", "--format", "json").out)["dated_chances"] == {}


def test_what_has_been_crossed_comes_first(run: Run) -> None:
    assert run("--before", "dawn", "rain").out.startswith("dawn before rain: in all 20,000 draws")


def test_draws_may_be_chosen(run: Run) -> None:
    plain = run("--before", "rain", "dusk").out
    assert run("--before", "rain", "dusk").out == plain
    assert run("--before", "rain", "dusk", "--seed", "1").out != plain
    assert "500 draws (seed 0)" in run("--before", "rain", "dusk", "--draws", "500").out
    assert run("--before", "rain", "dusk", "--correlation", "0.9").out != plain
    kept = run("--before", "noon", "dusk", "--keep-order").out
    assert "noon before dusk: in all" in kept
    assert "of which keep the order" in kept


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("asked", [(), ("--before", "rain", "dusk"), ("--room", "picnic")])
def test_every_form_of_every_answer(run: Run, form: str, asked: tuple[str, ...]) -> None:
    done = run(*asked, "--format", form)
    assert (done.status, done.err) == (0, "")
    assert run(*asked, "--format", form).out == done.out
    if form == "json":
        assert json.loads(done.out)["draws"] == 20_000
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(done.out)))
        assert {len(row) for row in rows} == {len(rows[0])}
    elif form == "markdown":
        lines = done.out.splitlines()
        assert {line.count(" | ") for line in lines} == {lines[1].count(" | ")}
    words = done.out.lower()
    assert [term for term in FIELD_TERMS if term in words] == []


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--before", "rain", "snow"), "`snow` states no date that counts"),
        (("--before", "rain", "rain"), "`rain` cannot come before itself"),
        (("--before", "rain", "dsuk"), "did you mean `dusk`"),
        (("--room", "rain"), "is a threshold, not a proposal"),
        (("--room", "walk"), "needs no threshold"),
        (("--room", "picnic", "--before", "rain", "dusk"), "one chance each"),
        (("--draws", "3"), "draws are 100 to 2,000,000, not 3"),
        (("--correlation", "1.5"), "from 0 to 1, not 1.5"),
        (("--correlation", "nan"), "from 0 to 1"),
    ],
)
def test_what_cannot_be_asked(run: Run, asked: tuple[str, ...], told: str) -> None:
    done = run(*asked)
    assert (done.status, done.out) == (2, "")
    assert told in done.err.lower() or told in done.err


def test_no_draw_may_be_left(run: Run, folder: Path) -> None:
    path = folder / "kb/thresholds/dusk.md"
    path.write_text("---\ntitle: It is dark\ndate: 2027\n---\n", encoding="utf-8")
    done = run("--before", "rain", "dusk", "--keep-order")
    assert done.status == 2
    assert "none of 20,000 draws keeps the order facts" in done.err


def test_without_any_date(run: Run, folder: Path) -> None:
    for name in ("noon", "dusk", "rain"):
        path = folder / f"kb/thresholds/{name}.md"
        path.write_text("---\ntitle: A point\n---\n", encoding="utf-8")
    done = run()
    assert done.status == 0
    assert done.out.startswith("no threshold states a date that counts; write one")
    assert json.loads(run("--format", "json").out)["dates"] == []
