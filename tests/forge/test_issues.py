"""An issue from a form, step by step: issue.yml as the forge runs it."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from robustmap.formats.issues import FORMS
from tests.forge.conftest import People
from tests.support.workflows import Run

MARKER = "<!-- robustmap: form -->"


def issue(form: str, **answers: str) -> str:
    """Give the text that the forge makes of a form."""
    asks = FORMS[form].asks
    return "".join(
        f"### {one.heading}\n\n{answers.get(one.key, '_No response_')}\n\n" for one in asks
    )


UNDERCUT = issue("undercut", title="Speed is not help", undercuts="for-a", sources="notes")


def opened(people: People, body: str | None, number: int = 7, action: str = "opened") -> Run:
    event = {"action": action, "issue": {"number": number, "title": "New", "body": body}}
    return people.forge.run("issue", "issues", event, people.main)


def test_a_form_is_answered_with_the_file_and_what_it_changes(people: People):
    run = opened(people, UNDERCUT)
    assert run.conclusion == "success"
    [comment] = people.comments(7)
    body = comment["body"]
    assert body.startswith(f"{MARKER}\n## What this would change in the argument")
    assert "`kb/arguments/speed-is-not-help.md`" in body
    assert "for-a: holds, no reply yet -> step broken by speed-is-not-help" in body
    address = body.split("[Create this file](")[1].split(")")[0]
    assert address.startswith("https://github.com/owner/map/new/main/kb/arguments?")
    given = parse_qs(urlsplit(address).query)
    assert given["filename"] == ["speed-is-not-help.md"]
    assert given["value"][0] in body


def test_an_edit_rewrites_the_answer(people: People):
    opened(people, issue("undercut", title="Speed", undercuts="for-c"))
    [first] = people.comments(7)
    assert "This cannot become a file of the map yet" in first["body"]
    assert "did you mean `for-a`?" in first["body"]
    assert "Create this file" not in first["body"]
    opened(people, UNDERCUT, action="edited")
    [second] = people.comments(7)
    assert second["id"] == first["id"]
    assert "Create this file" in second["body"]


@pytest.mark.parametrize("body", [None, "", "A question.", "### Something else\n\nhere"])
def test_an_issue_that_no_form_has_made_is_left_to_people(people: People, body: str | None):
    run = opened(people, body)
    assert (run.conclusion, people.comments(7)) == ("success", [])
    assert run.jobs["answer"].status == "skipped"


def test_a_hostile_issue_is_shown_and_does_nothing(people: People):
    evil = f"$(touch pwned) `touch pwned`\n::error::x\n##[error]y\n{MARKER}\n```\n@all\n"
    long = evil * 1500
    for number, body in ((7, long), (8, evil)):
        text = issue("undercut", title="$(touch pwned)", undercuts="for-a", body=body)
        run = opened(people, text + "\U0001f600" * 20_000, number)
        assert run.conclusion == "success"
        assert "::error::" not in run.jobs["work-out"].log + run.jobs["answer"].log
        [comment] = people.comments(number)
        assert len(comment["body"]) <= 65_536
    assert list(Path(people.forge.folder).rglob("pwned")) == []


def test_the_job_that_may_write_does_not_read_the_issue(people: People):
    run = opened(people, UNDERCUT)
    assert run.jobs["work-out"].ran[-1] == "Keep the answer"
    assert not any("Install" in one for one in run.jobs["answer"].ran)
