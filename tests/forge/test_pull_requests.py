"""A pull request, step by step: check.yml as the forge runs it, then comment.yml."""

import json
import re
import shutil
from typing import NamedTuple

import pytest

from tests.forge.conftest import KB, NOTES, People
from tests.support.logs import commands
from tests.support.workflows import Run

MARKER = "<!-- robustmap: consequences -->"
UNDERCUT = {
    "kb/arguments/but.md": f"---\ntitle: Speed is not help\nundercuts: for-a\n{NOTES}---\n\nNo.\n",
    "kb/map.yaml": KB["kb/map.yaml"].replace("stands", "undercut"),
}
BROKEN = {"kb/arguments/but.md": f"---\ntitle: Oh\nundercuts: for-c\n{NOTES}---\n\nNo.\n"}
FORK = "stranger/map"


class Checked(NamedTuple):
    """A repository with pull request 1, which undercuts, and its check."""

    people: People
    check: Run


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """Propose and check once for all tests that begin with it, and keep a copy of it."""
    folder = tmp_path_factory.mktemp("checked")
    people = People(folder / "here", KB)
    people.propose(1, UNDERCUT)
    check = people.check(1)
    shutil.copytree(folder / "here", folder / "kept", symlinks=True)
    return Checked(people, check)


@pytest.fixture
def checked(once: Checked) -> Checked:
    """Put everything back to where the first check had just been run."""
    here = once.people.work.parent
    shutil.rmtree(here)
    shutil.copytree(here.with_name("kept"), here, symlinks=True)
    once.people.forge.runs = once.check.id
    return once


def test_what_a_branch_changes_is_annotated_summed_up_and_commented(checked: Checked):
    people, check = checked
    assert check.conclusion == "success"
    job = check.jobs["kb"]
    found = commands(job.log)
    turned = [one for one in found if "a verdict is another one" in one[1]]
    assert "file=kb/arguments/but.md," in turned[0][1]
    assert any("holds, no reply yet -> step broken by but" in one[2] for one in turned)
    assert "## What changes in the argument" in job.summary
    assert "step broken by `but`" in job.summary
    assert "http.server" in job.summary
    assert "/artifacts/1)" in job.summary
    about = json.loads((check.artifact("consequences") / "about.json").read_text())
    assert about["number"] == 1
    assert about["status"] == "fine"
    assert (check.artifact("site") / "index.html").is_file()

    assert people.comment(1, check).conclusion == "success"
    [comment] = people.comments(1)
    assert comment["body"].startswith(f"{MARKER}\n## What changes in the argument")
    assert comment["body"].removeprefix(f"{MARKER}\n") in job.summary


def test_a_mistake_fails_the_check_is_told_once_and_is_commented_all_the_same(people: People):
    people.propose(1, BROKEN)
    check = people.check(1)
    assert check.conclusion == "failure"
    job = check.jobs["kb"]
    wrong = [one for one in commands(job.log) if one[0] == "error"]
    assert len(wrong) == 1
    assert "title=RM201" in wrong[0][1]
    assert "did you mean `for-a`?" in wrong[0][2]
    assert "Keep the site" not in job.ran
    people.comment(1, check)
    assert "RM201" in people.comments(1)[0]["body"]


def test_a_fork_has_no_right_to_write_and_gets_its_comment(people: People):
    people.propose(1, UNDERCUT, fork=FORK)
    check = people.check(1)
    assert check.conclusion == "success"
    assert check.token({"contents": "read", "pull-requests": "write"}) == (
        "contents=read,pull-requests=read"
    )
    assert [one for one in people.forge.state["log"] if not one.startswith("GET ")] == []
    people.comment(1, check)
    assert len(people.comments(1)) == 1


def test_a_second_push_rewrites_the_comment(checked: Checked):
    people, check = checked
    people.comment(1, check)
    first = people.comments(1)[0]["body"]
    people.comment(1, check)
    assert people.comments(1)[0]["body"] == first
    title = "kb/claims/more.md"
    people.propose(1, {title: f"---\ntitle: One more\nsimilar_to: a\n{NOTES}---\n"})
    people.comment(1, people.check(1))
    [comment] = people.comments(1)
    assert comment["body"] != first
    assert "more" in comment["body"]
    written = [one.split()[0] for one in people.forge.state["log"] if not one.startswith("GET ")]
    assert written == ["POST", "PATCH"]


def test_a_marker_in_somebody_elses_comment_is_only_text(checked: Checked):
    people, check = checked
    people.say(1, "stranger", f"{MARKER}\nmine")
    people.say(1, "github-actions[bot]", f"{MARKER}\nof an account that looks like it")
    people.say(1, "github-actions[bot]", f"> {MARKER}\nquoted", kind="Bot")
    before = people.comments(1)
    people.comment(1, check)
    *others, ours = people.comments(1)
    assert others == before
    assert ours["body"].startswith(f"{MARKER}\n## What")


def test_comments_are_looked_for_on_every_page(checked: Checked):
    people, check = checked
    for number in range(230):
        people.say(1, "stranger", f"Comment {number}")
    people.say(1, "github-actions[bot]", f"{MARKER}\nold", kind="Bot")
    people.comment(1, check)
    assert len(people.comments(1)) == 231
    assert "## What changes" in people.comments(1)[-1]["body"]


HOSTILE = (
    "$(touch pwned) `touch pwned` ::error::x ##[error]y ]( <img src=x> @everyone "
    "https://evil.example #1"
)


def test_hostile_text_is_shown_and_does_nothing(people: People):
    title = HOSTILE.replace('"', "'")
    body = f"{MARKER}\n::stop-commands::x\n::add-mask::a\n$(touch pwned)\n" * 3000
    files = {
        "kb/arguments/evil.md": f'---\ntitle: "{title}"\nundercuts: for-a\n{NOTES}---\n\n{body}',
        "kb/claims/$(touch pwned).md": f'---\ntitle: "{title}"\nbasis: sure\n{NOTES}---\n',
        "kb/claims/##[error]z.md": f'---\ntitle: "{title}"\nbasis: sure\n{NOTES}---\n',
    }
    people.propose(1, files, message="$(touch pwned) ::error::subject")
    check = people.check(1)
    people.comment(1, check)
    assert list(people.forge.folder.rglob("*pwned")) == [
        one for one in people.forge.folder.rglob("*pwned") if one.suffix == ".md"
    ]
    job = check.jobs["kb"]
    assert job.status == "failure"
    for command, properties, _ in commands(job.log):
        assert command in ("error", "warning", "notice", "stop-commands")
        assert command == "stop-commands" or "title=" in properties
    for level in ("error", "warning", "notice"):
        assert sum(one[0] == level for one in commands(job.log)) <= 10
    [comment] = people.comments(1)
    bare = re.sub(r"(`+).+?\1", "", comment["body"].removeprefix(MARKER))
    assert not re.search(r"<\w|@\w|\]\(|://|#\d", comment["body"].removeprefix(MARKER))
    assert "touch" not in bare


def test_a_report_of_commits_that_have_been_replaced_is_dropped(checked: Checked):
    people, check = checked
    old = people.forge.state["pulls"]["1"]["head"]["sha"]
    people.propose(1, BROKEN)
    run = people.comment(1, check, head_sha=old)
    assert "the check was of other commits" in run.jobs["comment"].log
    assert people.comments(1) == []


def test_a_stopped_check_or_one_of_a_push_is_passed_over(checked: Checked):
    people, check = checked
    for other in ({"conclusion": "cancelled"}, {"event": "push"}):
        assert people.comment(1, check, **other).jobs["comment"].status == "skipped"


def test_what_others_have_merged_meanwhile_is_not_told_as_this_change(people: People):
    people.propose(1, UNDERCUT)
    people.propose(2, {"kb/claims/c.md": f"---\ntitle: Other\nsimilar_to: a\n{NOTES}---\n"})
    people.merge(2)
    summary = people.check(1).jobs["kb"].summary
    assert "`but`" in summary
    assert "`c`" not in summary
