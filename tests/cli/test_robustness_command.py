"""`robustmap robustness`: what scaling does to proposals, as text, JSON, CSV and Markdown."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.support.commands import Run, folder_with, runner

KB = {
    "map.yaml": "title: A small map\ntoday: {crossed: [low]}\n",
    "axes/skill.md": "---\ntitle: Skill\n---\n",
    "axes/watch.md": "---\ntitle: Watchfulness\n---\n",
    "thresholds/low.md": "---\ntitle: The low bar\n---\n",
    "thresholds/mid.md": "---\ntitle: The middle bar\n---\n",
    "thresholds/high.md": "---\ntitle: The high bar\n---\n",
    "claims/order.md": "---\ntitle: In this order\nstates: {before: [[low, mid], high]}\n---\n",
    "proposals/plan.md": (
        "---\ntitle: A careful | <b>plan</b>\naliases: scheme\nneeds: low\nbreaks:\n"
        "  - {at: high, failure: graceful, why: Nobody can hold it then.}\n"
        "relative:\n  - {of: skill, to: watch, failure: detectable}\n---\n"
    ),
    "proposals/moot.md": "---\ntitle: A moot plan\nbreaks: high\n---\n",
    "proposals/vague.md": "---\ntitle: A vague plan\n---\n",
    "proposals/gone.md": "---\ntitle: Gone\nreview: withdrawn\n---\n",
    "arguments/doubt.md": "---\nagainst: moot#breaks-high\n---\n\nIt could be held.\n",
}


UP = f"  {'scaled up:':<26}  stops once high is reached, fails gently (2 crossings ahead)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with(tmp_path, KB)


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    command = runner(monkeypatch, capsys)
    return lambda *args: command("robustness", *args, cwd=folder)


def test_the_table_as_text(run: Run) -> None:
    done = run()
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == [
        "moot - A moot plan",
        "  scaled up:                  in dispute",
        "                              in dispute: moot#breaks-high",
        "  scaled down:                unknown",
        "  one part outgrows another:  unknown",
        "",
        "plan - A careful | <b>plan</b>",
        UP,
        "                              rests on plan#breaks-high, order",
        "  scaled down:                does not work below low (1 crossing back)",
        "                              rests on plan#needs-low, order",
        "  one part outgrows another:  stops once skill pulls ahead, fails visibly",
        "                              rests on plan#relative-skill-watch",
        "  in the limit:               stops, since high is reached",
        (
            "  working range:              from low on until high: there is room in every possible "
            "order"
        ),
        "",
        "Unknown in every way: the texts are silent.",
        "  vague  A vague plan",
        "",
        "Together, over the possible orders",
        "  plan  has a working range in all 2 possible orders",
        "  every state on the way is covered in 0 of 2 possible orders",
        (
            "  covered after so many crossings, in so many of 100 possible orders: "
            "0: 0, 1: 50, 2: 100, 3: 0"
        ),
        "  nobody covers 3 states: nothing crossed yet; all crossed; mid crossed",
        "  all that can be covered is covered by plan",
        "  covers most: plan",
        "  hangs on order: if it falls, 38 of 100 states on the way are covered no more",
        "  hangs on plan: without it, 38 of 100 states on the way are covered no more",
    ]


def test_one_proposal_as_text(run: Run) -> None:
    lines = run("plan").out.splitlines()
    assert lines[:9] == [
        "plan - A careful | <b>plan</b>",
        "",
        "scaled up: stops once high is reached, fails gently (2 crossings ahead)",
        "  high - The high bar",
        "  crossed then: high, low, mid",
        "  rests on:",
        "    plan#breaks-high  taken for granted  Nobody can hold it then.",
        "    order             taken for granted  In this order",
        "",
    ]
    clauses = lines[lines.index("clauses:") + 1 :]
    assert [line.split()[0] for line in clauses] == [
        "plan#works",
        "plan#robust-up",
        "plan#robust-down",
        "plan#robust-relative",
        "plan#needs-low",
        "plan#breaks-high",
        "plan#relative-skill-watch",
    ]
    assert "unassessed" in clauses[0]


def test_what_is_in_dispute_is_told_with_its_text(run: Run) -> None:
    out = run("moot").out
    assert (
        "scaled up: in dispute\n"
        "  in dispute:\n"
        "    moot#breaks-high  in dispute  "
        "A moot plan: stops working once “The high bar” is reached\n"
    ) in out


def test_the_view_changes_the_answer(run: Run) -> None:
    assert "scaled up: stops once high is reached (2 crossings" in run("moot", "--off", "doubt").out
    assert "scaled up: unknown" in run("plan", "--deny", "plan#breaks-high").out


def test_earlier_ids_and_parts_lead_to_the_proposal(run: Run) -> None:
    assert run("scheme").out == run("plan").out == run("plan#works").out


def test_json(run: Run) -> None:
    found = json.loads(run("--format", "json").out)
    table = found["proposals"]
    assert list(table) == ["moot", "plan", "vague"]
    up = table["plan"]["up"]
    assert (up["answer"], up["witness"], up["gap"]) == ("stops", "high", 2)
    assert up["rests_on"] == ["plan#breaks-high", "order"]
    assert up["words"] == "stops once high is reached, fails gently"
    assert table["moot"]["up"]["disputed"] == ["moot#breaks-high"]
    assert table["plan"]["limit"]["computed"] == "breaks"
    assert table["plan"]["window"]["always"] is True
    assert (table["vague"]["window"], table["plan"]["orders"]) == (None, [])
    assert found["together"]["judged"] == ["plan"]
    assert found["together"]["survival"]["plan"]["standing"]["count"] == 2
    assert found["together"]["gap_count"] == 3
    one = json.loads(run("plan", "--format", "json").out)
    assert one["proposal"] == "plan"
    assert one["robustness"] == table["plan"]
    assert one["clauses"][5] == {
        "id": "plan#breaks-high",
        "text": "Nobody can hold it then.",
        "answer": "unargued",
        "words": "taken for granted",
    }


def test_csv(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv").out)))
    assert [(row["proposal"], row["scaling"]) for row in rows[:4]] == [
        ("moot", "up"),
        ("moot", "down"),
        ("moot", "relative"),
        ("plan", "up"),
    ]
    assert rows[3] == {
        "proposal": "plan",
        "title": "A careful | <b>plan</b>",
        "scaling": "up",
        "answer": "stops",
        "words": "stops once high is reached, fails gently",
        "witness": "high",
        "gap": "2",
        "failure": "graceful",
        "clause": "plan#breaks-high",
        "rests_on": "plan#breaks-high order",
        "disputed": "",
        "argued": "unsupported",
        "agree": "",
    }
    assert len(list(csv.DictReader(io.StringIO(run("vague", "--format", "csv").out)))) == 3


def test_markdown_says_only_what_the_text_says(run: Run) -> None:
    lines = run("plan", "--format", "markdown").out.splitlines()
    assert lines[:2] == [
        (
            "| proposal | scaled up | scaled down | one part outgrows another | in the limit "
            "| working range | asks for an order | part against part |"
        ),
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    assert lines[2].startswith(
        r"| A careful \| &lt;b&gt;plan&lt;/b&gt;<br>`plan` | stops once high is reached, "
        r"fails gently \(2 crossings ahead\)<br>rests on `plan#breaks-high`, `order` |"
    )
    assert lines[4:6] == ["| clause | what it says | verdict |", "| --- | --- | --- |"]
    assert "| `plan#breaks-high` | Nobody can hold it then. | taken for granted |" in lines
    assert len(run("--format", "markdown").out.splitlines()) == 5


@pytest.mark.parametrize(
    ("ref", "sentence"),
    [
        ("plam", "nothing is called `plam`; did you mean `plan`?"),
        ("high", "`high` is a threshold, not a proposal"),
        ("doubt", "`doubt` is an argument, not a proposal"),
        ("plan#breaks-hgih", "did you mean `plan#breaks-high`?"),
    ],
)
def test_misuse_is_one_line(run: Run, ref: str, sentence: str) -> None:
    status, out, err = run(ref)
    assert (status, out) == (2, "")
    assert err.startswith("robustmap: ")
    assert sentence in err
    assert err.count("\n") == 1


def test_no_proposals(run: Run, folder: Path) -> None:
    for path in (folder / "kb" / "proposals").iterdir():
        path.unlink()
    assert run() == (0, "the kb has no proposals\n", "")
    assert json.loads(run("--format", "json").out)["proposals"] == {}


def extended(folder: Path) -> None:
    """Add a plan that asks for orders, and arguments about how robust it is."""
    files = {
        "proposals/relay.md": (
            "---\ntitle: A relay\nat_limit: works\nbreaks: mid\nrequires_order:\n"
            "  - {first: low, then: mid}\n  - {first: low, then: high, failure: silent}\n"
            "  - {first: mid, then: low, grade: soft}\n---\n"
        ),
        "arguments/hope.md": "---\nfor: relay#robust-up\n---\n\nIt has held so far.\n",
        "arguments/gloom.md": "---\nagainst: relay#robust-up\n---\n\nIt will not.\n",
    }
    for name, text in files.items():
        (folder / "kb" / name).write_text(text, encoding="utf-8")


def test_what_is_argued_stands_beside_what_is_computed(run: Run, folder: Path) -> None:
    extended(folder)
    assert "                              argued: in dispute\n" in run().out
    out = run("relay", "--off", "gloom").out
    assert "scaled up: stops once mid is reached (1 crossing ahead)\n" in out
    assert "  argued: supported; the two disagree\n" in out
    agreed = run("relay", "--off", "hope").out
    assert "  argued: countered here; the two agree\n" in agreed
    data = json.loads(run("relay", "--off", "gloom", "--format", "json").out)["robustness"]
    assert (data["up"]["argued"], data["up"]["agree"]) == ("supported", False)
    assert (data["down"]["argued"], data["down"]["agree"]) == ("unsupported", None)


def test_the_orders_that_a_plan_asks_for(run: Run, folder: Path) -> None:
    extended(folder)
    out = run("relay").out
    assert (
        "asks for an order: low before mid: holds in some possible orders only "
        "(1 of 2 possible orders)\n"
        "  kept by low, mid, high\n"
        "  not kept by mid, low, high\n"
    ) in out
    assert (
        "asks for an order: low before high: holds in every possible order; if not, it fails "
        "unnoticed\n  shown by low before high\n"
    ) in out
    assert "mid before low: a preference: better, but not asked for (1 of 2 possible" in out
    assert "in the limit: stops, since mid is reached; its author says that it keeps working" in out
    assert "working range: until mid; the other end is not said" in out


def test_the_order_on_which_a_plan_hangs(run: Run, folder: Path) -> None:
    extended(folder)
    assert (
        "  hangs on the order of low and mid: relay never has room to work if mid comes before low"
    ) in run().out
    [pair] = json.loads(run("--format", "json").out)["together"]["fragile_pairs"]
    assert (pair["first"], pair["then"]) == ("low", "mid")
    assert (pair["kills_if_before"], pair["kills_if_after"]) == ([], ["relay"])


@pytest.mark.parametrize("form", ["text", "json", "csv", "markdown"])
@pytest.mark.parametrize("args", [(), ("plan",), ("relay",)])
def test_no_form_calls_a_share_what_it_is_not(
    run: Run, folder: Path, args: tuple[str, ...], form: str
) -> None:
    extended(folder)
    out = run(*args, "--format", form).out.lower()
    assert out
    assert not re.search(r"probab|likel|\bchances?\b|\bodds\b|belief", out)


def test_what_would_take_minutes_is_left_out_and_that_is_said(run: Run, folder: Path) -> None:
    for number in range(41):
        path = folder / f"kb/thresholds/t{number}.md"
        path.write_text("---\ntitle: Another\n---\n", encoding="utf-8")
    out = run().out
    assert "not worked out for more than 40 of them" in out
    assert json.loads(run("--format", "json").out)["together"] is None
