"""Node ids of AIF are meant beyond one file: what two files share becomes one node."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import robustmap as rm
from robustmap.model.map import Map
from tests.support.commands import Run

TEXTS = {"1": "It rains.", "2": "The road is wet.", "5": "Someone has seen it.", "9": "It is dry."}


def node_set(*edges: tuple[str, str], said: str = "", **texts: str) -> dict[str, Any]:
    """Give a node set of edges: 3 is an inference, 4 a conflict, others what they say."""
    types = {"3": "RA", "4": "CA"}
    names = dict.fromkeys(end for one in edges for end in one)
    nodes: list[dict[str, Any]] = [
        {
            "nodeID": one,
            "type": types.get(one, "I"),
            "text": texts.get(f"n{one}", TEXTS.get(one, "")),
        }
        for one in names
    ]
    found = [{"edgeID": f"{a}{b}", "fromID": a, "toID": b, "formEdgeID": None} for a, b in edges]
    locutions = []
    if said:
        nodes += [
            {"nodeID": f"L{said}", "type": "L", "text": f"{said}: it rains"},
            {"nodeID": f"Y{said}", "type": "YA", "text": "Asserting"},
        ]
        pairs = ((f"L{said}", f"Y{said}"), (f"Y{said}", "1"))
        found += [{"edgeID": f"{a}{b}", "fromID": a, "toID": b} for a, b in pairs]
        locutions = [{"nodeID": f"L{said}", "personID": said}]
    return {"nodes": nodes, "edges": found, "locutions": locutions}


FIRST = node_set(("1", "3"), ("3", "2"), said="ann")
SECOND = node_set(("1", "4"), ("4", "9"), ("5", "3"), ("3", "2"), said="bob")


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    (tmp_path / "kb" / "claims").mkdir(parents=True)
    (tmp_path / "kb" / "map.yaml").write_text("title: T\n")
    (tmp_path / "kb" / "claims" / "own.md").write_text("---\ntitle: Own.\n---\n")
    for name, given in {"a": FIRST, "b": SECOND}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(given))
    return tmp_path


def loaded(folder: Path) -> Map:
    return rm.load(folder / "kb").map


def steps(map_: Map) -> Mapping[str, tuple[str, str, set[str]]]:
    return {
        one.owner: (one.relation, one.target, {*one.premises}) for one in map_.inferences.values()
    }


EXPECTED = {
    "from-it-rains": ("for", "the-road-is-wet", {"it-rains", "someone-has-seen-it"}),
    "from-it-rains-2": ("against", "it-is-dry", {"it-rains"}),
}


def test_two_files_at_once_share_their_nodes(run: Run, kb: Path) -> None:
    done = run("import", "a.json", "b.json", "--write", cwd=kb)
    assert done.status == 0, done.out
    assert steps(loaded(kb)) == EXPECTED
    assert "it-rains-3" not in loaded(kb).nodes


def test_one_file_after_the_other_gives_the_same(run: Run, kb: Path) -> None:
    run("import", "a.json", "b.json", "--write", cwd=kb)
    at_once = loaded(kb)
    for path in kb.glob("kb/*/*.md"):
        if path.stem != "own":
            path.unlink()
    run("import", "a.json", "--write", cwd=kb)
    done = run("import", "b.json", "--write", cwd=kb)
    assert "in the kb already, by the ids and words of the file: 2; files that take" in done.out
    assert loaded(kb) == at_once


def test_who_said_it_in_either_file_is_kept(run: Run, kb: Path) -> None:
    run("import", "a.json", "b.json", "--write", cwd=kb)
    sources = loaded(kb).nodes["it-rains"].sources
    assert [(one.source, one.by, one.at) for one in sources] == [
        ("aif-dialogue", "aif-dialogue/ann", "node Lann"),
        ("aif-dialogue-2", "aif-dialogue-2/bob", "node Lbob"),
    ]
    assert not [one for one in rm.load(kb / "kb").problems if one.severity == "error"]
    done = run("export", "--format", "aif", cwd=kb)
    told = {one["nodeID"]: one["text"] for one in json.loads(done.out)["nodes"]}
    assert {"1", "2", "3", "4", "5", "9", "Lann", "Lbob"} <= told.keys()
    edges = {one["edgeID"] for one in json.loads(done.out)["edges"]}
    assert {"13", "32", "53", "14", "49"} <= edges


def test_the_same_file_again_brings_nothing_new(run: Run, kb: Path) -> None:
    run("import", "a.json", "b.json", "--write", cwd=kb)
    before = {path: path.read_bytes() for path in kb.glob("kb/*/*.md")}
    for name in ("b.json", "a.json"):
        done = run("import", name, "--write", cwd=kb)
        assert "There is nothing new in the file." in done.out
    assert {path: path.read_bytes() for path in kb.glob("kb/*/*.md")} == before


def test_other_words_under_the_same_id_are_another_node(run: Run, kb: Path) -> None:
    other = node_set(("1", "4"), ("4", "9"), n1="It pours.")
    (kb / "b.json").write_text(json.dumps(other))
    run("import", "a.json", "b.json", "--write", cwd=kb)
    assert {"it-rains", "it-pours"} <= loaded(kb).nodes.keys()
    assert loaded(kb).nodes["it-rains"].sources != ()


def test_the_comments_of_a_file_that_takes_something_in_stay(run: Run, kb: Path) -> None:
    run("import", "a.json", "--write", cwd=kb)
    path = kb / "kb" / "claims" / "it-rains.md"
    path.write_text(path.read_text().replace("sources:", "# seen by many\nsources:"))
    run("import", "b.json", "--write", cwd=kb)
    assert "# seen by many" in path.read_text()
    assert "aif-dialogue-2/bob" in path.read_text()


def test_what_is_wrong_is_told_for_each_file(run: Run, kb: Path) -> None:
    (kb / "b.json").write_text('{"nodes": [{"type": "I"}], "edges": []}')
    done = run("import", "a.json", "b.json", "--write", "--format", "aif", "--json", cwd=kb)
    assert done.status == 1
    told = json.loads(done.out)["read"]
    assert [(one["file"], bool(one["faults"])) for one in told] == [
        ("a.json", True),
        ("b.json", True),
    ]
    assert [*loaded(kb).nodes] == ["own"]
