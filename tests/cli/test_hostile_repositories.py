"""Operands and repositories that mean harm, or are only odd: nothing runs, nothing is injected.

Each ends with a status of 1 or 2 and a message with a way out, or with a right answer; never
with a traceback.
"""

import pytest

from robustmap.files.git import Repository
from tests.support.repositories import (
    CLAIM,
    SHORT,
    UNDERCUT,
    Work,
    alone,
    misuse,
    running,
    standing_in,
)


@pytest.fixture
def run(capfd, monkeypatch):
    return running(capfd, monkeypatch)


@pytest.fixture
def work(tmp_path, monkeypatch):
    return standing_in(tmp_path, monkeypatch)


# Operands


@pytest.mark.parametrize(
    ("ref", "told"),
    [
        ("", "cannot be a branch"),
        ("-", "cannot be a branch"),
        ("--output=x", "cannot be a branch"),
        ("--upload-pack=touch x", "cannot be a branch"),
        ("^main", "`^main` is no commit"),
        ("main^!", "did you mean `main`?"),
        ("main^@", "did you mean `main`?"),
        (":kb/map.yaml", "`:kb/map.yaml` is no commit"),
        ("main:kb", "`main:kb` is no commit"),
        ("main:", "`main:` is no commit"),
        ("HEAD@{99}", "there is no branch, tag or commit `HEAD@{99}`"),
        ("@{u}", "there is no branch, tag or commit `@{u}`"),
        ("HEAD^{/(}", "there is no branch, tag or commit `HEAD^{/(}`"),
        ("nope^{/regex}", "there is no branch, tag or commit"),
        ("a..b", "give the two sides apart: `a b`"),
        ("a...b", "give the two sides apart: `a b`"),
        ("..main", "did you mean `main`?"),
        ("ma\nin", "`ma\\nin`; did you mean `main`?"),
        ("x\n::error::owned", "`x\\n::error::owned`"),
        ("x\r::error::owned", "`x\\r::error::owned`"),
        ("\x1b[31mred", "`\\x1b[31mred`"),
        ("\x9b31mred", "`\\x9b31mred`"),
        ("r\u202eed", "`r\\u202eed`"),
        ("\udcff\udcfe", "`\\udcff\\udcfe`"),
        ("##[add-mask]x", "## [add-mask]x"),
        ("$(touch x)", "`$(touch x)`"),
        ("`touch x`", "there is no branch"),
        ("*", "there is no branch, tag or commit `*`"),
        ("0" * 40, "is no commit"),
        ("FETCH_HEAD", "there is no branch"),
        ("kb/map.yaml", "there is no branch"),
        ("/", "`/` holds no kb"),
        ("..", "holds no kb"),
        ("../", "holds no kb"),
        ("../nowhere", "there is no folder `../nowhere`"),
        ("./kb/claims", "`kb/claims` holds no kb: no `map.yaml`"),
    ],
)
@pytest.mark.parametrize("side", ["base", "head"])
def test_an_operand_that_is_none(work, run, ref, told, side):
    words = [ref] if side == "base" else ["main", ref]
    misuse(run("diff", "--", *words), told)
    assert not (work.home / "x").exists()
    assert work.git("status", "--porcelain") == ""


@pytest.mark.parametrize("ref", ["HEAD~0", "main@{0}", "refs/heads/main", "@", "HEAD^{/base}"])
@pytest.mark.usefixtures("work")
def test_an_operand_that_git_knows(run, ref):
    assert run("diff", ref)[:2] == (
        0,
        f"{ref} -> the working tree: 3 nodes, cautious view\nNothing changes.\n",
    )


def test_an_operand_with_a_nul_byte_is_no_commit(work):
    from robustmap.errors import GitError

    with pytest.raises(GitError, match="cannot be a branch"):
        Repository(work.home / "kb", "kb").commit("a\0b")


BRANCHES = (
    *("$(touch${IFS}x)", "'quoted'", '"quoted"', "`tick`", "a|b", "<b>x</b>", "a;touch_x", "@team"),
    *("%0A%3A%3Aerror", "über/straße", "#1", "a->b", "a{b}", "x-->", "x\u202ey", "x\u200by"),
    *("##add-mask", "<!--x-->", "](javascript)", "HEAD/x", "x,y=z"),
)


@pytest.mark.parametrize("name", BRANCHES)
def test_branch_names_are_only_looked_up_and_shown(work, run, name):
    work.git("branch", name)
    status, output, errors = run("diff", name)
    assert (status, errors) == (0, "")
    assert output.endswith("Nothing changes.\n")
    assert all(c.isprintable() or c == "\n" for c in output)
    assert run("diff", name, "--format", "markdown")[0] == 0
    assert not (work.home / "x").exists()


def test_a_branch_that_looks_like_an_option_is_reached_by_its_full_name(work, run):
    work.git("update-ref", "refs/heads/--output=x", "HEAD")
    misuse(run("diff", "--", "--output=x"), "cannot be a branch")
    assert run("diff", "refs/heads/--output=x")[0] == 0
    assert not (work.home / "x").exists()


# What a repository could run


def test_no_program_that_a_repository_names_is_run(work, run, tmp_path):
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch '{sprung}'\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    attributes = "* filter=evil diff=evil merge=evil ident\n"
    work.put({".gitattributes": attributes, "kb/.gitattributes": attributes, **SHORT})
    work.commit("attributes")
    for name in (
        *("filter.evil.smudge", "filter.evil.clean", "filter.evil.process"),
        *("diff.evil.textconv", "diff.evil.command", "diff.external", "merge.evil.driver"),
        *("core.fsmonitor", "core.sshCommand", "core.pager", "core.editor", "core.askPass"),
        *("core.gitProxy", "core.alternateRefsCommand", "uploadpack.packObjectsHook"),
        *("credential.helper", "gpg.program", "interactive.diffFilter", "pager.ls-tree"),
    ):
        work.git("config", name, str(trap))
    for name in ("rev-parse", "ls-tree", "cat-file", "merge-base", "for-each-ref"):
        work.git("config", f"alias.{name}", f"!{trap}")
    hooks = work.home / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in (
        "post-checkout",
        "reference-transaction",
        "post-index-change",
        "fsmonitor-watchman",
    ):
        (hooks / name).symlink_to(trap)
    work.put({"kb/claims/aside.md": CLAIM.replace("It generalises", "Aside")})
    for words in (["main~1"], ["main~1", "main"], ["nope"], ["main", "main~1"], ["a..b"]):
        run("diff", *words)
        assert not sprung.exists(), words


def test_settings_that_git_cannot_read_are_told(work, run):
    with (work.home / ".git/config").open("a", encoding="utf-8") as file:
        file.write("[broken\n")
    misuse(run("diff", "main"), "`kb` cannot be compared with a commit: bad config line")


def test_a_repository_of_somebody_else_is_told_with_a_way_out(work, run, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    misuse(run("diff", "main"), "dubious ownership", "git config --global --add safe.directory")
    assert work.git("--version")


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    "name",
    [
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR"),
        *("GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_NAMESPACE", "GIT_PREFIX"),
        *("GIT_GRAFT_FILE", "GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH_COMMAND", "GIT_TRACE"),
    ],
)
def test_the_environment_leads_nowhere_else(run, tmp_path, monkeypatch, name):
    monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    status, output, errors = run("diff", "main")
    assert (status, errors) == (0, "")
    assert output.endswith("Nothing changes.\n")


def test_what_git_traces_is_not_taken_for_its_reason(work, run, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_TRACE", "1")
    monkeypatch.chdir(tmp_path)
    Work(tmp_path / "other")
    (tmp_path / "other/.git").rename(tmp_path / "other/gone")
    misuse(run("diff", "main", "--kb", "other"), "it is in no git repository")
    assert work.home.exists()


# Kinds of repositories


def test_a_bare_repository_has_no_kb_to_compare(work, run, tmp_path, monkeypatch):
    work.git("clone", "-q", "--bare", ".", str(tmp_path / "bare.git"))
    monkeypatch.chdir(tmp_path / "bare.git")
    misuse(run("diff", "main"), "no kb was found here or above", "`--kb` names one")
    misuse(run("diff", "main", "--kb", "."), "it is in a bare repository; run this in a clone")


def test_a_second_work_tree(work, run, tmp_path, monkeypatch):
    work.git("worktree", "add", "-q", str(tmp_path / "second"), "-b", "topic")
    monkeypatch.chdir(tmp_path / "second")
    (tmp_path / "second/kb/arguments/short.md").write_text(UNDERCUT, encoding="utf-8")
    status, output, _ = run("diff", "main")
    assert status == 0
    assert "step broken by short" in output


def test_a_kb_behind_a_link_is_that_of_its_own_repository(work, run, tmp_path, monkeypatch):
    other = tmp_path / "other"
    other.mkdir()
    (other / "kb").symlink_to(work.home / "kb")
    monkeypatch.chdir(other)
    work.put(SHORT)
    assert "step broken by short" in run("diff", "main")[1]


def test_a_detached_head(work, run):
    work.git("checkout", "-q", "--detach")
    assert run("diff", "main", "HEAD")[1].endswith("Nothing changes.\n")


def test_a_repository_without_any_commit(run, tmp_path, monkeypatch):
    alone(monkeypatch)
    fresh = Work(tmp_path / "fresh")
    fresh.git("update-ref", "-d", "HEAD")
    monkeypatch.chdir(fresh.home)
    for ref in ("HEAD", "main", "master", "x~1"):
        misuse(run("diff", ref), "the repository has no commit yet: commit the kb")


def test_a_shallow_clone_names_what_to_fetch(work, run, tmp_path, monkeypatch):
    for name in ("topic", "main"):
        work.git("checkout", "-q", "-B", name)
        work.commit(name)
        work.commit(f"{name} again")
        work.git("checkout", "-q", "--detach", "HEAD~2")
    clone, source = tmp_path / "clone", f"file://{work.home}"
    work.git("clone", "-q", "--depth", "1", "-b", "topic", source, str(clone))
    monkeypatch.chdir(clone)
    misuse(run("diff", "origin/main"), "the clone is shallow", "`git fetch --deepen=100`")
    misuse(run("diff", "HEAD~1"), "the clone is shallow", "`git fetch --unshallow`")
    work.git("-C", str(clone), "fetch", "-q", "--depth", "1", source, "main:main")
    misuse(
        run("diff", "main"), "have no commit in common", "`git fetch --deepen=100`", "`--direct`"
    )
    work.git("-C", str(clone), "fetch", "-q", "--deepen=100", source, "main:main", "topic")
    assert run("diff", "main")[0] == 0


def test_a_partial_clone_fetches_nothing_by_itself(work, run, tmp_path, monkeypatch):
    work.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    source = f"file://{work.home}"
    work.git("clone", "-q", "--filter=blob:none", "--no-checkout", source, str(clone))
    monkeypatch.chdir(clone)
    (clone / "kb").mkdir()
    (clone / "kb/map.yaml").write_text("title: Another\n", encoding="utf-8")
    misuse(run("diff", "main"), "does not hold the object", "`git fetch --refetch --no-filter`")
    work.git("-C", str(clone), "fetch", "-q", "--refetch", "--no-filter")
    assert run("diff", "main")[0] == 0


def test_histories_without_a_commit_in_common(work, run):
    work.git("checkout", "-q", "--orphan", "island")
    work.put(SHORT)
    work.commit("island")
    misuse(run("diff", "main"), "`main` and `HEAD` have no commit in common", "`--direct`")
    assert "step broken by short" in run("diff", "main", "--direct")[1]


def test_several_commits_at_which_two_branches_parted_are_told(work, run):
    work.git("checkout", "-q", "-b", "one")
    work.put(SHORT)
    work.commit("one")
    work.git("checkout", "-q", "-b", "two", "main")
    work.put({"kb/claims/aside.md": CLAIM.replace("It generalises", "Aside")})
    work.commit("two")
    first = work.git("rev-parse", "one")
    work.git("merge", "-q", "-m", "both", "one")
    work.git("checkout", "-q", "one")
    work.git("merge", "-q", "-m", "both too", "two~1")
    assert first in work.git("merge-base", "--all", "one", "two").split("\n")
    status, output, _ = run("diff", "one", "two")
    assert status == 0
    assert "Note: each side was merged into the other, so they parted at no one commit; " in output
    assert "`--direct` compares the two as they stand" in output
    assert "Nothing changes." in run("diff", "one", "two", "--direct")[1]
