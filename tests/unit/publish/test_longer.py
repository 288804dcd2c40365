"""Lists that grow with the map: a page has their beginning, and all of them is somewhere."""

import re
from collections.abc import Callable

import pytest

from robustmap.model.nodes import Axis, Node, Threshold
from robustmap.publish.page import File, Page
from robustmap.publish.parts import weight
from tests.support.maps import argument, claim, concept, question
from tests.unit.publish.test_pages import body, of

FEW, MANY = 30, 60


def replies(number: int, relation: str) -> list[Node]:
    return [argument(f"r{at:02}", **{relation: "hub"}) for at in range(number)]


def crowd(number: int, make: Callable[[str], Node]) -> list[Node]:
    return [make(f"r{at:02}") for at in range(number)]


CROWDS: dict[str, tuple[Node, Callable[[int], list[Node]]]] = {
    "for": (claim("hub"), lambda number: replies(number, "for_")),
    "against": (claim("hub"), lambda number: replies(number, "against")),
    "used-by": (
        claim("hub"),
        lambda number: crowd(number, lambda one: argument(one, ["hub"], for_="other")),
    ),
    "undercut-by": (
        argument("hub", for_="other"),
        lambda number: replies(number, "undercuts"),
    ),
    "backed-by": (argument("hub", for_="other"), lambda number: replies(number, "backs")),
    "qualified-by": (claim("hub"), lambda number: replies(number, "qualifies")),
    "related": (
        Axis(id="hub", title="Hub"),
        lambda number: crowd(
            number, lambda one: Threshold(id=one, title=one, axis="hub", level=int(one[1:]))
        ),
    ),
    "senses": (concept("hub"), lambda number: crowd(number, lambda one: claim(one, uses="hub"))),
    "answers": (
        question("hub", sort="open", answered_by=[f"r{at:02}" for at in range(MANY)]),
        lambda number: crowd(number, claim),
    ),
    "said": (
        argument("hub", [{"p1": "It is so."}], for_="other"),
        lambda number: crowd(number, lambda one: argument(one, against="hub#p1")),
    ),
}


def built(name: str, number: int) -> dict[str, Page | File]:
    hub, others = CROWDS[name]
    return of(hub, claim("other"), *others(number))


def named(told: str) -> set[str]:
    return set(re.findall(r'n/(r\d\d)/"', told))


@pytest.mark.parametrize("name", CROWDS)
def test_all_of_a_long_list_is_on_further_pages_and_its_beginning_on_the_nodes_own(name) -> None:
    found = built(name, MANY)
    beginning = named(re.sub("<svg.*?</svg>", "", body(found, "n/hub/"), flags=re.DOTALL))
    assert 0 < len(beginning) < MANY / 2
    assert f'href="{name}/"' in body(found, "n/hub/")
    further = [one for one in found if re.fullmatch(rf"n/hub/{name}/(\d/)?", one)]
    assert set().union(*(named(body(found, one)) for one in further)) == {
        f"r{at:02}" for at in range(MANY)
    }


@pytest.mark.parametrize("name", [one for one in CROWDS if one != "answers"])
def test_the_page_of_a_node_weighs_the_same_however_many_speak_of_it(name) -> None:
    few, many = (len(body(built(name, number), "n/hub/")) for number in (FEW, MANY))
    assert many < 1.05 * few


def test_a_short_list_has_no_further_pages() -> None:
    found = of(claim("hub"), claim("other"), *replies(13, "for_"))
    assert not [one for one in found if re.fullmatch(r"n/hub/.+/", one)]
    assert len(named(body(found, "n/hub/").partition('id="for"')[2])) == 13


def test_a_page_that_would_weigh_too_much_tells_less_of_each_list_and_leads_to_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = argument("hub", for_="other"), claim("other"), *replies(12, "undercuts")
    light = of(*given)
    assert 'href="undercut-by/"' not in body(light, "n/hub/")
    monkeypatch.setattr(weight, "FULL", len(body(light, "n/hub/")) / 2)
    heavy = of(*given)
    told = body(heavy, "n/hub/")
    assert 'href="undercut-by/"' in told
    assert len(told) < len(body(light, "n/hub/"))
    assert named(body(heavy, "n/hub/undercut-by/")) == {f"r{at:02}" for at in range(12)}
