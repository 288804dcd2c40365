"""What is told of something wherever a page names it."""

from random import Random

import pytest

from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.publish.asked.book import Book
from robustmap.publish.asked.seen import Seen
from robustmap.publish.marks import MARKS, NO_EFFECT
from robustmap.publish.site import Site
from tests.support.maps import argument, claim, proposal, question, random_map
from tests.support.wild import wild_map


def test_all_that_is_told_of_something_is_one_question():
    site = Site(KB(Map([claim("a"), argument("r", for_="a"), question("q", about=["a"])])))
    book = Book(site, {}, {})
    seen = Seen(book, 0)
    assert seen.heading("a") == site.heading("a")
    assert seen.url("a", "n/r/") == "../../n/a/"
    assert (seen.words("a"), seen.mark("a")) == (site.words("a"), site.mark("a"))
    assert [book.questions[one] for one in book.used] == [(0, "call", "mention", "a")]


def test_a_debate_has_a_page_of_its_own():
    site = Site(KB(Map([claim("a"), question("q", about=["a"]), question("o", sort="open")])))
    assert site.mention("q").debate
    assert site.mention("q").path == "d/q/"
    assert not site.mention("o").debate
    assert site.mention("o").path == "n/o/"


def test_what_is_not_there_goes_by_its_id():
    found = Site(KB(Map([claim("a")]))).mention("nowhere#on-a")
    assert found.heading == "nowhere#on-a"
    assert not any((found.path, *found[5:]))


def test_the_verdict_on_a_proposal_is_that_it_works():
    site = Site(KB(Map([proposal("plan"), argument("r", for_="plan")])))
    assert site.mention("plan").judged == "plan#works"
    assert site.mention("plan").path == "n/plan/"


@pytest.mark.parametrize("seed", range(4))
def test_the_parts_of_a_verdict_belong_together(seed):
    rng = Random(seed)
    for map_ in (random_map(rng), wild_map(rng)):
        site = Site(KB(map_))
        for ref in (*map_.nodes, *map_.statements, *map_.inferences):
            found, verdict = site.mention(ref), site.kb.verdict(ref)
            if verdict is None:
                assert not any(found[6:])
                continue
            assert (found.judged, found.answer) == (verdict.id, verdict.answer)
            assert found.mark == (NO_EFFECT if verdict.counted else MARKS[verdict.answer])
            assert found.words == verdict.words.fill(site.heading)
            assert found.short


def test_an_id_of_a_statement_and_of_a_step_is_told_all_the_same():
    # No file may have such a premise; a map that is built in Python may.
    premises = [{"local": "on-a", "text": "Here."}, "b#works"]
    lost = [argument("r", premises, for_=["a", "c"]), argument("s", against="b")]
    site = Site(KB(Map([claim("a"), proposal("b"), claim("c"), *lost])))
    assert site.mention("r#on-a").phrase.refs
    assert site.mention("r#on-a").short == "taken for granted"
