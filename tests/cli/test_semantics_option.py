"""`robustmap ask ID --semantics NAME`."""

import json

import pytest

from tests.support.commands import folder_with

KB = {
    "map.yaml": "title: A map\n",
    "claims/a.md": "---\ntitle: One way\nstanding: presumed\ncontradicts: [b]\n---\n",
    "claims/b.md": "---\ntitle: The other way\nstanding: presumed\n---\n",
    "claims/end.md": "---\ntitle: It ends well\nstanding: open\n---\n",
    "arguments/from-a.md": "---\nfor: end\npremises: [a]\n---\n",
    "arguments/from-b.md": "---\nfor: end\npremises: [b]\n---\n",
    "claims/liar.md": "---\ntitle: This is false\n---\n",
}


@pytest.fixture
def kb(tmp_path):
    return folder_with(tmp_path, KB)


def test_camps_answer_and_show_it(run, kb):
    assert "end: in dispute" in run("ask", "end", cwd=kb).out
    camps = run("ask", "end", "--semantics", "preferred", cwd=kb)
    assert camps.status == 0
    assert "end: supported" in camps.out
    assert "camps: in every one, shown by a witness of" in camps.out
    assert "checked" in camps.out
    assert "camps: in some, not in all" in run("ask", "a", "--semantics", "preferred", cwd=kb).out


def test_the_answer_as_data_carries_its_certificates(run, kb):
    told = run("ask", "a", "--semantics", "preferred", "--format", "json", cwd=kb)
    data = json.loads(told.out)
    assert data["reach"] == "some"
    assert data["view"]["semantics"] == "preferred"
    assert [one["there_is"] for one in data["witness"]["certificates"]] == [True] * 3


def test_a_wrong_name_and_a_map_without_any_extension(run, kb):
    wrong = run("ask", "a", "--semantics", "prefered", cwd=kb)
    assert wrong.status == 2
    assert "did you mean `preferred`" in wrong.err
    liar = kb / "kb/claims/liar.md"
    liar.write_text(
        "---\ntitle: This is false\nstanding: presumed\ncontradicts: [liar]\n---\n", "utf-8"
    )
    none = run("ask", "a", "--semantics", "stable", cwd=kb)
    assert none.status == 2
    assert "under the `stable` semantics no set of arguments can be held here at all" in none.err
