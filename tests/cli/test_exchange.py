"""`robustmap import`, `export` and `formats`: files of other tools, in and out."""

import io
import json
import sys
from pathlib import Path
from random import Random

import pytest

import robustmap as rm
from robustmap.cli.drafts.taken_over import TakenOver, taken_over
from robustmap.errors import FormatError, UnknownNameError
from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from robustmap.formats.exchange import FORMATS, MAX_BYTES, Imported
from robustmap.model.map import Map
from robustmap.reason.ask import ask
from robustmap.reason.solution import Solution
from tests.support.commands import Run, files, refuses
from tests.support.maps import random_map


@pytest.fixture
def folder(run: Run, tmp_path: Path) -> Path:
    run("init", cwd=tmp_path)
    return tmp_path


def exported(run: Run, folder: Path, form: str = "jsonl", name: str = "map.jsonl") -> Path:
    ran = run("export", "--format", form, "--out", name, cwd=folder)
    assert ran.status == 0, ran.err
    return folder / name


def empty_kb(folder: Path) -> Path:
    (folder / "new/kb").mkdir(parents=True)
    (folder / "new/kb/map.yaml").write_text("title: Nothing yet\n")
    return folder / "new"


def map_of(found: TakenOver) -> Map:
    """Give the map that new files make by themselves."""
    return read_tree(Tree("kb", {name: text.encode() for name, text in found.files.items()}, []))


@pytest.mark.parametrize("number", range(25))
def test_files_made_of_nodes_read_as_the_nodes(number: int):
    map_ = random_map(Random(number))
    found = taken_over(Imported(tuple(map_.nodes.values())), Map([]), "")
    assert dict(map_of(found).nodes) == dict(map_.nodes)
    assert not found.notes
    again = taken_over(Imported(tuple(map_.nodes.values())), map_, "")
    assert not again.files


@pytest.mark.parametrize("number", range(25))
def test_under_other_ids_a_map_means_the_same(number: int):
    map_ = random_map(Random(number))
    retitled = (
        node.model_copy(update={"title": f"Not {node.title}", "aliases": ()})
        for node in map_.nodes.values()
    )
    found = taken_over(Imported(tuple(map_.nodes.values())), Map(retitled), "")
    assert found.renamed == {name: f"{name}-2" for name in map_.nodes}
    before, after = Solution.of(map_), Solution.of(map_of(found))
    assert len(after.map) == len(map_)
    for node in map_.live:
        first, second = ask(before, node.id), ask(after, f"{node.id}-2")
        assert (first and first.answer) == (second and second.answer)


@pytest.mark.parametrize("form", ["jsonl", "csv", "dot", "graphml", "nodelink"])
def test_what_is_exported_becomes_the_same_kb_elsewhere(run: Run, folder: Path, form: str):
    path = exported(run, folder, form, f"map{FORMATS[form].suffixes[0]}")
    new = empty_kb(folder)
    before = files(new)
    shown = run("import", str(path), cwd=new)
    assert shown.status == 0, shown.out
    assert files(new) == before
    assert run("import", str(path), "--write", cwd=new).status == 0
    (new / "kb/map.yaml").write_bytes((folder / "kb/map.yaml").read_bytes())
    first, second = rm.load(folder / "kb").map, rm.load(new / "kb").map
    pinned = first.nodes["written-plans-help"].model_copy(update={"expect": "supported"})
    assert {**first.nodes, pinned.id: pinned} == dict(second.nodes)
    assert rm.import_file(path).map == first
    again = run("import", str(path), "--write", cwd=folder)
    assert "There is nothing new in the file." in again.out
    assert again.status == 0


def test_an_export_goes_to_the_standard_output(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
):
    held = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    monkeypatch.setattr(sys, "stdout", held)
    assert run("export", "--format", "tgf", cwd=folder).status == 0
    assert held.buffer.getvalue() == rm.load(folder / "kb").export("tgf")  # type: ignore[attr-defined]


def test_what_is_lost_is_told(run: Run, folder: Path):
    assert "lost: nothing" in run("export", "--format", "jsonl", "--out", "a", cwd=folder).err
    ran = run("export", "--format", "af", "--out", "b", cwd=folder)
    assert "lost: everything but which argument attacks which" in ran.err


def test_a_view_shows_in_what_is_exported(run: Run, folder: Path):
    run("export", "--format", "apx", "--out", "all.apx", cwd=folder)
    run("export", "--format", "apx", "--out", "off.apx", "--off", "a-date-is-enough", cwd=folder)
    assert "a-date-is-enough" in (folder / "all.apx").read_text()
    assert (folder / "all.apx").read_text() != (folder / "off.apx").read_text()


def test_taken_ids_are_changed_and_links_follow(run: Run, folder: Path):
    text = exported(run, folder).read_text()
    (folder / "other.jsonl").write_text(text.replace("Written plans go stale", "Plans rot"))
    before = files(folder / "kb")
    ran = run("import", "other.jsonl", "--write", cwd=folder)
    after = files(folder / "kb")
    assert before.items() <= after.items()
    new = {name: after[name].decode() for name in after.keys() - before.keys()}
    assert new.keys() == {
        "arguments/written-plans-go-stale-2.md",
        # What undercuts the other argument is another undercut, though its words are the same.
        "arguments/a-date-is-enough-2.md",
    }
    assert "undercuts: written-plans-go-stale-2\n" in new["arguments/a-date-is-enough-2.md"]
    assert "written-plans-go-stale is called written-plans-go-stale-2 here" in ran.out


def test_a_source_is_said_of_what_has_none(run: Run, folder: Path):
    (folder / "two.tgf").write_text("rain\nroof\n#\nroof rain\n")
    ran = run("import", "two.tgf", "--source", "plan-notes, for", "--write", cwd=folder)
    assert ran.status == 0, ran.out
    assert "sources: plan-notes, for\n" in (folder / "kb/claims/rain.md").read_text()
    argument = rm.load(folder / "kb")["roof-rain"].node
    assert [one.to for one in argument.against] == ["rain"]
    assert [one.ref for one in argument.premises] == ["roof"]


FAULTY = """\
{"robustmap": 1, "settings": {}}
{"id": "a", "kind": "clam", "title": "A"}
{"id": "../b", "kind": "claim", "title": "B"}
{"id": "c", "kind": "claim", "titel": "C"}
{"id": "d", "kind": "claim", "title": "D"
{"id": "e", "kind": "claim", "title": "E", "x-own": "\\u0000"}
"""


def test_every_fault_is_told_with_its_place(run: Run, folder: Path):
    (folder / "bad.jsonl").write_text(FAULTY)
    before = files(folder)
    ran = run("import", "bad.jsonl", "--write", cwd=folder)
    assert ran.status == 1
    assert files(folder) == before
    assert "Nothing was written." in ran.out
    for sentence in (
        "bad.jsonl:2:1: error: there is no kind of node called `clam`",
        '  2 | {"id": "a", "kind": "clam", "title": "A"}',
        "    | ^",
        "  = did you mean `claim`?",
        "bad.jsonl:3:1: error: `../b` cannot be an id",
        "bad.jsonl:4:1: error: `c`: `titel` is not a key that it may have",
        "  = did you mean `title`?",
        "bad.jsonl:5:42: error: this is no JSON",
        "bad.jsonl:6:1: error: `e`: the character U+0000 cannot be in a file",
    ):
        assert sentence in ran.out


def test_faults_are_told_as_json_too(run: Run, folder: Path):
    (folder / "bad.jsonl").write_text(FAULTY)
    told = json.loads(run("import", "bad.jsonl", "--json", cwd=folder).out)
    assert told["written"] is False
    assert {one["line"] for one in told["faults"]} == {2, 3, 4, 5, 6}
    (folder / "two.tgf").write_text("rain\nroof\n#\nroof rain\n")
    told = json.loads(run("import", "two.tgf", "--json", cwd=folder).out)
    assert {Path(one["path"]).stem for one in told["files"]} == {"rain", "roof", "roof-rain"}
    assert told["verdicts"]["rain"] == "countered here"


def test_links_that_lead_nowhere_keep_all_from_being_written(run: Run, folder: Path):
    (folder / "lost.jsonl").write_text(
        '{"id": "a", "kind": "argument", "for": ["nobody"], "body": "So it is."}\n'
        '{"id": "b", "kind": "claim", "title": "B"}\n'
    )
    before = files(folder)
    ran = run("import", "lost.jsonl", "--write", cwd=folder)
    assert ran.status == 1
    assert "nobody" in ran.out
    assert files(folder) == before


def test_misuse_is_refused(run: Run, folder: Path):
    (folder / "a.bin").write_text("nothing known")
    refuses(run, folder, "import", "a.bin", "--format", "jsonnl", told="did you mean `jsonl`?")
    refuses(run, folder, "import", "a.bin", "--format", "mermaid", told="can only be written")
    refuses(run, folder, "import", "missing.txt", told="No such file")
    refuses(run, folder, "export", "--format", "dott", told="did you mean `dot`?")
    ran = run("import", "a.bin", cwd=folder)
    assert ran.status == 1
    assert "this is none of the formats that are known" in ran.out


def test_a_file_that_is_too_long_is_refused_unread(run: Run, folder: Path):
    with (folder / "long.jsonl").open("wb") as file:
        file.write(b'{"kind":1}\n')
        file.truncate(MAX_BYTES + 10)
    ran = run("import", "long.jsonl", "--format", "jsonl", cwd=folder)
    assert ran.status == 1
    assert f"the file has more than {MAX_BYTES:,} bytes" in ran.out


def test_the_table_of_formats(run: Run, folder: Path):
    ran = run("formats", cwd=folder)
    assert ran.status == 0
    told = json.loads(run("formats", "--format", "json", cwd=folder).out)
    assert [one["name"] for one in told] == list(FORMATS)
    for one in told:
        assert f"{one['name']}: {one['words']}" in ran.out
        assert f"  loses {one['loses']}" in ran.out
        assert one["reads"] or one["writes"]


def test_python_users_get_the_same(folder: Path):
    path = folder / "bad.jsonl"
    path.write_text(FAULTY)
    with pytest.raises(FormatError, match=r"bad.jsonl:2:1: there is no kind"):
        rm.import_file(path)
    with pytest.raises(FormatError, match="cannot be read: no such file"):
        rm.import_file(folder / "none")
    with pytest.raises(FormatError, match="is of no format that is known"):
        rm.import_file(folder / "kb/LICENSE")
    kb = rm.load(folder / "kb")
    with pytest.raises(UnknownNameError, match="did you mean `jsonl`"):
        kb.export("jsonll")
    (folder / "odd.dot").write_text("digraph { a -> b }")
    with pytest.warns(UserWarning, match="is left out"):
        assert len(rm.import_file(folder / "odd.dot")) == 2
