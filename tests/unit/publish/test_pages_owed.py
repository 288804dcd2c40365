"""What a node's page tells of what its strength is owed to."""

import re

from robustmap.explain.field_terms import FIELD_TERMS
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.publish.page import Page
from robustmap.publish.pages import nodes
from robustmap.publish.parts.points import owed
from robustmap.publish.site import Site
from tests.support.maps import argument, claim, proposal

TITLE = "What its strength is owed to"


def shown(*made, of):
    site = Site(KB(Map(made)))
    page = next(one for one in nodes.pages(site) if isinstance(one, Page) and one.node == of)
    found = re.search(rf"<section[^>]*><h2>{TITLE}</h2>.*?</section>", page.body, re.DOTALL)
    return found[0] if found else ""


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


THESIS = (
    claim("c"),
    argument("a", for_="c"),
    argument("cut", undercuts="a"),
    proposal("plan", relies_on=["c"]),
)


def test_told_in_sentences():
    found = shown(*THESIS, of="c")
    said = plain(found)
    assert "Its strength is 0.625, on a scale from 0 to 1." in said
    assert "Without Item a it would be 0.5, less by 0.125." in said
    assert "Without Item cut it would be 0.75, more by 0.125." in said
    assert '<a href="../../n/a/">' in found
    assert "<table" not in found
    assert [t for t in FIELD_TERMS if re.search(rf"\b{re.escape(t)}\b", said)] == []


def test_arguments_and_proposals_too():
    assert "it would be 0.5, more by 0.25." in plain(shown(*THESIS, of="a"))
    assert "Its strength is 0.625" in plain(shown(*THESIS, of="plan"))


def test_nothing_where_nothing_moves_it():
    assert shown(*THESIS, of="cut") == ""
    assert shown(claim("c"), of="c") == ""


def test_a_few_only():
    many = [argument(f"a{at:02}", for_="c") for at in range(8)]
    found = shown(claim("c"), *many, of="c")
    assert found.count("<li>") == owed.TOLD
    assert "3 more move it less." in plain(found)
