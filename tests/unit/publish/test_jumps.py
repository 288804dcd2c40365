"""The line of links to the sections of a long page."""

import re

from robustmap.publish.html import NOTHING, Html
from robustmap.publish.parts.jumps import jumps
from tests.support.maps import argument, claim, question
from tests.unit.publish.test_pages import body, of


def test_it_leads_to_every_section_with_an_anchor_by_its_heading():
    given = Html(
        '<section id="a" data-still><h2>One &amp; all</h2></section><section><h2>Two</h2></section>'
        '<section id="c"><h2>Three</h2></section><section id="d"><h2>Four</h2></section>'
    )
    links = re.findall(r'<a href="#(\w)">([^<]+)</a>', jumps(given))
    assert links == [("a", "One &amp; all"), ("c", "Three"), ("d", "Four")]


def test_a_short_page_needs_none():
    assert jumps(Html('<section id="a"><h2>One</h2></section>')) == NOTHING


def test_a_debate_leads_to_its_picture_and_its_table_of_attacks():
    found = of(
        question("d", sort="debate", about="c"),
        claim("c"),
        *(argument("a", for_="c"), argument("b", undercuts="a")),
    )
    told = body(found, "d/d/")
    leads = re.findall(
        r'href="#([^"]+)"', told.partition('class="jumps"')[2].partition("</nav>")[0]
    )
    assert leads[:3] == ["outline", "map", "matrix"]
    assert all(f'<section id="{one}"' in told for one in leads)
