"""`robustmap from-issue`: from the text of an issue to a node file, or to clear words."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from robustmap.cli.main import group
from robustmap.formats.issues import FORMS, read_issue
from tests.support.commands import Ran, Run, files

NOTHING = "_No response_"


def issue(form: str, **answers: str) -> str:
    """Give the text that the forge makes of a form."""
    parts = [f"### {ask.heading}\n\n{answers.get(ask.key, NOTHING)}" for ask in FORMS[form].asks]
    return "\n\n".join(parts) + "\n"


UNDERCUT = issue(
    "undercut",
    title="A page can carry a date",
    undercuts="newcomers-catch-up",
    premises="- Nobody reads: they ask.\n- written-plans-help",
    sources="plan-notes, replies",
    body="In my own words.",
)


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    run("init", cwd=tmp_path)
    (tmp_path / "kb/map.yaml").write_text("title: Plans\n")  # without pins
    return tmp_path


def read(run: Run, folder: Path, text: str, *args: str) -> Ran:
    (folder / "issue.md").write_bytes(text.encode("utf-8", "surrogateescape"))
    return run("from-issue", "issue.md", *args, cwd=folder)


def test_an_undercut_is_shown_with_what_it_changes_and_not_written(run: Run, folder: Path):
    before = files(folder / "kb")
    ran = read(run, folder, UNDERCUT)
    assert ran.out == (
        "kb/arguments/a-page-can-carry-a-date.md:\n"
        "  | ---\n"
        "  | title: A page can carry a date\n"
        "  | undercuts: newcomers-catch-up\n"
        "  | premises:\n"
        '  |   - p1: "Nobody reads: they ask."\n'
        "  |   - written-plans-help\n"
        "  | sources: plan-notes, replies\n"
        "  | ---\n"
        "  |\n"
        "  | In my own words.\n"
        "\n"
        "a-page-can-carry-a-date: in dispute\n"
        "  newcomers-catch-up: holds, no reply yet -> in dispute\n"
        "  sheet-on-the-wall#works: supported -> in dispute\n"
        "  written-plans-help: supported -> in dispute\n"
    )
    assert ran.status == 0
    assert files(folder / "kb") == before


def test_it_is_written_where_that_is_asked_for_and_never_over_a_file(run: Run, folder: Path):
    assert read(run, folder, UNDERCUT, "--write").status == 0
    assert run("fmt", "--check", cwd=folder).status == 0
    first = (folder / "kb/arguments/a-page-can-carry-a-date.md").read_bytes()
    assert "a-page-can-carry-a-date-2.md: written" in read(run, folder, UNDERCUT, "--write").out
    assert (folder / "kb/arguments/a-page-can-carry-a-date.md").read_bytes() == first


def test_line_ends_and_comments_change_nothing(run: Run, folder: Path):
    plain = read(run, folder, UNDERCUT).out
    noisy = "<!-- a\nnote -->\n" + UNDERCUT.replace("\n", "\r\n")
    assert read(run, folder, noisy.replace("newcomers-", "<!-- x -->newcomers-")).out == plain


def test_an_issue_may_come_from_the_standard_input(folder: Path):
    kb = str(folder / "kb")
    ran = CliRunner().invoke(group, ["from-issue", "--kb", kb], input=UNDERCUT.encode())
    assert "title: A page can carry a date" in ran.output
    assert ran.exit_code == 0
    assert CliRunner().invoke(group, ["from-issue", "gone.md"]).exit_code == 2


EVERY = {
    "claim": {"title": "Plans age", "sort": "empirical", "contradicts": "written-plans-help"},
    "argument": {"title": "So it is", "for": "`written-plans-help`, sheet-on-the-wall"},
    "undercut": {"title": "It may be", "undercuts": "https://x.org/m/n/newcomers-catch-up/"},
    "threshold": {"title": "Thirty people", "axis": "team-size", "level": "30"},
    "proposal": {
        "title": "Two sheets",
        "needs": "beyond-one-table: nobody would look",
        "breaks": "* beyond-one-table (silent): Nobody sees it.",
        "requires_order": "beyond-one-table before beyond-one-table",
        "relative": "team-size at most 2 above team-size",
        "at_limit": "breaks",
    },
    "story": {
        "title": "Nobody reads the sheet",
        "against": "sheet-on-the-wall#robust-up",
        "ends_in": "uncompetitive",
        "model": "a team",
        "assumes": "habit: Teams go by habit.",
    },
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_can_be_read_back(run: Run, folder: Path, form: str):
    ran = read(run, folder, issue(form, **EVERY[form], sources="plan-notes"), "--format", "json")
    found = json.loads(ran.out)
    assert found["faults"] == []
    # The order that it asks for is none: a threshold before itself.
    wrong = ["RM309"] if form == "proposal" else []
    assert [one["code"] for one in found["findings"] if one["severity"] == "error"] == wrong
    text = found["files"][0]["text"]
    assert set(re.findall(r"^([a-z_]+):", text, re.MULTILINE)) == {
        *EVERY[form],
        "sources",
        *({"premises"} if form in ("argument", "undercut") else ()),
    } - ({"title"} if form in ("argument", "undercut") else set())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "there is no line `### `"),
        ("hello", "there is no line `### `"),
        ("### The claim in a sentence\n\nx", "did you mean `The claim in one sentence`?"),
        (issue("claim"), "The claim in one sentence: it has no answer"),
        (issue("claim", title="x" * 101), "The claim in one sentence: the title has 101"),
        (issue("claim", title="a\nb"), "it has 2 lines; expected one line"),
        (issue("claim", title="T", sort="empiricle"), "did you mean `empirical`?"),
        (issue("claim", title="T", id="No Slug"), "Short name: an id is made of"),
        (issue("claim", title="T", id="team-size"), "`team-size-2` is free"),
        (issue("claim", title="T", sources="plan-nots"), "did you mean `plan-notes`?"),
        (issue("claim", title="T\x07"), "U+0007"),
        (issue("claim", title="T") + "### Extra\n\nx", "`### Extra` is no question of this form"),
        (issue("claim", title="T") + "### Wher it is said\n", "did you mean `Where it is said`?"),
        (issue("claim", title="T", body="### Short name\n\nx"), "the heading stands twice"),
        (issue("claim", title="T") + issue("story"), "those of several forms"),
        ("Hi!\n" + issue("claim", title="T"), "`Hi!` stands above the first heading"),
        (issue("claim", title="T") + "<!-- x", "never ends"),
        (issue("claim", title="T\udcff"), "is not UTF-8"),
        ("x" * 300_000, "more than 256 KiB"),
        (UNDERCUT.replace("newcomers", "newcomer"), "Whose step it breaks: `undercuts` names"),
        (issue("undercut", title="T"), "Whose step it breaks: it has no answer"),
        (issue("argument", title="T"), "nothing is said under `What it speaks for`"),
        (issue("argument", **{"for": "written-plans-help"}), "Premises: it has no answer"),
        (issue("argument", **{"for": "written-plans-help"}, premises="'"), "Premises: "),
        (issue("threshold", title="T", axis="a b"), "Axis: it names 2 ids"),
        (issue("threshold", title="T", axis="team-sise"), "did you mean `team-size`?"),
        (issue("proposal", title="T", breaks="beyond-one-table (loudly)"), "What ends it"),
        (issue("proposal", title="T", requires_order="a then b"), "`FIRST before THEN`"),
    ],
)
def test_whatever_cannot_become_a_file_is_told_in_clear_words(run, folder, text, told):
    before = files(folder / "kb")
    ran = read(run, folder, text, "--write")
    assert told in ran.out
    assert ran.out.endswith("Nothing was written.\n")
    assert (ran.status, ran.err) == (1, "")
    assert files(folder / "kb") == before
    assert json.loads(read(run, folder, text, "--format", "json").out)["faults"]
    assert "- `" in read(run, folder, text, "--format", "markdown").out


HOSTILE = "::error::x\n::set-output name=a::b\n<script>alert(1)</script> @all ``` [x](javascript:y)"


def test_hostile_text_is_shown_and_obeyed_nowhere(run: Run, folder: Path):
    title = "- 'x': \"<b>\" | `@all` # {a}"
    ran = read(run, folder, issue("claim", title=title, body=HOSTILE + "\n---\nid: y\x1b[2J"))
    assert not re.search(r"^\s*::", ran.out, re.MULTILINE)
    assert "\x1b" not in ran.out
    commands = issue("claim", title="::error::x", body=HOSTILE)
    told = read(run, folder, commands, "--format", "markdown")
    fenced = re.sub(r"^(`{4,})yaml\n.*?^\1$", "", told.out, flags=re.DOTALL | re.MULTILINE)
    spans = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", fenced)
    assert "<script>" not in spans
    assert "@all" not in spans


def test_who_has_opened_the_issue_is_named_where_the_issue_names_nobody(run: Run, folder: Path):
    bare = issue("claim", title="Plans age")
    ran = read(run, folder, bare, "--author", "plan-notes/ann")
    assert "| sources: plan-notes, by plan-notes/ann" in ran.out
    named = issue("claim", title="Plans age", sources="plan-notes, p. 1")
    assert "| sources: plan-notes, p. 1\n" in read(run, folder, named, "--author", "a/b").out
    assert read(run, folder, bare, "--author", "ann").status == 2
    assert "did you mean `plan-notes`" in read(run, folder, bare, "--author", "plan-nots/x").out


def test_a_turned_pin_is_told_and_sets_the_status(run: Run, folder: Path):
    (folder / "kb/map.yaml").write_text("title: P\nexpect:\n  written-plans-help: supported\n")
    ran = read(run, folder, UNDERCUT)
    assert "error[RM501]" in ran.out
    assert ran.status == 1


@given(st.lists(st.sampled_from(["### ", "<!--", "-->", "\r\n", "`", "x", "_No response_"])))
def test_no_text_makes_the_reader_raise(pieces: list[str]):
    first = next(iter(FORMS.values())).asks[0].heading
    read_issue("".join(pieces).encode())
    read_issue((f"### {first}\n\nT\n" + "".join(pieces)).encode())


@given(st.binary())
def test_no_bytes_make_the_reader_raise(data: bytes):
    assert read_issue(data).faults


def test_the_pattern_that_a_form_offers_is_written(run: Run, folder: Path):
    text = issue(
        "argument", **{"for": "written-plans-help"}, scheme="analogy", premises="known: Maps help."
    )
    ran = read(run, folder, text)
    assert ran.status == 0
    assert "  |   - known: Maps help.\n  | scheme: analogy\n" in ran.out
    wrong = read(run, folder, text.replace("\nanalogy\n", "\nanlogy\n"))
    assert wrong.status == 1
    assert "did you mean `analogy`?" in wrong.out
