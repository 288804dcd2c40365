"""`robustmap new` as it is run, from flags and from answers."""

from pathlib import Path

import pytest

from robustmap.model.nodes import KINDS
from tests.support.commands import Run, files, refuses

UNDERCUT = """\
---
title: A page can carry a date
undercuts: newcomers-catch-up
premises:
  - p1: "Nobody reads: they ask."
  - written-plans-help
sources: plan-notes, replies
---

In my own words.
"""


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    run("init", cwd=tmp_path)
    (tmp_path / "kb/map.yaml").write_text("title: Plans\n")  # without pins
    return tmp_path


def test_an_undercut_from_flags(run: Run, folder: Path) -> None:
    ran = run(
        *("new", "argument", "--undercuts", "newcomers-catch-up", "--body", "In my own words."),
        *("--premise", "Nobody reads: they ask.", "--premise", "written-plans-help"),
        *("--source", "plan-notes, replies", "--title", "A page can carry a date"),
        cwd=folder,
    )
    assert ran.out == (
        "kb/arguments/a-page-can-carry-a-date.md\n"
        "a-page-can-carry-a-date: in dispute\n"
        "  newcomers-catch-up: holds, no reply yet -> in dispute\n"
        "  sheet-on-the-wall#works: supported -> in dispute\n"
        "  written-plans-help: supported -> in dispute\n"
    )
    assert ran.status == 0
    assert (folder / "kb/arguments/a-page-can-carry-a-date.md").read_text() == UNDERCUT
    assert run("fmt", "--check", cwd=folder).status == 0


def test_what_turns_and_what_is_found_is_told(run: Run, folder: Path) -> None:
    settings = "title: P\nexpect:\n  written-plans-help: supported\n"
    (folder / "kb/map.yaml").write_text(settings)
    ran = run(
        *("new", "argument", "--undercuts", "newcomers-catch-up", "--premise", "Nobody reads."),
        cwd=folder,
    )
    assert ran.status == 1
    assert ran.out.startswith("kb/arguments/nobody-reads.md\nnobody-reads: holds, no reply yet\n")
    assert "newcomers-catch-up: holds, no reply yet -> step broken by nobody-reads" in ran.out
    assert "written-plans-help: supported -> not yet argued for" in ran.out
    assert "kb/map.yaml:3:23: error[RM501]" in ran.out
    assert "warning[RM401] nothing says where `nobody-reads` is taken from" in ran.out
    assert ran.out.endswith("10 nodes: 1 error, 1 warning\n")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["argument"], "one of --for, --against, --undercuts, --backs, --reframes, --qualifies"),
        (["argument", "--for", "written-plans-help"], "missing: --premise or --body"),
        (["argument", "--premise", "So it is."], "one of --for"),
        (["claim"], "missing: --title"),
        (["claim", "--title", "  "], "missing: --title"),
        (["threshold", "--title", "T"], "missing: --axis"),
        (["threshold", "--title", "T", "--axis", "team-sise"], "did you mean `team-size`?"),
        (["claim", "--title", "x" * 101], "101 characters"),
        (["claim", "--title", "T", "--id", "Not An Id"], "did you mean `not-an-id`?"),
        (["claim", "--title", "T", "--id", "team-size"], "`team-size-2` is free"),
        (["claim", "--title", "T", "--id", "index"], "`index-2` is free"),
        (["claim", "--title", "T", "--source", "plan-nots, p. 1"], "did you mean `plan-notes`?"),
        (["claim", "--title", "a\x07b"], "U+0007"),
        (["claim", "--title", "a\udcffb"], "Nothing was written"),
        (["claim", "--axis", "team-size"], "No such option"),
        (["argumnt"], "Did you mean `argument`?"),
        (["argument", "--undercuts", "newcomer-catch-up", "--body", "B."], "`newcomers-catch-up`?"),
        (["argument", "--undercuts", "written-plans-help", "--body", "B."], "which is a claim"),
        (["argument", "--for", "team-size", "--body", "B."], "which is an axis"),
        (["argument", "--for", "written-plans-help", "--premise", "foo"], "does not exist"),
        (["question", "--title", "T?", "--sort", "chalenge"], "'challenge'"),
    ],
)
def test_misuse_writes_nothing(run: Run, folder: Path, args: list[str], told: str) -> None:
    refuses(run, folder, "new", *args, told=told)


def test_kinds_and_their_links(run: Run, folder: Path) -> None:
    table: list[tuple[str, dict[str, str], str]] = [
        ("threshold", {"--axis": "team-size"}, "axis: team-size\n"),
        ("proposal", {"--needs": "a-threshold"}, "needs: a-threshold\n"),
        ("proposal", {"--breaks": "a-threshold"}, "breaks: a-threshold\n"),
        (
            "question",
            {"--sort": "debate", "--about": "team-size"},
            "sort: debate\nabout: team-size\n",
        ),
        (
            "question",
            {"--sort": "challenge", "--asks-about": "written-plans-go-stale#p1"},
            "sort: challenge\nasks_about: written-plans-go-stale#p1\n",
        ),
        ("source", {"--author": "B: x", "--date": "2024-05"}, 'authors: "B: x"\ndate: 2024-05\n'),
        ("source", {"--url": "https://a.example/#b"}, "url: https://a.example/#b\n"),
        ("person", {"--handle": "plan-notes/ann"}, "handle: plan-notes/ann\n"),
        ("axis", {}, ""),
        ("claim", {}, ""),
        (
            "story",
            {
                "--against": "sheet-on-the-wall#robust-up",
                "--direction": "up",
                "--circumstance": "Many teams.",
                "--ends-in": "uncompetitive",
                "--assumes": "Nobody reads a long sheet.",
            },
            (
                "against: sheet-on-the-wall#robust-up\nends_in: uncompetitive\n"
                "circumstance: Many teams.\ndirection: up\nassumes:\n"
                "  - p1: Nobody reads a long sheet.\n"
            ),
        ),
    ]
    seen: dict[str, int] = {}
    for kind, flags, text in table:
        given = [word for flag in flags.items() for word in flag]
        ran = run("new", kind, "--title", f"A {kind}", *given, cwd=folder)
        assert ran.status == 0, ran.err
        seen[kind] = seen.get(kind, 0) + 1
        stem = f"a-{kind}" if seen[kind] == 1 else f"a-{kind}-{seen[kind]}"
        name = f"{KINDS[kind].folder}/{stem}.md"
        assert ran.out.startswith(f"kb/{name}\n")
        assert (folder / "kb" / name).read_text() == f"---\ntitle: A {kind}\n{text}---\n"


def test_flags_may_be_repeated(run: Run, folder: Path) -> None:
    authors = ["--author", "Ann", "--author", "Bob"]
    run("new", "source", "--title", "T", *authors, "--body", "By two.", cwd=folder)
    text = (folder / "kb/sources/t.md").read_text()
    assert text == "---\ntitle: T\nauthors:\n  - Ann\n  - Bob\n---\n\nBy two.\n"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_command(run: Run, folder: Path, kind: str) -> None:
    ran = run("new", kind, "--help", cwd=folder)
    assert ran.status == 0
    assert "--title TEXT" in ran.out
    listed = run("new", "--help", cwd=folder)
    assert f"\n  {kind} " in listed.out


def test_ids_are_never_taken_twice(run: Run, folder: Path) -> None:
    for name in ("plans", "plans-2", "plans-3"):
        ran = run("new", "claim", "--title", "Plans", cwd=folder)
        assert ran.out.startswith(f"kb/claims/{name}.md\n")
    (folder / "kb/claims/plans.md").write_text("---\ntitle: P\naliases: older\n---\n")
    assert run("new", "axis", "--title", "Older", cwd=folder).out.startswith("kb/axes/older-2.md")


def test_earlier_ids_lead_to_those_of_today(run: Run, folder: Path) -> None:
    path = folder / "kb/claims/written-plans-help.md"
    path.write_text(path.read_text().replace("standing:", "aliases: earlier\nstanding:"))
    run("new", "argument", "--for", "earlier", "--body", "Because.", "--id", "b", cwd=folder)
    assert "for: written-plans-help\n" in (folder / "kb/arguments/b.md").read_text()


def test_a_premise_without_a_name_cannot_be_met_yet(run: Run, folder: Path) -> None:
    unnamed = "---\nfor: written-plans-help\npremises:\n  - Nobody asks.\n---\n"
    (folder / "kb/arguments/unnamed.md").write_text(unnamed)
    args = ["new", "argument", "--against", "unnamed#p1", "--body", "They do."]
    ran = run(*args, cwd=folder)
    assert ran.status == 2
    assert "run `robustmap fmt" in ran.err
    assert "kb/arguments/unnamed.md" in ran.err
    run("fmt", cwd=folder)
    assert run(*args, cwd=folder).status == 0


def test_what_does_not_count_is_told(run: Run, folder: Path) -> None:
    settings = "title: P\ndefaults:\n  arguments:\n    basis: reading\n"
    (folder / "kb/map.yaml").write_text(settings)
    ran = run("new", "argument", "--for", "written-plans-help", "--body", "B.", cwd=folder)
    assert ": has no effect here: our reading\n" in ran.out
    assert "no other verdict turns" in ran.out


def test_nothing_is_asked_where_nobody_can_answer(run: Run, tmp_path: Path) -> None:
    ran = run("new", "claim", "--title", "T", cwd=tmp_path)
    assert ran.status == 2
    assert "no kb was found here or above" in ran.err


def test_an_undercut_from_answers(run: Run, folder: Path) -> None:
    answers = [
        *("maybe", "step", "u", "go stale", "1", ""),
        *("A page can carry a date.", "writen-plans", "written-plans-help", ""),
        *("x" * 101, "A date", "nowhere", "plan-notes, replies", ""),
        *("First line.", "Second line.", "", "a-date-is-enough", "a-date", "y"),
    ]
    ran = run("new", "argument", cwd=folder, answers=answers)
    assert ran.status == 0
    assert "What does it speak to: the claim, the step, or a question?" in ran.out
    assert "please answer claim, step or question" in ran.out
    assert "1  written-plans-go-stale: Written plans go stale [step broken by" in ran.out
    assert "premise written-plans-go-stale#p1: Plans change in most weeks." in ran.out
    assert "`writen-plans`, which does not exist" in ran.out
    assert "101 characters" in ran.out
    assert "  sources here: plan-notes" in ran.out
    assert "`nowhere`, which does not exist" in ran.out
    assert "`a-date-is-enough` is taken; `a-date-is-enough-2` is free" in ran.out
    assert (folder / "kb/arguments/a-date.md").read_text() == (
        "---\ntitle: A date\nundercuts: written-plans-go-stale\npremises:\n"
        "  - p1: A page can carry a date.\n  - written-plans-help\nsources: plan-notes, replies\n"
        "---\n\n"
        "First line.\nSecond line.\n"
    )


def test_a_premise_is_chosen_from_those_of_an_argument(run: Run, folder: Path) -> None:
    answers = ["c", "against", "newcomers-catch-up", "2", "", "", "", "", "It cannot.", "", "", "y"]
    ran = run("new", "argument", cwd=folder, answers=answers)
    assert ran.status == 0
    assert "  2  newcomers-catch-up#p2: A written plan can be read" in ran.out
    text = (folder / "kb/arguments/it-cannot.md").read_text()
    assert text == "---\nagainst: newcomers-catch-up#p2\n---\n\nIt cannot.\n"
    assert "newcomers-catch-up: holds, no reply yet -> in dispute" in ran.out


def test_a_question_becomes_a_challenge(run: Run, folder: Path) -> None:
    answers = ["q", "writen-plans-help", "written-plans-help", "Says who?", "", "", "", "y"]
    ran = run("new", "argument", cwd=folder, answers=answers)
    assert ran.status == 0
    assert "did you mean `written-plans-help`?" in ran.out
    assert ran.out.count("Which") == 1
    assert (folder / "kb/questions/says-who.md").read_text() == (
        "---\ntitle: Says who?\nsort: challenge\nasks_about: written-plans-help\n---\n"
    )
    assert "no other verdict turns" in ran.out


def test_one_of_several_steps(run: Run, folder: Path) -> None:
    two = "---\nfor: written-plans-help\nagainst: written-plans-go-stale#p1\n---\n\nTwo things.\n"
    (folder / "kb/arguments/two.md").write_text(two)
    answers = ["s", "b", "two", "2", "", "So it is.", "", "", "", "", "", "y"]
    run("new", "argument", cwd=folder, answers=answers)
    text = (folder / "kb/arguments/so-it-is.md").read_text()
    assert "backs: two#on-written-plans-go-stale#p1\n" in text


def test_what_flags_give_is_not_asked_for(run: Run, folder: Path) -> None:
    given = ["--for", "written-plans-help", "--premise", "So it is.", "--title", "T", "--id", "t"]
    ran = run("new", "argument", *given, cwd=folder, answers=["plan-notes", "", "", "y"])
    assert ran.status == 0
    assert "What does it speak to" not in ran.out
    assert (folder / "kb/arguments/t.md").exists()
    assert run("new", "claim", "--title", "U", "--yes", cwd=folder, answers=[]).status == 0


@pytest.mark.parametrize("answers", [["T", "", "", "", "n"], ["T"], []])
def test_stopping_writes_nothing(run: Run, folder: Path, answers: list[str]) -> None:
    before = files(folder)
    ran = run("new", "claim", cwd=folder, answers=answers)
    assert (ran.status, files(folder)) == (2, before)
    assert "stopped" in ran.err
