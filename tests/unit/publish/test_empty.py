"""A kb with one claim: every page says what it is for, and what to do next."""

import re
from html import unescape
from pathlib import Path

import click
import pytest

from robustmap.cli.main import group
from robustmap.explain.empties import EMPTY
from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish.page import Page
from robustmap.publish.registry import PAGES
from robustmap.publish.site import Site

TAG = re.compile(r"<[^>]*>")
COMMAND = re.compile(r"`robustmap ([^`]+)`")
BARE = re.compile(r"<h[2-4][^>]*>[^<]*</h[2-4]>\s*(</section>|<h[1-2]|</div>$)")

CLAIM = "---\ntitle: Tea is better than coffee\n---\n\nIn the morning.\n"


def pages(folder: Path, files: dict[str, str]) -> dict[str, Page]:
    kb = folder / "kb"
    for name, written in {"map.yaml": "title: My map\n", **files}.items():
        (kb / name).parent.mkdir(parents=True, exist_ok=True)
        (kb / name).write_text(written)
    site = Site(KB(read(kb, "kb")))
    found = (one for make in PAGES.entries.values() for one in make(site))
    return {one.path: one for one in found if isinstance(one, Page)}


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return pages(tmp_path_factory.mktemp("one"), {"claims/tea.md": CLAIM})


def words(page: Page) -> str:
    return " ".join(unescape(TAG.sub(" ", page.body)).split())


def test_no_page_is_blank(one):
    short = {path: words(page) for path, page in one.items() if len(words(page).split()) < 12}
    assert {path: said for path, said in short.items() if not path.startswith("messages/")} == {}


def test_no_heading_stands_over_nothing(one):
    assert [path for path, page in one.items() if BARE.search(page.body)] == []


def test_where_nothing_is_yet_the_page_says_what_to_do(one):
    nothing = {path for path, page in one.items() if EMPTY["nothing"] in words(page)}
    assert {"debates/", "undercuts/", "thresholds/", "robustness/", "people/"} <= nothing
    assert "claims/" not in nothing
    for path in nothing:
        assert 'class="next"' in one[path].body, path
        assert "robustmap new" in words(one[path]), path
        assert "guide/contribute/" in one[path].body, path


def test_the_home_page_leads_to_the_first_debate(one, tmp_path):
    said = words(one[""])
    assert EMPTY["title"] in said
    assert "robustmap new argument" in said
    assert "robustmap new question --sort debate" in said
    assert "robustmap new claim" not in said
    none = pages(tmp_path, {})
    assert "robustmap new claim" in words(none[""])


def test_a_map_with_a_debate_is_told_nothing_of_the_kind(tmp_path):
    question = "---\ntitle: Is tea better?\nsort: debate\nabout: [tea]\n---\n\nWell?\n"
    found = pages(tmp_path, {"claims/tea.md": CLAIM, "questions/which.md": question})
    assert EMPTY["title"] not in words(found[""])
    assert EMPTY["nothing"] not in words(found["debates/"])


def test_every_command_that_is_named_exists():
    named = [said for text in EMPTY.values() for said in COMMAND.findall(text)]
    assert len(named) >= 6
    for said in named:
        command: click.Command = group
        context = click.Context(group)
        for word in said.replace("{kind}", "concept").split():
            if word.startswith("--"):
                assert any(word in option.opts for option in command.params), said
            elif isinstance(command, click.Group):
                found = command.get_command(context, word)
                assert found, said
                command = found
