"""`robustmap flip`: the least change, one new argument, what is open; text, JSON, misuse."""

import json
from pathlib import Path

import pytest

from robustmap.explain.firmness_words import FIRM
from tests.support.commands import Run, refuses

FILES = {
    "map.yaml": "title: A quarrel\n",
    "claims/thesis.md": "---\ntitle: The bridge should be built\nstanding: open\n---\n",
    "claims/ground.md": "---\ntitle: Many would cross it\n---\n",
    "arguments/why.md": "---\nfor: thesis\npremises: [ground]\n---\nMany would use it.\n",
    "arguments/trade.md": "---\nfor: thesis\nreview: draft\n---\nTrade would grow.\n",
    "questions/count.md": "---\ntitle: Who counted?\nsort: challenge\nasks_about: ground\n---\n",
    "questions/bridge.md": "---\ntitle: Build it?\nsort: debate\nabout: thesis\n---\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / "kb" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_it_tells_the_smallest_changes_the_openings_and_what_is_open(run: Run, folder: Path):
    ran = run("flip", "thesis", cwd=folder)
    assert ran.status == 0
    lines = ran.out.split("\n")
    assert lines[0] == "thesis (The bridge should be built): supported"
    assert f"  {FIRM['sided-for']}" in lines
    assert f"  {FIRM['two']}:" in lines
    assert (
        "    1. without trade (Trade would grow), and without why (Many would use it): "
        "then not yet argued for" in lines
    )
    assert "       why: the same as: if ground (Many would cross it) had to be argued for" in lines
    assert "    argue against thesis (The bridge should be built): then in dispute" in lines
    assert "    a draft: trade (Trade would grow)" in lines
    assert "    a question without an answer: count (Who counted?)" in lines


def test_what_rests_on_one_premise_is_told(run: Run, folder: Path):
    path = folder / "kb/arguments/more.md"
    path.write_text("---\nfor: thesis\npremises: [ground]\n---\nAnd tolls.\n", encoding="utf-8")
    out = run("flip", "thesis", cwd=folder).out
    assert FIRM["shared"] in out
    assert "    ground (Many would cross it): more, why" in out.split("\n")
    shared = json.loads(run("flip", "thesis", "--format", "json", cwd=folder).out)["shared"]
    assert shared == {"ground": ["more", "why"]}


def test_json_tells_the_same(run: Run, folder: Path):
    found = json.loads(run("flip", "thesis", "--format", "json", cwd=folder).out)
    assert found["answer"] == "supported"
    assert found["flips"]["size"] == found["flips"]["at_least"] == 2
    assert found["flips"]["found"][0]["changes"] == [
        {"id": "trade", "kind": "off"},
        {"id": "why", "kind": "off"},
    ]
    assert found["distance"] is None
    assert found["one_sided"] == "for"
    assert set(found["prospect"]["possible"]) == {"supported", "unsupported"}


def test_beyond_what_is_tried_one_by_one_the_distance_is_told(run: Run, folder: Path):
    ran = run("flip", "thesis", "--largest", "1", cwd=folder)
    assert FIRM["exactly"].format(size=2) in ran.out
    assert FIRM["groups"] in ran.out


def test_a_verdict_may_be_wanted(run: Run, folder: Path):
    ran = run("flip", "thesis", "--to", "contested", cwd=folder)
    assert FIRM["never-to"].format(to="in dispute") in ran.out
    refuses(run, folder, "flip", "thesis", "--to", "supported", told="already")


def test_what_counts_can_be_chosen(run: Run, folder: Path):
    ran = run("flip", "thesis", "--off", "trade", cwd=folder)
    assert FIRM["one"] in ran.out
    alone = run("flip", "why", "--arguments-only", cwd=folder)
    assert FIRM["never"] in alone.out


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("thesiss",), "did you mean `thesis`"),
        (("bridge",), "it has no verdict"),
        (("thesis", "--largest", "9"), "9"),
        (("thesis", "--to", "true"), "true"),
    ],
)
def test_misuse_is_told(run: Run, folder: Path, args: tuple[str, ...], told: str):
    refuses(run, folder, "flip", *args, told=told)
