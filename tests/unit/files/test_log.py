"""Who committed what and when: real repositories, read by one pass of git's log."""

import subprocess
from pathlib import Path

import pytest

from robustmap.errors import GitError
from robustmap.files.git import Repository
from robustmap.files.log import line, log, merged, stem, unsaved
from tests.support.repositories import ARGUMENT, UNDERCUT, Work, alone


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Work:
    alone(monkeypatch)
    return Work(tmp_path / "repo")


def of(work: Work) -> Repository:
    return Repository(work.home / "kb", "kb")


def test_the_log_tells_who_committed_what_the_latest_first(work, monkeypatch):
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ünal <b>")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2021-02-03T04:05:06+02:00")
    work.put({"kb/arguments/deep/er.md": UNDERCUT, "elsewhere.txt": "x"})
    last = work.commit("A reply\n\nIn full.")
    found = log(of(work))
    assert [one.subject for one in found.entries] == ["A reply", "base"]
    first = found.entries[0]
    assert (first.id, first.date, first.day) == (last, "2021-02-03T04:05:06+02:00", "2021-02-03")
    # Git itself takes brackets out of names.
    assert first.who == "Ünal b"
    assert first.files == ("arguments/deep/er.md",)
    assert set(found.entries[1].files) == {
        *("arguments/so-far.md", "claims/thesis.md", "map.yaml", "sources/talk.md"),
    }
    assert not found.shallow


def test_commits_that_leave_the_kb_alone_are_not_told(work):
    work.put({"elsewhere.txt": "x"})
    work.commit("elsewhere")
    assert [one.subject for one in log(of(work)).entries] == ["base"]


def test_hostile_names_and_subjects_stay_what_they_are(work):
    name = "kb/arguments/a\tb\n<i>ü.md"
    work.put({name: ARGUMENT})
    work.commit("\x1e\x1f <script>")
    found = log(of(work)).entries[0]
    assert found.files == (name.removeprefix("kb/"),)
    assert found.subject.endswith("<script>")


def test_a_commit_without_a_subject_is_read_like_any_other(work):
    work.put({"kb/arguments/again.md": ARGUMENT})
    work.git("add", "-A")
    work.git("commit", "-q", "--allow-empty-message", "-m", "")
    assert [one.subject for one in log(of(work)).entries] == ["", "base"]


def test_the_settings_of_a_repository_change_nothing(work):
    work.put({"kb/claims/thesis.md": "---\ntitle: Other\n---\n"})
    work.commit("other")
    before = log(of(work)), line(of(work), 5)
    for key, value in (
        ("log.follow", "true"),
        ("diff.relative", "true"),
        ("log.showSignature", "true"),
        ("diff.external", "false"),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("diff.renames", "copies"),
        ("format.pretty", "oneline"),
    ):
        work.git("config", key, value)
    assert (log(of(work)), line(of(work), 5)) == before


def test_the_main_line_follows_first_parents_and_names_who_wrote_what_was_merged(work, monkeypatch):
    work.git("checkout", "-q", "-b", "topic")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Contributor")
    work.put({"kb/arguments/reply.md": UNDERCUT})
    work.commit("on the branch")
    work.git("checkout", "-q", "main")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Maintainer")
    work.git("merge", "-q", "--no-ff", "-m", "Merge it", "topic")
    steps, more = line(of(work), 5)
    assert [one.entry.subject for one in steps] == ["Merge it", "base"]
    assert not more
    assert merged(of(work), steps[0]) == ("Contributor",)
    assert merged(of(work), steps[1]) == ("Somebody",)
    assert steps[0].base == steps[1].head == work.git("rev-parse", "HEAD~1:kb")
    assert steps[1].base == steps[1].parent == ""


def test_the_main_line_is_cut_where_it_is_told_to_be(work):
    for number in range(3):
        work.put({"kb/map.yaml": f"title: {number}\n"})
        work.commit(str(number))
    steps, more = line(of(work), 2)
    assert ([one.entry.subject for one in steps], more) == (["2", "1"], True)


def test_a_shallow_clone_says_so(work, tmp_path):
    work.put({"kb/map.yaml": "title: Later\n"})
    work.commit("later")
    shallow = tmp_path / "shallow"
    subprocess.run(["git", "clone", "-q", "--depth=1", f"file://{work.home}", shallow], check=True)
    found = log(Repository(shallow / "kb"))
    assert found.shallow
    assert [(one.subject, one.parents) for one in found.entries] == [("later", ())]


def test_a_repository_without_commits_is_told_as_git_tells_it(tmp_path, monkeypatch):
    alone(monkeypatch)
    (tmp_path / "kb").mkdir()
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    with pytest.raises(GitError, match="git cannot tell the history"):
        log(Repository(tmp_path / "kb"))


def test_files_that_are_not_as_they_were_committed_are_named(work):
    assert unsaved(of(work), work.home / "kb") == frozenset()
    work.put({"kb/claims/thesis.md": "---\ntitle: Other\n---\n", "kb/claims/new.md": "---\n---\n"})
    (work.home / "kb/arguments/so-far.md").unlink()
    assert unsaved(of(work), work.home / "kb") == {
        *("claims/thesis.md", "claims/new.md", "arguments/so-far.md"),
    }


def test_line_ends_that_git_turns_are_no_difference(work):
    path = work.home / "kb/claims/thesis.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert unsaved(of(work), work.home / "kb") == frozenset()


def test_the_name_of_a_file_is_the_id_of_its_node():
    assert stem("claims/deep/er/it-holds.md") == "it-holds"
    assert stem("claims/.md") == stem("claims/x.txt") == stem("map.yaml") == ""
