"""Two pull requests that pass alone and fail together: after-merge.yml as the forge runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.forge.conftest import KB, NOTES, ROOT, People
from tests.support.logs import commands
from tests.support.workflows import Run

CONTEXT = "kb with the new main"


def leaning(name: str, on: str) -> dict[str, str]:
    return {
        f"kb/arguments/{name}.md": (
            f"---\ntitle: Who reads follows\nfor: a\npremises: {on}\n{NOTES}---\n"
        )
    }


ONE = {"kb/claims/b.md": None, "kb/arguments/for-b.md": None}
OTHER = leaning("lean", "b")


def pushed(people: People, event: dict[str, str], name: str = "after-merge") -> Run:
    return people.forge.run(name, "push", event, people.main)


def test_two_that_are_fine_alone_and_fail_together_are_named(people: People):
    people.propose(1, ONE, "Nobody reads them")
    people.propose(2, {"kb/claims/c.md": f"---\ntitle: C\nsimilar_to: a\n{NOTES}---\n"}, "Apart")
    people.propose(3, OTHER, "Lean on it")
    assert [people.check(n).conclusion for n in (1, 3)] == ["success"] * 2
    people.merge(1)
    run = pushed(people, people.merge(2))
    assert run.jobs["main"].summary == "main passes.\n"
    assert people.forge.state["statuses"].keys() == {
        people.forge.state["pulls"]["3"]["head"]["sha"]
    }

    run = pushed(people, people.merge(3))
    assert run.jobs["main"].status == "failure"
    told = run.jobs["main"].summary
    assert "### Fine alone, not together" in told
    pair = told.split("### Fine alone, not together")[1]
    assert "Merge pull request #1" in pair
    assert "Merge pull request #3" in pair
    assert "Merge pull request #2" not in pair
    assert "`kb/arguments/lean.md:4`: RM201" in pair
    assert "#### What changes in the argument" in pair


def test_an_open_pull_request_that_main_has_broken_is_told_and_later_put_right(people: People):
    people.propose(1, ONE)
    head = people.propose(3, OTHER, fork="stranger/map")
    people.comment(3, people.check(3))
    [before] = people.comments(3)
    pushed(people, people.merge(1))
    [after] = people.comments(3)
    assert after["id"] == before["id"]
    assert "this no longer passes" in after["body"]
    assert [one["state"] for one in people.forge.state["statuses"][head]] == ["failure"]
    people.git("revert", "--no-edit", "-m", "1", "HEAD")
    people.git("push", "-q", "origin", "main")
    pushed(people, {"before": people.git("rev-parse", "main^1")})
    assert [one["state"] for one in people.forge.state["statuses"][head]] == ["failure", "success"]
    assert "this no longer passes" not in people.comments(3)[0]["body"]


def test_a_conflict_is_told_and_what_is_fine_is_left_in_peace(people: People):
    people.propose(1, {"kb/claims/a.md": KB["kb/claims/a.md"].replace("help", "hinder")})
    mine = people.propose(2, {"kb/claims/a.md": KB["kb/claims/a.md"].replace("help", "amuse")})
    fine = people.propose(3, leaning("lean", "b"))
    pushed(people, people.merge(1))
    assert "in conflict" in people.comments(2)[0]["body"]
    assert people.comments(3) == []
    statuses = people.forge.state["statuses"]
    assert (statuses[mine][0]["context"], fine in statuses) == (CONTEXT, False)


def test_no_code_of_a_pull_request_is_run(people: People):
    evil = "import pathlib; pathlib.Path('pwned').touch()\n"
    hook = "#!/bin/sh\ntouch pwned\n"
    people.propose(
        1,
        {
            ".github/scripts/gh.py": evil,
            "robustmap/__init__.py": evil,
            ".gitattributes": "* merge=evil filter=evil diff=evil\n",
            ".git-hooks/post-checkout": hook,
            **leaning("lean", "b"),
        },
    )
    people.propose(2, ONE)
    run = pushed(people, people.merge(2))
    assert run.conclusion == "success"
    assert len(people.comments(1)) == 1
    assert list(people.forge.folder.rglob("pwned")) == []


def test_a_push_to_main_annotates_what_is_new_first(people: People):
    old = {
        f"kb/claims/o{n}.md": f"---\ntitle: Old {n}\nbasis: sure\n{NOTES}---\n" for n in range(12)
    }
    people.propose(1, old)
    people.merge(1)
    people.propose(2, {"kb/claims/z.md": f"---\ntitle: New\nbasis: sure\n{NOTES}---\n"})
    run = pushed(people, people.merge(2), "check")
    wrong = [one for one in commands(run.jobs["kb"].log) if one[0] == "error"]
    assert len(wrong) == 10
    assert "file=kb/claims/z.md,line=3" in wrong[0][1]
    assert "3 more" in wrong[-1][2]
    assert run.conclusion == "failure"


def test_the_first_push_has_nothing_to_compare_with(people: People):
    run = pushed(people, {"before": "0" * 40}, "check")
    assert run.conclusion == "success"
    assert "Tell which verdicts change" not in run.jobs["kb"].ran


def test_a_change_that_fails_alone_is_not_blamed_on_another(people: People):
    people.propose(1, {"kb/claims/z.md": f"---\ntitle: New\nbasis: sure\n{NOTES}---\n"})
    told = pushed(people, people.merge(1)).jobs["main"].summary
    assert "fails on main as it was before too" in told


@pytest.mark.long
def test_the_real_kb_fine_alone_and_red_together(tmp_path: Path):
    """Two people give the same id to what they add, each in a folder of their own."""
    people = People(tmp_path, {}, ROOT / "kb")
    new = "---\ntitle: {}\nsources: gen-post\n---\n"
    people.propose(1, {"kb/claims/twin/how-often.md": new.format("It is seldom measured")})
    people.propose(2, {"kb/claims/other/how-often.md": new.format("It is often measured")})
    for number in (1, 2):
        alone = [sys.executable, "-m", "robustmap", "check", "--at", f"pull-{number}"]
        subprocess.run(alone, cwd=people.work, check=True, capture_output=True)
    people.merge(1)
    run = pushed(people, people.merge(2))
    told = run.jobs["main"].summary
    assert run.jobs["main"].status == "failure"
    assert "### Fine alone, not together" in told
    assert "how-often" in told
