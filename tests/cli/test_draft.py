"""`robustmap draft`: one outline of many nodes, written whole or not at all."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.formats.outline import read_outline
from robustmap.formats.outline.lines import MARKS
from robustmap.model.map import Map
from tests.support.commands import Ran, Run, files

OUTLINE = """\
# A heading, which is passed over
Plans should be short   (id: short-plans)
  | More on it.
  + Nobody reads long ones
      ! Some are read aloud
      - I read them
  - A short plan leaves things out
      What is left out is forgotten.
        ? Says who?
      [[written-plans-help]]
[[written-plans-go-stale]]
  undercut: Stale is not wrong
[[newcomers-catch-up#p1]]
  - Most teams never change
[[newcomers-catch-up]]
  against: Everybody asks anyway
"""


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    run("init", cwd=tmp_path)
    (tmp_path / "kb/map.yaml").write_text("title: Plans\n")  # without pins
    return tmp_path


def draft(run: Run, folder: Path, text: str, *args: str) -> Ran:
    (folder / "outline.txt").write_bytes(text.encode("utf-8", "surrogateescape"))
    return run("draft", "outline.txt", *args, cwd=folder)


def fields(ran: Ran) -> dict[str, str]:
    """Give the keys of each new file by its id, without fences."""
    made = json.loads(ran.out)["files"]
    return {Path(one["path"]).stem: one["text"].removeprefix("---\n") for one in made}


ONE_PREMISE = OUTLINE[: OUTLINE.index("[[newcomers-catch-up]]")]


def test_an_outline_becomes_files_and_tells_what_they_change(run: Run, folder: Path):
    before = files(folder / "kb")
    ran = draft(run, folder, ONE_PREMISE, "--source", "plan-notes")
    assert ran.status == 0
    assert "kb/claims/short-plans.md:\n  | ---\n  | title: Plans should be short\n" in ran.out
    assert "\nshort-plans: in dispute\n" in ran.out or "\nshort-plans: countered" in ran.out
    assert "  newcomers-catch-up#p1: taken for granted -> in dispute\n" in ran.out
    assert files(folder / "kb") == before
    made = fields(draft(run, folder, ONE_PREMISE, "--format", "json"))
    assert made["nobody-reads-long-ones"] == (
        "for: short-plans\npremises:\n  - p1: Nobody reads long ones\n---\n"
    )
    assert made["some-are-read-aloud"].startswith("undercuts: nobody-reads-long-ones\n")
    assert made["i-read-them"].startswith("against: nobody-reads-long-ones#p1\n")
    assert made["a-short-plan-leaves-things-out"] == (
        "title: A short plan leaves things out\nagainst: short-plans\npremises:\n"
        "  - p1: What is left out is forgotten.\n  - written-plans-help\n---\n"
    )
    assert made["says-who"] == (
        "title: Says who?\nsort: challenge\nasks_about: a-short-plan-leaves-things-out#p1\n---\n"
    )
    assert made["short-plans"] == "title: Plans should be short\n---\n\nMore on it.\n"
    assert made["stale-is-not-wrong"].startswith("undercuts: written-plans-go-stale\n")


def test_it_is_written_whole_and_in_canonical_form(run: Run, folder: Path):
    before = set(files(folder / "kb"))
    assert draft(run, folder, ONE_PREMISE, "--source", "plan-notes", "--write").status == 0
    assert len(set(files(folder / "kb")) - before) == 8
    assert run("fmt", "--check", cwd=folder).status == 0
    assert run("check", cwd=folder).status == 0
    # What is in the map already is not written twice.
    again = draft(run, folder, ONE_PREMISE.replace("  | More on it.\n", ""), "--write")
    assert "line 3: `nobody-reads-long-ones` says the same; expected other words" in again.out
    assert again.status == 1
    named = draft(run, folder, "plans should be SHORT\n", "--write")
    assert named.out.startswith("line 1: `short-plans` says the same; expected other words, or")
    assert len(set(files(folder / "kb")) - before) == 8


ARGDOWN = """\
===
title: x
===
[Slow]: Teams are slow.
  <- <Talks>: They need talks. // comment
     <_ <Talks help>
  +> [[written-plans-help]]
/* a
comment */
[Fast]: Teams are fast.
  >< [Slow]
<Talks>
  _> [[newcomers-catch-up]]
"""


def test_a_part_of_argdown_is_read(run: Run, folder: Path):
    made = fields(draft(run, folder, ARGDOWN, "--format", "json"))
    assert made == {
        "slow": "title: Teams are slow.\n---\n",
        "talks": (
            "title: Talks\nagainst: slow\nundercuts: newcomers-catch-up\npremises:\n"
            "  - p1: They need talks. // comment\n---\n"
        ),
        "talks-help": "undercuts: talks\npremises:\n  - p1: Talks help\n---\n",
        "fast": "title: Teams are fast.\ncontradicts: slow\n---\n",
        "slow-for-written-plans-help": "for: written-plans-help\npremises: slow\n---\n",
    }


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_can_be_used(run: Run, folder: Path, mark: str):
    sign = f"{mark}:" if mark.isalpha() else mark
    above = "<A>: So.\n  + [C]" if MARKS[mark].relation == "undercuts" else "[B]\n"
    own = f"<A>\n  {sign} <D>: No.\n" if "undercuts" in MARKS[mark] else f"[B]\n  {sign} [C]\n"
    if MARKS[mark].relation == "undercuts":
        above = "[C]\n  + <A>: So.\n"
        own += "[C]\n  + <D>\n" if MARKS[mark].outgoing else ""
    if MARKS[mark].relation == "asks_about":
        own = f"[B]\n  {sign} Why?\n"
    ran = draft(run, folder, above + own, "--format", "json")
    assert json.loads(ran.out)["faults"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: nothing new is said"),
        ("[[team-size]]", "line 1: nothing new is said"),
        ("- A", "line 1: nothing stands above it"),
        ("A\n  B", "line 2: it does not say what it is to the line above; expected `+` for"),
        ("A\n  ! B", "line 2: only an argument has a step"),
        ("A\n  + B\n      C\n      D\n      - E", "has 2 premises, and it does not say which"),
        (OUTLINE, "line 16: `newcomers-catch-up` has 2 premises"),
        ("[[newcomer-catch-up]]\n  ! B", "did you mean `newcomers-catch-up`?"),
        ("[[newcomers-catch-up]]\n  A premise", "its file stays as it is"),
        ("A\n  + [[newcomers-catch-up]]", "its file stays as it is"),
        ("[[team-size]]\n  + A", "nothing can speak for or against that"),
        ("A (id: No Slug)", "did you mean `no-slug`?"),
        ("A (id: index)", "`index` cannot be an id"),
        ("A (id: a)\nB (id: a)", "two lines have the id `a`"),
        ("[[a]]\n  + B\nA (id: a)", "named before the line that gives it a text"),
        ("[A]: One.\n[A]: Two.", "`A` has two texts"),
        ("<A>: So.", "nothing says what the argument is for or against"),
        ("x" * 101, "the title has 101 characters"),
        ("(1) A premise", "is not read in an outline"),
        ("A\n  + B\n  ----\n", "is not read in an outline"),
        ("A\n  +  ", "line 2"),
        ("[ ]", "line 1: the brackets are empty"),
        ("A\n  + < >", "line 2: the brackets are empty"),
        ("A\n  + (id: b)", "line 2: nothing is called `b`"),
        ("A\n  + (id: )", "line 2: the line says nothing"),
        ("| More", "no new node above it"),
        ("A\n  ? [[written-plans-help]]", "a challenge is a question in your own words"),
        ("A\n  ? Why?\n    + So", "nothing can speak for or against that"),
        ("[[written-plans-help]]\n  >< [[written-plans-help]]", "`><` stands between two claims"),
        ("A\x07", "U+0007"),
        ("A\n\udcff", "line 2: the byte 0xff is not UTF-8"),
        ("A\n" * 200_000, "more than 256 KiB"),
    ],
)
def test_whatever_cannot_be_read_is_told_with_its_line(run, folder, text, told):
    before = files(folder / "kb")
    ran = draft(run, folder, text, "--write")
    assert told in ran.out
    assert ran.out.endswith("Nothing was written.\n")
    assert (ran.status, ran.err) == (1, "")
    assert files(folder / "kb") == before
    assert json.loads(draft(run, folder, text, "--format", "json").out)["faults"]


def test_a_wrong_source_is_told_once_for_each_node(run: Run, folder: Path):
    ran = draft(run, folder, "A\nB", "--source", "plan-nots")
    assert ran.out.count("did you mean `plan-notes`?") == 2


def test_where_one_file_cannot_be_written_none_is(run: Run, folder: Path):
    (folder / "kb/claims/b.md").mkdir()
    before = files(folder)
    ran = draft(run, folder, "A\nB", "--write")
    assert "exists already; nothing was written" in ran.err
    assert not set(files(folder)) - set(before) - {"outline.txt"}


def test_hostile_text_is_shown_and_obeyed_nowhere(run: Run, folder: Path):
    ran = draft(run, folder, "::error::x <script>\n  + ---\x1b[2J\n")
    assert "\x1b" not in ran.out
    ran = draft(run, folder, "A ::x\n  | ::error::x\n  | ---\n  | id: y\n")
    assert not re.search(r"^\s*::", ran.out, re.MULTILINE)
    assert ran.status == 0


PIECES = ["\n", "\n  ", "\n    ", "+ ", "- ", "! ", "? ", "-> ", "_> ", ">< ", "[[a]]", "[A]"]
PIECES += ["<B>", ": text", "(id: a)", "| ", "x y", "\t", "* ", "===", "//", "/*"]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_no_outline_makes_the_reader_raise(pieces: list[str]):
    numbers = iter(range(1000))
    read_outline("".join(pieces).encode(), Map([]), lambda _, kind: f"{kind}-{next(numbers)}")


@given(st.binary())
def test_no_bytes_make_the_reader_raise(data: bytes):
    numbers = iter(range(1000))
    read_outline(data, Map([]), lambda _, kind: f"{kind}-{next(numbers)}")


def test_a_long_outline_is_read_in_a_moment(run: Run, folder: Path):
    deep = "A\n" + "".join(f"{' ' * n}! B{n}\n" if n > 1 else " + B\n" for n in range(1, 400))
    assert json.loads(draft(run, folder, deep, "--format", "json").out)["faults"] == []
