"""The list of debates: a few on the home page, all of them in pages of bounded size."""

from robustmap.publish.pages import debates, home
from tests.support.maps import argument, claim, question
from tests.unit.publish.test_pages import body, of


def test_however_many_debates_there_are_each_page_tells_of_a_few() -> None:
    number = 2 * debates.MOST + 1
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
    pages = [body(found, debates.path_of_list(at)) for at in (1, 2, 3)]
    assert [one.count('<li><a href="../d/q') for one in pages[:1]] == [debates.MOST]
    assert [one.count('<li><a href="../../d/q') for one in pages[1:]] == [debates.MOST, 1]
    assert "debates/4/" not in found
