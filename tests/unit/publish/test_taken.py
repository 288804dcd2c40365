"""The page of a text stays light whatever was taken from it: the rest is on pages of its own."""

import pytest

from robustmap.files.read import read
from robustmap.kb import KB
from robustmap.publish.page import Page
from robustmap.publish.pages.nodes import page
from robustmap.publish.pages.taken import pages
from robustmap.publish.parts.texts.source import MOST, piece_path
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site
from tests.bench.generate import generate


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return Site(KB(read(generate(tmp_path_factory.mktemp("kb"), 900), "kb")))


def test_what_was_taken_is_cut_into_pages_and_nothing_is_lost(site: Site) -> None:
    text = max(site.taken_from, key=lambda source: len(site.taken_from[source]))
    taken = site.taken_from[text]
    assert len(taken) > MOST
    found = [one for one in pages(site) if isinstance(one, Page) and f"/{text}/" in one.path]
    assert [one.path for one in found] == [
        piece_path(text, number) for number in range(1, -(-len(taken) // MOST) + 1)
    ]
    told = "".join(one.body for one in found)
    assert [node for node in taken if f'{site.page(node)}"' not in told] == []
    assert all(one.body.count("<li>") <= MOST for one in found)


def test_the_page_of_the_text_leads_to_them_and_stays_light(site: Site) -> None:
    text = max(site.taken_from, key=lambda source: len(site.taken_from[source]))
    told = page(Writer(site, f"n/{text}/"), site.map.nodes[text])
    assert f'href="../../{piece_path(text, 2)}"' in told.body
    assert len(told.body.encode()) < 60_000


def test_a_text_of_which_little_was_taken_has_no_such_pages(site: Site) -> None:
    few = [source for source in site.taken_from if len(site.taken_from[source]) <= MOST]
    assert few
    paths = [one.path for one in pages(site) if isinstance(one, Page)]
    assert [one for one in few if any(f"/{one}/" in path for path in paths)] == []
