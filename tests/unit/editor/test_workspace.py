"""The kb as it is being edited equals the kb as it would be read."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from robustmap.check.registry import check
from robustmap.editor.workspace import Workspace
from robustmap.files.find import Tree, on_disk
from robustmap.files.read import read_tree
from tests.support.drafts import KB, workspace

REAL = Path(__file__).parents[3] / "kb"

TEXTS = st.sampled_from(
    [
        None,
        "",
        "---\n",
        "---\ntitle: Other\n---\n",
        "---\ntitle: Other\naliases: it-hurts\nfor: reality-bites\n---\n",
        "---\nundercuts: [it-hurts, not-always]\n---\n",
        "---\nfor: [reality\n---\n",
        "title: T\ndefaults:\n  claims: {standing: open}\n  claims/deep: {basis: reading}\n",
        "title: T\nexpect: {it-hurts: undercut}\n",
        "a\ud800b",
    ]
)
NAMES = st.sampled_from(
    [*KB, "claims/deep/reality-bites.md", "claims/IT-hurts.md", "claims/new.md", "nowhere/x.md"]
)


def as_read(draft: Workspace) -> tuple[object, object]:
    files = {name: draft.data(name) or b"" for name in draft.files()}
    map_ = read_tree(Tree("kb", files, draft.tree.problems))
    return map_, check(map_)


@given(st.lists(st.tuples(NAMES, TEXTS), max_size=6))
def test_whatever_is_typed_the_map_is_that_of_the_files(edits: list[tuple[str, str | None]]):
    draft = workspace()
    for name, text in edits:
        draft.edit(name, text)
        draft.catch_up()
    snapshot = draft.snapshot()
    assert (snapshot.map, snapshot.problems) == as_read(draft)


def test_the_real_kb():
    draft = Workspace(on_disk(REAL, "kb"))
    snapshot = draft.snapshot()
    assert (snapshot.map, snapshot.problems) == as_read(draft)
    name = next(one for one in draft.files() if one.endswith("/for-2.md"))
    text = (draft.data(name) or b"").decode()
    draft.edit(name, text.replace("for: capabilities", "for: capability"))
    assert [one.code for one in draft.snapshot().problems if one.span.path == f"kb/{name}"] == [
        "RM201"
    ]
    draft.edit(name, None)
    assert draft.snapshot().problems == snapshot.problems


def test_only_what_has_changed_is_read_again(monkeypatch: pytest.MonkeyPatch):
    from robustmap.editor import workspace as module

    draft = workspace()
    draft.snapshot()
    read: list[str] = []
    real = module.read_node
    monkeypatch.setattr(
        module, "read_node", lambda root, name, *rest: read.append(name) or real(root, name, *rest)
    )
    draft.edit("claims/reality-bites.md", "---\ntitle: Reality bites\n---\n")
    draft.snapshot()
    assert read == ["claims/reality-bites.md"]
    draft.edit("claims/reality-bites.md", "---\ntitle: Reality bites\n---\n")
    draft.refresh(draft.tree._replace(files={**draft.tree.files}))
    draft.snapshot()
    assert read == ["claims/reality-bites.md"]
    draft.refresh(draft.tree._replace(files={**draft.tree.files, "axes/power.md": b"---\n---\n"}))
    draft.snapshot()
    assert read[1:] == ["axes/power.md"]


def test_what_is_open_hides_what_is_on_disk_until_it_is_closed():
    draft = workspace()
    name = "axes/power.md"
    draft.edit(name, "---\ntitle: Mine\n---\n")
    draft.refresh(draft.tree._replace(files={**draft.tree.files, name: b"---\ntitle: Disk\n---\n"}))
    assert draft.snapshot().map.nodes["power"].title == "Mine"
    draft.edit(name, None)
    assert draft.snapshot().map.nodes["power"].title == "Disk"


def test_verdicts_that_are_known_are_kept_while_somebody_types():
    draft = workspace()
    first = draft.settled()
    assert first.is_solved
    draft.edit("axes/power.md", "---\ntitle: Mine\n---\n")
    assert draft.settled() is first
    now = draft.snapshot().settle()
    draft.settle(now)
    assert draft.settled() is now


def test_ids_are_resolved_as_the_map_does():
    draft = Workspace(on_disk(REAL, "kb"))
    map_ = draft.snapshot().map
    own = [*map_.nodes, *map_.aliases, *map_.statements, *map_.inferences]
    parts = [f"{alias}#{part.partition('#')[2]}" for alias in map_.aliases for part in own[-40:]]
    wild = ["", "#", "nowhere", "nowhere#p1", "for-2#nowhere", "gen-post/author", "#p1"]
    for ref in (*own, *parts, *wild):
        assert draft.resolve(ref) == map_.resolve(ref), ref
