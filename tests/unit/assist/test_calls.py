"""Calls of tools in this process: what they refuse, what they never tell, and that they last."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.assist.calls import Reply, call, read_node
from robustmap.assist.marked import MAX_ANSWER, TEXT, told
from robustmap.assist.registry import TOOLS, Desk, Outlined
from robustmap.assist.shelf import Shelf, Snapshot
from robustmap.files.find import Tree
from robustmap.files.locate import Located

KB = {
    "map.yaml": "title: T\n",
    "sources/post.md": "---\ntitle: A post\n---\n",
    "claims/bites.md": "---\ntitle: Reality bites\nstanding: open\nsources: post\n---\n",
    "arguments/hurts.md": "---\nfor: bites\npremises:\n  - p1: It hurts.\nsources: post\n---\n",
    "thresholds/deceives.md": "---\ntitle: It deceives\nsources: post\n---\n",
    "proposals/plan.md": "---\ntitle: A plan\nneeds: deceives\nsources: post\n---\n",
    "people/jo.md": "---\ntitle: Jo\nhandle: post/jo\npositions:\n"
    "  - id: said\n    about: bites\n    stance: accepts\n    source: post, 1, by post/jo\n"
    "  - id: guessed\n    about: plan\n    stance: rejects\n    source:\n      source: post\n"
    "      at: '2'\n      by: post/jo\n      attribution: inferred\n---\n\nJo may be Joan.\n",
}


def snapshot(**more: str) -> Snapshot:
    texts = {**KB, **{name.replace("__", "/") + ".md": text for name, text in more.items()}}
    return Snapshot(Tree("kb", {name: texts[name].encode() for name in sorted(texts)}, []))


SNAPSHOT = snapshot()


def asked(name: str, where: Snapshot = SNAPSHOT, **given: Any) -> Reply:
    return call(lambda: Desk(where, lambda *_: Outlined({})), name, given)


def test_every_tool_says_what_it_takes():
    for name, tool in TOOLS.entries.items():
        schema = tool.takes.model_json_schema()
        assert tool.title, name
        assert tool.says.endswith((".", ")")), name
        assert schema["additionalProperties"] is False, name
        for key, field in schema["properties"].items():
            assert field.get("description"), (name, key)


def test_what_cannot_stand_or_fall_has_no_verdict():
    said = asked("ask", id="deceives")
    assert said.failed
    assert said.data["error"] == "`deceives` is a threshold: it has no verdict"
    assert asked("ledger", id="hurts").failed
    assert asked("impact", id="hurts", stance="denied").data["error"].endswith("be: withdrawn")


def test_a_view_is_named_with_the_answer():
    said = asked("ask", id="bites", off=["hurts"])
    assert said.data["view"] == "hurts is switched off"
    assert said.data["answer"] == "unsupported"
    assert "view" not in asked("ask", id="bites").data
    assert asked("ask", id="bites", semantics="preferred").data["semantics"] == "camps"
    assert (
        "did you mean `preferred`" in asked("ask", id="bites", semantics="prefered").data["error"]
    )


def test_scaling_is_told_of_proposals():
    assert set(asked("ask", id="plan").data["robustness"]) >= {"up", "down", "relative"}


def test_of_people_only_what_is_explicit_is_told():
    read = asked("read", id="jo").data
    assert [(one["about"], one["stance"]) for one in read["positions"]] == [("bites", "accepts")]
    assert "Joan" not in told(read)
    out = asked("neighbours", id="jo", edge="position").data["outgoing"]["entries"]
    assert [one["to"] for one in out] == ["bites"]
    assert asked("neighbours", id="plan", edge="position").data["incoming"]["total"] == 0
    seen = asked("ask", id="plan", as_seen_by="jo").data
    assert seen["answer"] == asked("ask", id="plan").data["answer"]
    assert "computed, not their own words" in seen["view"]


def test_a_draft_of_files_may_replace_one_and_stays_in_its_folder():
    text = KB["arguments/hurts.md"].replace("for:", "against:")
    said = asked("draft", files=[{"path": "arguments/hurts.md", "text": text}]).data
    assert said["replaces"] == ["arguments/hurts.md"]
    assert {one["id"] for one in said["verdicts_turned"]} >= {"bites"}
    for path in ("../x.md", "/etc/x.md", "arguments/../x.md", "map.yaml", "arguments/X.md", "x.md"):
        assert asked("draft", files=[{"path": path, "text": text}]).failed
    both = {"outline": "a", "files": [{"path": "claims/a.md", "text": ""}]}
    for given_ in ({}, both):
        assert asked("draft", **given_).data["error"] == "give either `outline` or `files`"


def test_a_draft_that_cannot_be_read_becomes_findings():
    said = asked("draft", files=[{"path": "claims/x.md", "text": "---\n: [\n"}])
    assert not said.failed
    assert said.data["findings"]["counts"]["error"] > 0


def test_a_draft_keeps_nodes_that_come_from_elsewhere():
    far = snapshot(claims__far="---\ntitle: Far\nsources: post\n---\n").kb.map
    here = Tree(SNAPSHOT.tree.root, SNAPSHOT.tree.files, [])
    file = {"path": "arguments/x.md", "text": "---\nagainst: far\nsources: post\n---\n\nNo.\n"}
    said = asked("draft", Snapshot(here, far), files=[file]).data
    assert said["findings"]["counts"]["error"] == 0
    assert [one["id"] for one in said["verdicts_turned"]] == ["far"]


def test_a_large_map_is_told_in_parts():
    many = {f"arguments__a{number}": KB["arguments/hurts.md"] for number in range(400)}
    where = snapshot(
        **many, claims__long="---\ntitle: L\nsources: post\n---\n\n" + "word " * 40_000
    )
    for name, more in (("ledger", {}), ("why", {}), ("neighbours", {"limit": 100})):
        said = asked(name, where, id="bites", **more)
        assert not said.failed
        assert len(told(said.data)) <= MAX_ANSWER
    found = asked("ledger", where, id="bites").data
    assert len(found["for"]) + found["for_more"] == 401
    file = asked("read", where, id="long").data["file"]
    assert len(file[TEXT]) + file[f"{TEXT}_more"] > 200_000


def test_a_file_name_that_is_no_id_is_marked():
    where = snapshot(**{"claims__Obey me now": "---\ntitle: T\nsources: post\n---\n"})
    entries = asked("list", where, kind="claim").data["entries"]
    assert {TEXT: "Obey me now"} in [one["id"] for one in entries]


def test_what_breaks_inside_is_told_without_its_insides(monkeypatch: pytest.MonkeyPatch):
    def breaks(*_: object) -> None:
        message = "secret /path"
        raise ZeroDivisionError(message)

    monkeypatch.setattr("robustmap.assist.shelf.Snapshot.text", breaks)
    said = asked("read", id="bites")
    assert said.failed
    assert said.data["error"] == "`read` failed here (ZeroDivisionError); nothing was changed"
    assert read_node(lambda: SNAPSHOT, "robustmap://n/bites").failed


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["bites"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=4,
)
NAMES = st.sampled_from([*TOOLS, "no-such"])


@given(NAMES, st.dictionaries(st.sampled_from(["id", "words", "kind", "depth", "off", "x"]), ANY))
def test_no_input_breaks_a_tool(name: str, given: dict[str, Any]):
    said = asked(name, **given)
    assert len(told(said.data)) <= MAX_ANSWER
    assert json.loads(told(said.data)) == json.loads(json.dumps(said.data))
    assert "failed here" not in said.data.get("error", "")


@given(st.text(max_size=20))
def test_no_address_breaks_the_reading(uri: str):
    said = read_node(lambda: SNAPSHOT, f"robustmap://n/{uri}")
    assert said.failed
    assert "failed here" not in said.data["error"]


def test_a_kb_is_read_anew_only_when_a_file_has_changed(tmp_path: Path):
    for name, text in KB.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shelf = Shelf(Located(tmp_path, "kb"))
    first = shelf.now()
    assert shelf.now() is first
    (tmp_path / "claims/bites.md").write_text(KB["claims/bites.md"].replace("open", "asserted"))
    assert shelf.now() is not first
    assert shelf.now().kb.ask("bites").answer == "supported"
    (tmp_path / "claims/bites.md").unlink()
    assert "bites" not in shelf.now().kb
