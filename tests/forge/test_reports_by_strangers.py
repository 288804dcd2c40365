"""Reports that a stranger's check has written: comment.yml takes them for text, and no more."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.forge.conftest import KB, People
from tests.forge.test_pull_requests import BROKEN, FORK, MARKER, UNDERCUT
from tests.support.workflows import Run


class Forged(NamedTuple):
    """A check of a stranger's pull request, and the report that it has left."""

    people: People
    check: Run
    report: Path

    def comment(self) -> Run:
        return self.people.comment(2, self.check)

    def about(self, **other: object) -> None:
        path = self.report / "about.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | other))

    @property
    def written(self) -> list[str]:
        return [one for one in self.people.forge.state["log"] if not one.startswith("GET ")]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Forged:
    people = People(tmp_path_factory.mktemp("forged"), KB)
    people.propose(1, UNDERCUT)
    people.propose(2, BROKEN, fork=FORK)
    check = people.check(2)
    return Forged(people, check, check.artifact("consequences"))


@pytest.fixture
def forged(checked: Forged, tmp_path: Path) -> Iterator[Forged]:
    """Give the report as the check has left it, and put it back afterwards."""
    kept, state = tmp_path / "kept", checked.people.forge.state
    shutil.copytree(checked.report, kept)
    yield checked
    shutil.rmtree(checked.report, ignore_errors=True)
    shutil.copytree(kept, checked.report)
    checked.people.forge.write(state)


@pytest.mark.parametrize(
    "number", [1, 3, 0, True, "2; rm", "../../user", None, 10**30, 2.0], ids=str
)
def test_a_report_cannot_choose_another_pull_request(forged: Forged, number: object):
    forged.about(number=number)
    forged.comment()
    assert forged.written == []


def test_a_forged_text_neither_links_nor_calls_anybody(forged: Forged):
    evil = f"{MARKER} @team <b>x</b> ![a](http://e/x.png) [a]: //e www.e.x <http://e> #12\u202e"
    (forged.report / "comment.md").write_text(evil * 2000)
    forged.comment()
    [comment] = forged.people.comments(2)
    assert len(comment["body"]) <= 65_000
    text = comment["body"].removeprefix(MARKER)
    assert not re.search(r"<[\w!/]|@\w|\][(:\[]|://|#\d|www\.|\u202e", text)


@pytest.mark.parametrize("name", ["comment.md", "about.json"])
@pytest.mark.parametrize("how", ["link", "large", "missing", "folder", "no text"])
def test_a_report_that_is_none_is_refused(forged: Forged, name: str, how: str):
    path = forged.report / name
    path.unlink()
    if how == "link":
        path.symlink_to("/etc/passwd")
    elif how == "large":
        with path.open("wb") as file:
            os.truncate(file.fileno(), 3 * 1024 * 1024)
    elif how == "folder":
        path.mkdir()
    elif how == "no text":
        path.write_bytes(b"\xff\xfe[" * 10)
    forged.comment()
    told = [one["body"] for one in forged.people.comments(2)]
    # Bytes that are no text are shown as such; nothing else becomes a comment.
    assert [one.count("\ufffd") for one in told] == (
        [20] if (how, name) == ("no text", "comment.md") else []
    )


def test_a_check_that_left_nothing_is_nothing_to_tell(forged: Forged):
    shutil.rmtree(forged.report)
    assert forged.comment().conclusion == "success"
    assert forged.written == []
