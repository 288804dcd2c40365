"""`robustmap diff` on a real repository: commits, the working tree, folders, and misuse."""

import json
import os
import subprocess
import sys

import pytest

from robustmap.cli.main import main
from robustmap.errors import GitError
from robustmap.files.git import Repository

CLAIM = "---\ntitle: It generalises\nstanding: open\nsources: talk\n---\n"
ARGUMENT = "---\nfor: thesis\npremises:\n  - p1: It has so far.\nsources: talk\n---\n"
UNDERCUT = "---\nundercuts: so-far\npremises:\n  - p1: The past is short.\nsources: talk\n---\n"
BASE = {
    "kb/map.yaml": "title: A map\n",
    "kb/sources/talk.md": "---\ntitle: A talk\n---\n",
    "kb/claims/thesis.md": CLAIM,
    "kb/arguments/so-far.md": ARGUMENT,
}


@pytest.fixture
def run(capfd, monkeypatch):
    """Run the command line in this process; gives (status, output, errors)."""

    def run_(*words):
        monkeypatch.setattr(sys, "argv", ["robustmap", "diff", *words])
        with pytest.raises(SystemExit) as stop:
            main()
        output, errors = capfd.readouterr()
        return stop.value.code, output, errors

    return run_


@pytest.fixture
def git(tmp_path, monkeypatch):
    """Make a repository with one commit, and stand in it; gives the means to run git."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "somebody@example.org")
        monkeypatch.setenv(f"GIT_{role}_DATE", "2020-01-01T00:00:00Z")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    home = tmp_path / "repo"
    home.mkdir()
    monkeypatch.chdir(home)

    def git_(*words, cwd=home):
        done = subprocess.run(
            ["git", *words], cwd=cwd, check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout.strip()

    git_("init", "-q", "-b", "main")
    put(home, BASE)
    commit(git_, "base")
    return git_


def put(home, files):
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def commit(git, message):
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", message)


@pytest.mark.usefixtures("git")
def test_nothing_has_changed(run):
    assert run("main") == (
        0,
        "main -> the working tree: 3 nodes, cautious view\nNothing changes.\n",
        "",
    )


def test_the_working_tree_is_compared_with_files_that_git_does_not_know_yet(git, run, tmp_path):
    put(tmp_path / "repo", {"kb/arguments/short.md": UNDERCUT})
    status, output, errors = run("main")
    assert (status, errors) == (0, "")
    assert output == (
        "main -> the working tree: 3 -> 4 nodes, cautious view\n"
        "2 verdicts change, 2 strengths move, 1 reason moves among those for and against;"
        " 1 verdict stays as it is.\n"
        "\n"
        "Verdicts that change\n"
        "  claim thesis: supported -> not yet argued for\n"
        '    "It generalises"\n'
        "    because of kb/arguments/short.md (new: undercuts so-far)\n"
        "    speaks for it: so-far, no reply yet -> fallen\n"
        "  argument so-far: holds, no reply yet -> step broken by short\n"
        "    because of kb/arguments/short.md (new: undercuts so-far)\n"
        "\n"
        "Strengths that move (weighed by DF-QuAD, from 0 to 1)\n"
        "  argument so-far: 0.5 -> 0.25\n"
        "  claim thesis: 0.5 -> 0.25\n"
        "\n"
        "Arguments that nobody has replied to\n"
        "  short holds, and nobody has replied to it yet\n"
        "\n"
        "Changes\n"
        "  + argument short, new: undercuts so-far - kb/arguments/short.md\n"
    )
    assert git("status", "--porcelain") == "?? kb/arguments/short.md"


def test_two_commits_are_compared_since_they_parted(git, run, tmp_path):
    git("checkout", "-q", "-b", "change/über cut".replace(" ", "-"))
    put(tmp_path / "repo", {"kb/arguments/short.md": UNDERCUT})
    commit(git, "cut")
    git("checkout", "-q", "main")
    put(tmp_path / "repo", {"kb/claims/aside.md": "---\ntitle: Aside\nsources: talk\n---\n"})
    commit(git, "aside")
    status, output, _ = run("main", "change/über-cut", "--format", "json")
    found = json.loads(output)
    assert status == 0
    assert [one["node"] for one in found["changes"]] == ["short"]
    assert [one["id"] for one in found["flips"]] == ["thesis", "so-far"]
    assert found["notes"][0].startswith("main has moved on since the two parted at ")
    _, output, _ = run("main", "change/über-cut", "--format", "json", "--direct")
    found = json.loads(output)
    assert {(one["change"], one["node"]) for one in found["changes"]} == {
        ("added", "short"),
        ("removed", "aside"),
    }
    assert found["notes"] == []


def test_file_names_with_blanks_and_umlauts_are_read_from_git(git, run, tmp_path):
    names = {"kb/claims/zwei wörter.md": CLAIM, "kb/claims/tief e/x y.md": CLAIM}
    put(tmp_path / "repo", names)
    commit(git, "names")
    status, output, _ = run("main~1", "main", "--direct")
    assert status == 0
    assert "+ claim zwei wörter, new - kb/claims/zwei wörter.md" in output
    assert "+ claim x y, new - kb/claims/tief e/x y.md" in output
    assert run("main")[1].endswith("Nothing changes.\n")


def test_a_commit_is_read_as_the_disk_is(git, tmp_path):
    from robustmap.files.find import on_disk

    home = tmp_path / "repo"
    put(home, {"kb/_draft.md": "x", "kb/.hidden/a.md": "x", "kb/notes.txt": "x"})
    put(home, {"kb/claims/bin.md": "\x00\x01", "kb/claims/large.md": "x" * 300_000, "outside": "x"})
    (home / "kb/claims/inner.md").symlink_to("thesis.md")
    (home / "kb/claims/again").symlink_to("../arguments")
    (home / "kb/claims/outer.md").symlink_to("../../outside")
    (home / "kb/claims/root.md").symlink_to("/etc/hostname")
    (home / "kb/claims/gone.md").symlink_to("nowhere.md")
    commit(git, "all sorts")
    repository = Repository(home / "kb", "kb")
    found, disk = repository.tree(repository.commit("main")), on_disk(home / "kb", "kb")
    assert found.files == disk.files
    assert "claims/inner.md" in found.files
    assert sorted(found.problems) == sorted(disk.problems)
    assert [one.code for one in found.problems].count("RM012") == 2


def test_a_submodule_is_not_read(git, tmp_path):
    home = tmp_path / "repo"
    head = git("rev-parse", "HEAD")
    git("update-index", "--add", "--cacheinfo", f"160000,{head},kb/claims/other")
    git("commit", "-q", "-m", "submodule")
    repository = Repository(home / "kb", "kb")
    tree = repository.tree(repository.commit("main"))
    assert [(one.code, one.span.path) for one in tree.problems] == [("RM014", "kb/claims/other")]


def test_a_link_never_leads_out_of_the_kb(git, tmp_path):
    home = tmp_path / "repo"
    put(home, {"kb/etc/hostname": "inside", "claims/x.md": CLAIM})
    for name, aim in {
        "absolute.md": "/etc/hostname",
        "above.md": "../../claims/x.md",
        "loop.md": "loop.md",
        "gone.md": "nowhere.md",
    }.items():
        (home / "kb/claims" / name).symlink_to(aim)
    commit(git, "links")
    repository = Repository(home / "kb", "kb")
    tree = repository.tree(repository.commit("main"))
    refused = {one.span.path for one in tree.problems if one.code == "RM012"}
    assert refused == {"kb/claims/absolute.md", "kb/claims/above.md"}
    lost = {one.span.path for one in tree.problems if one.code == "RM013"}
    assert lost == {"kb/claims/loop.md", "kb/claims/gone.md"}
    assert not {"absolute.md", "above.md"} & {name.removeprefix("claims/") for name in tree.files}


@pytest.mark.parametrize("operands", [("./old", "./new"), ("old", "new"), ("old/", "new/")])
def test_folders_need_no_repository(run, tmp_path, monkeypatch, operands):
    monkeypatch.chdir(tmp_path)
    inside = {name.removeprefix("kb/"): text for name, text in BASE.items()}
    put(tmp_path / "old", inside)
    put(tmp_path / "new", {**inside, "arguments/short.md": UNDERCUT})
    put(tmp_path, BASE)
    status, output, _ = run(*operands)
    assert status == 0
    assert output.startswith("old -> new: 3 -> 4 nodes")
    assert "because of new/arguments/short.md (new: undercuts so-far)" in output


@pytest.mark.usefixtures("git")
def test_a_branch_is_meant_before_a_folder_of_the_same_name(run, tmp_path):
    put(tmp_path / "repo", {"main/map.yaml": "title: Folder\n"})
    assert run("main")[1].startswith("main -> the working tree: 3 nodes")
    assert run("./main")[1].startswith("main -> the working tree: 0 -> 3 nodes")


@pytest.mark.usefixtures("git")
def test_a_commit_is_compared_with_a_folder_as_it_stands(run, tmp_path):
    put(tmp_path / "repo", {"other/map.yaml": "title: Folder\n"})
    assert run("main", "./other")[1].startswith("main -> other: 3 -> 0 nodes")


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["mian"], "there is no branch, tag or commit `mian`; did you mean `main`?"),
        (["main..topic"], "give the two sides apart: `main topic`"),
        (["main...topic"], "give the two sides apart: `main topic`"),
        (["--", "--output=x"], "`--output=x` cannot be a branch, tag or commit"),
        (["main", "--", "-x"], "`-x` cannot be a branch, tag or commit"),
        (["./nowhere"], "there is no folder `nowhere`"),
        (["main^{tree}"], "`main^{tree}` is no commit"),
        ([""], "`` cannot be a branch"),
        (["--upload-pack=x"], "No such option"),
        (["main", "--fail-on", "flips"], "`flips` is no gate; did you mean `flip`?"),
    ],
)
def test_misuse_is_answered_in_one_line(run, tmp_path, words, told):
    status, output, errors = run(*words)
    assert (status, output) == (2, "")
    assert told in errors
    assert "Traceback" not in errors
    assert not (tmp_path / "repo" / "x").exists()


def test_outside_a_repository(run, tmp_path, monkeypatch):
    put(tmp_path, BASE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    status, _, errors = run("main")
    assert status == 2
    assert "`kb` cannot be compared with a commit: it is in no git repository" in errors


@pytest.mark.usefixtures("git")
def test_without_git(run, monkeypatch):
    monkeypatch.setenv("PATH", "")
    status, _, errors = run("main")
    assert status == 2
    assert "git was not found" in errors


def test_a_repository_without_commits(git, tmp_path):
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    git("init", "-q", "-b", "main", cwd=fresh)
    put(fresh, BASE)
    with pytest.raises(GitError, match="the repository has no commit yet"):
        Repository(fresh / "kb", "kb").commit("HEAD")


def test_a_shallow_clone_says_what_to_fetch(git, run, tmp_path, monkeypatch):
    git("checkout", "-q", "-b", "topic")
    commit(git, "topic")
    git("checkout", "-q", "main")
    commit(git, "main moves on")
    clone = tmp_path / "clone"
    source = f"file://{tmp_path / 'repo'}"
    git("clone", "-q", "--depth", "1", "--no-single-branch", source, str(clone), cwd=tmp_path)
    monkeypatch.chdir(clone)
    status, _, errors = run("origin/topic", "origin/main")
    assert status == 2
    assert "the clone is shallow, so fetch more of the history (`git fetch --deepen=100`" in errors
    assert run("origin/topic", "origin/main", "--direct")[0] == 0


def test_an_object_that_git_lacks_is_named(git, run, tmp_path):
    blob = git("rev-parse", "main:kb/claims/thesis.md")
    (tmp_path / "repo/.git/objects" / blob[:2] / blob[2:]).unlink()
    # A file that lies at hand with the same bytes is as good as the object.
    assert run("main")[0] == 0
    put(tmp_path / "repo", {"kb/claims/thesis.md": CLAIM + "More words.\n"})
    status, _, errors = run("main")
    assert status == 2
    assert f"git does not hold the object {blob[:9]} (a partial clone" in errors


def test_histories_that_never_met(git, run):
    git("checkout", "-q", "--orphan", "island")
    commit(git, "island")
    status, _, errors = run("main", "island")
    assert status == 2
    assert "`main` and `island` have no commit in common; `--direct` compares the two" in errors


def test_a_base_without_a_kb_makes_everything_new(git, run):
    git("checkout", "-q", "--orphan", "before")
    git("rm", "-rq", "--cached", "kb")
    git("commit", "-q", "--allow-empty", "-m", "no kb")
    status, output, _ = run("before")
    assert status == 0
    assert "Note: before has no kb, so everything is new" in output
    assert "0 -> 3 nodes" in output
    status, _, errors = run("main", "before", "--direct")
    assert status == 2
    assert "there is no folder `kb` at `before`" in errors


@pytest.mark.usefixtures("git")
def test_gates(run, tmp_path):
    put(tmp_path / "repo", {"kb/arguments/short.md": UNDERCUT})
    status, output, errors = run("main", "--fail-on", "flip,robustness", "--fail-on", "error")
    assert status == 3
    assert "Verdicts that change" in output
    assert errors == "robustmap: the gate is closed: flip (2)\n"
    assert run("main", "--fail-on", "robustness,error")[0] == 0
    assert run("main", "--fail-on", "ledger")[0] == 3
    put(tmp_path / "repo", {"kb/arguments/wrong.md": UNDERCUT.replace("so-far", "so-fra")})
    status, output, errors = run("main", "--fail-on", "error", "--format", "markdown")
    assert status == 3
    assert errors == "robustmap: the gate is closed: error (1)\n"
    assert "### New findings: 1 error" in output
    assert "error RM201 `kb/arguments/wrong.md:2:12`" in output


def test_old_findings_are_not_told_again(git, run, tmp_path):
    put(tmp_path / "repo", {"kb/arguments/wrong.md": UNDERCUT.replace("so-far", "so-fra")})
    commit(git, "wrong")
    put(tmp_path / "repo", {"kb/arguments/short.md": UNDERCUT})
    assert "New findings" not in run("main")[1]


def test_a_hook_of_the_repository_does_not_run(git, run, tmp_path):
    trap = tmp_path / "sprung"
    script = tmp_path / "trap.sh"
    script.write_text(f"#!/bin/sh\ntouch {trap}\n", encoding="utf-8")
    script.chmod(0o755)
    for name in ("core.fsmonitor", "core.pager", "diff.external", "core.sshCommand"):
        git("config", name, str(script))
    git("config", "core.hooksPath", str(tmp_path))
    assert run("main", "main")[0] == 0
    assert not trap.exists()


@pytest.mark.usefixtures("git")
def test_the_folder_decides_on_the_repository_not_the_environment(run, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert run("main")[0] == 0


def test_a_kb_that_is_the_whole_repository(git, run, tmp_path, monkeypatch):
    home = tmp_path / "whole"
    home.mkdir()
    git("init", "-q", "-b", "main", cwd=home)
    inside = {name.removeprefix("kb/"): text for name, text in BASE.items()}
    put(home, inside)
    git("add", "-A", cwd=home)
    git("commit", "-q", "-m", "base", cwd=home)
    monkeypatch.chdir(home)
    assert run("main", "--kb", ".")[1] == (
        "main -> the working tree: 3 nodes, cautious view\nNothing changes.\n"
    )
