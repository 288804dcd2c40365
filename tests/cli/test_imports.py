"""Kbs that import others: by path, by git address, fetched, in circles, and with bad intent."""

import json
from pathlib import Path

import pytest

import robustmap as rm
from robustmap.files.imports import CACHE
from robustmap.model.imports import Import, imported
from robustmap.model.map import Map
from robustmap.model.references import references
from tests.support.commands import Run
from tests.support.repositories import BASE, Work, alone

COMMIT = "0f3c" * 10
TALK = "---\ntitle: My own talk\n---\n"
MINE = {
    "kb/sources/own.md": TALK,
    "kb/claims/mine.md": "---\ntitle: Mine\nstanding: open\nsources: own\n---\n",
    "kb/arguments/by-theirs.md": "---\nfor: mine\npremises: [agi.thesis]\nsources: own\n---\n",
    "kb/arguments/cut.md": "---\nundercuts: agi.so-far\nsources: own, by agi.talk/c1\n---\n\nNo.\n",
}


@pytest.fixture(autouse=True)
def _alone(monkeypatch):
    alone(monkeypatch)


def write(home: Path, files) -> Path:
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    return home


def settings(*entries: dict[str, str]) -> str:
    return f"title: A map\nimports: {json.dumps(entries)}\n"


def own(tmp_path: Path, *entries: dict[str, str]) -> Path:
    return write(tmp_path / "mine", {**MINE, "kb/map.yaml": settings(*entries)})


def by_path(tmp_path: Path) -> Path:
    write(tmp_path / "theirs", BASE)
    return own(tmp_path, {"as": "agi", "from": "../../theirs/kb"})


def codes(home: Path) -> list[str]:
    return [one.code for one in rm.load(home / "kb").problems]


def test_what_another_kb_says_counts_here(tmp_path):
    home = by_path(tmp_path)
    kb = rm.load(home / "kb")
    assert kb.problems == ()
    assert kb.ask("agi.thesis").answer == "unsupported"
    assert kb.ask("agi.so-far").answer == "undercut"
    assert kb.view(off={"cut"}).ask("mine").answer == "supported"
    assert rm.load(tmp_path / "theirs/kb").ask("so-far").answer == "stands"


def test_their_findings_are_theirs_and_errors_are_told_once(tmp_path):
    home = by_path(tmp_path)
    write(tmp_path / "theirs", {"kb/claims/other.md": "---\ntitel: x\n---\n"})
    assert codes(home) == ["RM225"]


@pytest.mark.parametrize(
    ("ref", "severity"),
    [("agi.thesys", "warning"), ("agi.thesis#p9", "warning"), ("agx.thesis", "error")],
)
def test_a_reference_that_leads_nowhere_there(tmp_path, ref, severity):
    home = by_path(tmp_path)
    write(
        home,
        {"kb/arguments/by-theirs.md": MINE["kb/arguments/by-theirs.md"].replace("agi.thesis", ref)},
    )
    found = [one for one in rm.load(home / "kb").problems if ref in one.message]
    assert [(one.severity, one.span.line) for one in found] == [(severity, 3)]
    assert found[0].code == ("RM224" if severity == "warning" else "RM201")
    assert rm.load(home / "kb").ask("mine").answer == "unsupported"


@pytest.mark.parametrize(
    "entry",
    [
        {"as": "Agi!", "from": "../x"},
        {"as": "agi", "from": "/etc"},
        {"as": "agi", "from": "~/kb"},
        {"as": "agi", "from": "--upload-pack=touch x", "commit": COMMIT},
        {"as": "agi", "from": "ext::sh -c touch% x", "commit": COMMIT},
        {"as": "agi", "from": "ext::touch", "commit": COMMIT},
        {"as": "agi", "from": "file:///elsewhere/x", "commit": COMMIT},
        {"as": "agi", "from": "http://example.org/x", "commit": COMMIT},
        {"as": "agi", "from": "git://example.org/x", "commit": COMMIT},
        {"as": "agi", "from": "https://example.org/x"},
        {"as": "agi", "from": "https://example.org/x", "commit": "main"},
        {"as": "agi", "from": "https://example.org/x", "commit": COMMIT[:-1]},
        {"as": "agi", "from": "https://example.org/x", "commit": COMMIT, "folder": "../../x"},
        {"as": "agi", "from": "-oProxyCommand=x@host:path", "commit": COMMIT},
    ],
)
def test_an_import_that_is_not_read(tmp_path, run: Run, entry):
    home = own(tmp_path, entry)
    assert "RM221" in codes(home)
    done = run("fetch", cwd=home)
    assert done.status == 1
    assert "not fetched" in done.out
    assert not (home / "kb" / CACHE).exists()


def test_two_imports_with_one_name(tmp_path):
    write(tmp_path / "theirs", BASE)
    one = {"as": "agi", "from": "../../theirs/kb"}
    assert codes(own(tmp_path, one, one)) == ["RM221"]


@pytest.mark.parametrize("source", ["../../theris/kb", "../../theirs", "../../theirs/kb/map.yaml"])
def test_a_folder_that_is_not_there(tmp_path, source):
    write(tmp_path / "theirs", BASE)
    home = own(tmp_path, {"as": "agi", "from": source})
    assert set(codes(home)) == {"RM222", "RM224"}


def test_kbs_that_import_each_other(tmp_path):
    home = by_path(tmp_path)
    back = settings({"as": "back", "from": "../../mine/kb"})
    write(tmp_path / "theirs", {"kb/map.yaml": back})
    assert codes(home) == ["RM223"]
    assert rm.load(home / "kb").ask("agi.so-far").answer == "undercut"
    assert set(codes(own(tmp_path / "again", {"as": "agi", "from": "."}))) == {"RM223", "RM224"}


def test_an_import_of_an_import_has_both_names(tmp_path):
    home = by_path(tmp_path)
    write(tmp_path / "third", BASE)
    write(tmp_path / "theirs", {"kb/map.yaml": settings({"as": "far", "from": "../../third/kb"})})
    assert rm.load(home / "kb").ask("agi.far.thesis").answer == "supported"


def test_every_reference_is_moved():
    nodes = [*rm.load(Path(__file__).parents[2] / "kb").map.nodes.values()]
    plain, moved = Map(nodes), Map(imported("agi", nodes))
    assert len(plain.statements) == len(moved.statements)
    for node, other in zip(nodes, imported("agi", nodes), strict=True):
        refs = [*references(node)]
        told = [*references(other)]
        assert [one.path for one in refs] == [one.path for one in told]
        for one, new in zip(refs, told, strict=True):
            assert new.ref.startswith("agi.")
            assert (plain.resolve(one.ref) is None) == (moved.resolve(new.ref) is None), one


# From git


@pytest.fixture
def theirs(tmp_path) -> Work:
    return Work(tmp_path / "theirs")


def pinned(tmp_path: Path, work: Work, **more: str) -> Path:
    commit = work.git("rev-parse", "HEAD")
    return own(tmp_path, {"as": "agi", "from": "../../theirs", "commit": commit, **more})


def test_a_pinned_commit_is_fetched_only_when_asked(tmp_path, run: Run, theirs):
    home = pinned(tmp_path, theirs)
    theirs.put({"kb/claims/thesis.md": "---\ntitle: Changed\nstanding: open\nsources: talk\n---\n"})
    theirs.commit("later")
    assert set(codes(home)) == {"RM222", "RM224"}
    assert run("check", cwd=home).status == 0
    assert not (home / "kb" / CACHE).exists()
    done = run("fetch", cwd=home)
    assert (done.status, done.out.split(": ")[:2]) == (0, ["agi", "fetched"])
    kb = rm.load(home / "kb")
    assert kb.problems == ()
    assert kb["agi.thesis"].title == "It generalises"
    assert "there already" in run("fetch", cwd=home).out
    assert (home / "kb" / CACHE / ".gitignore").read_text() == "*\n"
    told = json.loads(run("fetch", "--format", "json", cwd=home).out)
    assert [(one["space"], one["state"]) for one in told] == [("agi", "kept")]


def test_a_commit_that_is_not_there(tmp_path, run: Run, theirs):
    home = own(tmp_path, {"as": "agi", "from": "../../theirs", "commit": COMMIT})
    done = run("fetch", cwd=home)
    assert done.status == 1
    assert f"the repository has no commit {COMMIT}" in done.out
    home = pinned(tmp_path, theirs, folder="nowhere")
    assert "there is no folder `nowhere`" in run("fetch", cwd=home).out
    assert [one.name for one in (home / "kb" / CACHE).glob("*")] == []


def test_nothing_of_a_repository_is_run_and_no_link_leads_out(tmp_path, run: Run, theirs):
    sprung = tmp_path / "sprung"
    trap = f"#!/bin/sh\ntouch '{sprung}'\n"
    secret = write(tmp_path, {"secret.md": "---\ntitle: Secret\n---\n"}) / "secret.md"
    (theirs.home / "kb/claims/leak.md").symlink_to(secret)
    (theirs.home / "kb/outside").symlink_to("/etc")
    theirs.put({".gitmodules": '[submodule "x"]\n\tpath = kb/x\n\turl = ext::sh\n'})
    theirs.put({"kb/.gitattributes": "* filter=evil\n"})
    theirs.commit("harm")
    for hook in ("post-checkout", "reference-transaction", "post-upload-pack", "update"):
        path = theirs.home / ".git/hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(trap)
        path.chmod(0o755)
    home = pinned(tmp_path, theirs)
    assert run("fetch", cwd=home).status == 0
    assert not sprung.exists()
    held = [one for one in (home / "kb" / CACHE).rglob("*") if one.is_file() or one.is_symlink()]
    assert not any(one.is_symlink() or "Secret" in one.read_text() for one in held)
    assert "agi.leak" not in rm.load(home / "kb")


def test_a_fetched_kb_reads_nothing_beside_it(tmp_path, run: Run, theirs):
    write(tmp_path / "mine/private", BASE)
    deep = {"as": "in", "from": "../../../private/kb"}
    same = {"as": "pin", "from": "../../../private", "commit": COMMIT}
    theirs.put({"kb/map.yaml": settings(deep, same)})
    theirs.commit("harm")
    home = pinned(tmp_path, theirs)
    done = run("fetch", cwd=home)
    assert "agi.pin: not fetched" in done.out
    kb = rm.load(home / "kb")
    assert "agi.in.thesis" not in kb
    assert kb["agi.thesis"].title == "It generalises"


def test_a_cache_that_is_a_link_is_not_written_to(tmp_path, run: Run, theirs):
    home = pinned(tmp_path, theirs)
    (tmp_path / "elsewhere").mkdir()
    (home / "kb" / CACHE).symlink_to(tmp_path / "elsewhere")
    assert run("fetch", cwd=home).status != 0
    assert [*(tmp_path / "elsewhere").iterdir()] == []


def test_an_import_is_a_path_or_an_address():
    def remote(source: str) -> bool:
        return Import.model_validate({"as": "a", "from": source}).remote

    assert remote("https://example.org/x")
    assert remote("git@example.org:a/b.git")
    assert not remote("../agi-map/kb")
    assert not remote("part.of/kb")
