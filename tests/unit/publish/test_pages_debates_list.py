"""The list of debates: a few on the home page, all of them in pages of bounded size."""

import re

from robustmap.publish.html import Html
from robustmap.publish.pages import home
from robustmap.publish.parts.weight import LIGHT, weight
from tests.support.maps import argument, claim, question
from tests.unit.publish.test_pages import body, of


def test_however_many_debates_there_are_each_page_tells_of_a_few() -> None:
    number = 61
    nodes = [
        one
        for at in range(number)
        for one in (
            question(f"q{at:02}", about=f"c{at:02}", lists=f"r{at:02}"),
            claim(f"c{at:02}"),
            argument(f"r{at:02}", for_=f"c{at:02}"),
        )
    ]
    found = of(*nodes)
    first = body(found, "")
    assert first.count('<li><a href="d/q') == home.MOST
    assert 'href="debates/"' in first
    pages = [one for one in found if re.fullmatch(r"debates/(\d+/)?", one)]
    told = [set(re.findall(r"/d/(q\d\d)/", body(found, one))) for one in pages]
    assert len(pages) > 1
    assert max(weight(Html(body(found, one))) for one in pages) < LIGHT
    assert sum(map(len, told)) == len(set().union(*told)) == number


def test_of_a_debate_with_many_theses_a_list_tells_a_few() -> None:
    theses = [claim(f"c{at}") for at in range(home.MOST_THESES + 3)]
    found = of(question("q", about=[one.id for one in theses]), *theses)
    told = body(found, "debates/")
    assert told.count('href="../n/c') == home.MOST_THESES
    assert "3 more" in told
