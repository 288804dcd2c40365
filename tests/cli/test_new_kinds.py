"""The interview of every kind: what is needed is asked for, and a bad answer asked again."""

from pathlib import Path
from typing import NamedTuple

import pytest

from robustmap.model.nodes import KINDS
from tests.support.commands import Run, files, refuses

LONG = "x" * 101


class Told(NamedTuple):
    """What somebody answers, what is said to the bad answers, and what the file then says."""

    answers: list[str]
    complaints: list[str]
    text: str


END = ["plan-notes", "", "", "", "y"]
"""One source, no more; no text; the id as offered; yes."""

TALKS: dict[str, Told] = {
    "claim": Told(
        [LONG, "", "Plans help", *END],
        ["101 characters", "it needs an answer"],
        "title: Plans help\n",
    ),
    "argument": Told(
        [
            "who",
            "claim",
            "for",
            "written-plans-help",
            "",
            "It is one.",
            "no-such",
            "",
            "It is",
            *END,
        ],
        ["please answer claim", "`no-such`, which does not exist"],
        "title: It is\nfor: written-plans-help\npremises:\n  - p1: It is one.\n",
    ),
    "threshold": Told(
        ["Ten people", "", "written-plans-help", "team", "1", *END],
        ["it needs an answer", "which is a claim"],
        "title: Ten people\naxis: team-size\n",
    ),
    "proposal": Told(
        ["A wiki", "team-size", "a-threshold", "", "few", "0", "", "written plans", "1", "", *END],
        ["which is an axis", "`few`, which does not exist"],
        "title: A wiki\nrelies_on: written-plans-help\nneeds: a-threshold\n",
    ),
    "story": Told(
        [
            *(
                "Nobody looks",
                "sheet",
                "1",
                "",
                "",
                "",
                "",
                "Many teams.",
                "",
                "sideways",
                "unc",
                "up",
            ),
            *("plan-notes", "", "", "Sheets get lost.", "", *END),
        ],
        ["please answer unknown, misaligned or uncompetitive", "which is a source"],
        "title: Nobody looks\nagainst: sheet-on-the-wall\nends_in: uncompetitive\n"
        "circumstance: Many teams.\ndirection: up\nassumes:\n  - p1: Sheets get lost.\n",
    ),
    "axis": Told(["Reach", "capability", *END], [], "title: Reach\nsort: capability\n"),
    "question": Told(
        [
            "Which one?",
            *("comparing", "comp"),
            "stale",
            "1",
            "",
            "helps",
            "written-plans-help",
            "",
            "sheet",
            "1",
            "",
            *END,
        ],
        ["please answer open, debate, challenge, comparison or checklist", "`helps`"],
        "title: Which one?\nsort: comparison\nabout: written-plans-go-stale\n"
        "criteria: written-plans-help\noptions: sheet-on-the-wall\n",
    ),
    "concept": Told(
        ["Plan", "term", "use: What one does next.", "What is written.", "", *END],
        [],
        "title: Plan\nsort: term\ndefinitions:\n  - id: use\n    text: What one does next.\n"
        "  - id: d2\n    text: What is written.\n",
    ),
    "dialogue": Told(
        ["A talk", "thred", "thread", "plans in writing", "1", "", *END],
        ["please answer thread"],
        "title: A talk\nprotocol: thread\nabout: plans-in-writing\n",
    ),
    "person": Told(["Ann", "plan-notes/ann", "", *END], [], "title: Ann\nhandle: plan-notes/ann\n"),
    "source": Told(
        ["Notes", "Ann", "", "yesterday", "2024-05", "", "", "", "", "y"],
        ["`date`"],
        "title: Notes\nauthors: Ann\ndate: 2024-05\n",
    ),
}


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    run("init", cwd=tmp_path)
    (tmp_path / "kb/map.yaml").write_text("title: Plans\n")  # without pins
    given = ["--title", "A threshold", "--axis", "team-size", "--source", "plan-notes"]
    assert run("new", "threshold", *given, cwd=tmp_path).status == 0
    return tmp_path


def test_every_kind_is_talked_through():
    assert set(TALKS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_interview(run: Run, folder: Path, kind: str) -> None:
    told = TALKS[kind]
    before = files(folder)
    ran = run("new", kind, cwd=folder, answers=told.answers)
    assert ran.status == 0, ran.out + ran.err
    for complaint in told.complaints:
        assert complaint in ran.out
    (made,) = files(folder).keys() - before.keys()
    assert made.startswith(f"kb/{KINDS[kind].folder}/")
    text = (folder / made).read_text()
    assert text.startswith(f"---\n{told.text}")
    assert run("fmt", "--check", cwd=folder).status == 0
    checked = run("check", cwd=folder)
    assert checked.status == 0
    assert " error[" not in checked.out


@pytest.mark.parametrize(
    ("kind", "flags", "line"),
    [
        (
            "claim",
            ["--standing", "open", "--sort", "empirical"],
            "standing: open\nsort: empirical\n",
        ),
        ("claim", ["--contradicts", "written-plans-help"], "contradicts: written-plans-help\n"),
        ("threshold", ["--axis", "team-size", "--level", "10"], "axis: team-size\nlevel: 10\n"),
        ("proposal", ["--relies-on", "written-plans-help"], "relies_on: written-plans-help\n"),
        ("proposal", ["--at-limit", "breaks"], "at_limit: breaks\n"),
        ("proposal", ["--revises", "sheet-on-the-wall"], "revises: sheet-on-the-wall\n"),
        (
            "proposal",
            ["--addresses", "written-plans-go-stale"],
            "addresses: written-plans-go-stale\n",
        ),
        ("proposal", ["--enables", "sheet-on-the-wall"], "enables: sheet-on-the-wall\n"),
        ("story", ["--mitigation", "sheet-on-the-wall"], "mitigations: sheet-on-the-wall\n"),
        ("story", ["--when", "a-threshold"], "when: a-threshold\n"),
        ("axis", ["--unit", "people"], "unit: people\n"),
        ("question", ["--answered-by", "a-threshold"], "answered_by: a-threshold\n"),
        ("concept", ["--definition", "Words."], "definitions:\n  - id: d1\n    text: Words.\n"),
        (
            "dialogue",
            ["--role", "builder", "--role", "breaker"],
            "roles:\n  - builder\n  - breaker\n",
        ),
        ("source", ["--section", "For"], "sections: For\n"),
        ("claim", ["--tag", "plans"], "tags: plans\n"),
    ],
)
def test_what_only_a_flag_gives(
    run: Run, folder: Path, kind: str, flags: list[str], line: str
) -> None:
    ran = run("new", kind, "--title", "T", *flags, cwd=folder)
    assert ran.status == 0, ran.err
    assert line in (folder / f"kb/{KINDS[kind].folder}/t.md").read_text()


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["threshold", "--title", "T", "--axis", "team-size", "--level", "high"], "level"),
        (["proposal", "--title", "T", "--relies-on", "team-size"], "which is an axis"),
        (["proposal", "--title", "T", "--at-limit", "maybe"], "'works'"),
        (["dialogue", "--title", "T", "--game", "written-plans-help"], "which is a claim"),
    ],
)
def test_misuse_writes_nothing(run: Run, folder: Path, args: list[str], told: str) -> None:
    refuses(run, folder, "new", *args, told=told)


def test_many_that_fit_are_counted(run: Run, folder: Path) -> None:
    for number in range(12):
        run("new", "axis", "--title", f"Reach number {number}", cwd=folder)
    answers = ["Far", "reach number", "2", *END]
    ran = run("new", "threshold", cwd=folder, answers=answers)
    assert ran.status == 0
    assert "12 have that; the first are:" in ran.out
    assert ran.out.count("Reach number") == 9
    assert "axis: reach-number-1\n" in (folder / "kb/thresholds/far.md").read_text()
