"""Node pages tell what would turn a verdict, where one new argument would, and what is open."""

import pytest

from robustmap.explain.firmness_words import FIRM
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.settings import Settings
from robustmap.model.view import View
from robustmap.publish.html import coded
from robustmap.publish.pages.nodes import page
from robustmap.publish.parts.points.firm import MOST_ROWS, firm
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site
from tests.support.maps import argument, claim, proposal, question

NODES = [
    claim("top", standing="open"),
    claim("base", title="The <base>"),
    argument("one", ["base"], for_="top"),
    argument("cut", undercuts="one"),
    argument("mend", undercuts="cut"),
    question("why", sort="challenge", asks_about=["base"]),
]


def told(ref: str, *nodes, settings: Settings | None = None, view: View | None = None) -> str:
    site = Site(KB(Map(nodes or NODES, settings), view))
    return firm(Writer(site, f"n/{ref}/"), ref)


def test_the_least_change_is_told_with_what_follows():
    found = told("top")
    assert FIRM["one"] in found
    assert 'without <a href="../../n/mend/">Item mend</a>: then not yet argued for' in found
    assert FIRM["sided-for"] in found


def test_places_for_one_new_argument_lead_to_the_forge():
    assert "Propose" not in told("top")
    settings = Settings.model_validate({"repository": "https://github.com/a/b"})
    found = told("top", settings=settings)
    assert FIRM["openings"] in found
    assert 'undercut <a href="../../n/mend/">Item mend</a>: then not yet argued for' in found
    assert "template=undercut.yml&amp;undercuts=mend" in found


def test_what_is_open_is_told():
    found = told("top")
    assert FIRM["open"] in found
    assert 'a question without an answer: <a href="../../d/why/">' not in found
    assert 'a question without an answer: <a href="../../n/why/">Is it so?</a>' in found


def test_larger_sets_are_told_and_text_of_the_kb_stays_text():
    nodes = [claim("top", standing="open"), claim("base", title="The <base>")]
    nodes += [argument("one", ["base"], for_="top"), argument("two", ["base"], for_="top")]
    found = told("top", *nodes)
    assert FIRM["one"] in found
    assert "The &lt;base&gt;" in found
    assert FIRM["shared"] in found
    assert '</a>: <a href="../../n/one/">Item one</a>, <a href="../../n/two/">Item two</a>' in found
    assert FIRM["two"] in told("top", nodes[0], *(argument(n, for_="top") for n in "ab"))
    many = [argument(f"a{number}", for_="top") for number in range(5)]
    assert coded(FIRM["beyond"].format(size=3, ref="top")) in told("top", nodes[0], *many)


def test_a_long_list_is_cut():
    nodes = [claim("top", standing="open")]
    nodes += [argument("one", for_="top"), *(argument(f"c{n}", undercuts="one") for n in range(30))]
    nodes += [argument(f"u{n}", undercuts=f"c{n}") for n in range(30)]
    found = told("top", *nodes)
    assert found.count("<li>") < 80
    assert FIRM["rest"].format(number=31 - MOST_ROWS) in found  # 31 single changes


@pytest.mark.parametrize("view", [View(weighing="last-link"), None])
def test_nothing_is_told_where_nothing_is_known(view: View | None):
    if view is not None:
        assert told("top", view=view) == ""
    assert told("alone", claim("alone")) == ""


def test_every_kind_with_a_verdict_has_it_on_its_page():
    nodes = [*NODES, proposal("plan", relies_on=["base"])]
    site = Site(KB(Map(nodes)))
    for name in ("top", "one", "plan"):
        body = page(Writer(site, f"n/{name}/"), site.map.nodes[name]).body
        assert body.count(f"<h2>{FIRM['title']}</h2>") == 1, name
