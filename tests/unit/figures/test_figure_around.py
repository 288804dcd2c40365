"""What stands around a node, and on which side."""

import pytest

from robustmap.publish.figures.around import ties
from tests.support.maps import argument, claim, proposal, question, threshold
from tests.unit.figures.sample import Site, island, person, source


def around(site: Site, node: str) -> dict[str, list[tuple[str, str]]]:
    """Give (id, kind) by side."""
    found: dict[str, list[tuple[str, str]]] = {"above": [], "left": [], "right": []}
    for tie in ties(site, site.map.nodes[node]):
        found[tie.side].append((tie.ref, tie.kind))
    return found


@pytest.fixture(scope="module")
def site() -> Site:
    return Site(island())


def test_an_argument_stands_between_its_target_and_its_premises(site: Site) -> None:
    found = around(site, "for-1")
    assert found["above"] == [("bridge", "for")]
    assert found["left"] == [("for-1#p1", "premise"), ("shelter", "backs")]
    assert found["right"] == [
        ("hunch", "undercuts"),
        ("against-1", "against"),
        ("only-cars", "qualifies"),
    ]


def test_what_denies_a_premise_is_tied_to_the_premise(site: Site) -> None:
    found = {tie.ref: tie for tie in ties(site, site.map.nodes["for-1"])}
    assert found["against-1"].end == "for-1#p1"
    assert found["against-1"].words == "denies a premise"
    assert found["hunch"].end == ""


def test_a_claim_stands_between_its_uses_and_its_reasons(site: Site) -> None:
    found = around(site, "bridge")
    assert found["above"] == [("q", "link")]
    assert found["left"] == [("for-1", "for"), ("for-2", "for")]
    assert found["right"] == [("against-1", "against")]
    found = around(site, "paid")
    assert found["above"] == [("for-2", "premise")]
    assert found["right"] == [("unpaid", "contradicts")]


def test_a_challenge_stands_beside_what_it_asks_about(site: Site) -> None:
    assert ("how-many", "asks") in around(site, "busier")["right"]
    assert around(site, "how-many")["above"] == [("busier", "asks")]


def test_an_argument_resting_on_its_own_reason_shows_no_premise(site: Site) -> None:
    assert around(site, "growth")["left"] == []


def test_published_order() -> None:
    numbers = [11, 2, 1]
    site = Site([claim("t"), *(argument(f"a{n}", for_="t", number=n) for n in numbers)])
    assert around(site, "t")["left"] == [("a1", "for"), ("a2", "for"), ("a11", "for")]


def test_a_proposal_and_its_thresholds() -> None:
    site = Site(
        [
            threshold("dawn"),
            threshold("dusk"),
            claim("c"),
            proposal("plan", needs="dawn", breaks="dusk", relies_on="c"),
            argument("a", against="plan"),
            argument("b", against="plan#needs-dawn"),
        ]
    )
    found = around(site, "plan")
    assert found["left"] == [("c", "premise"), ("dawn", "premise")]
    assert found["right"] == [("a", "against"), ("b", "against"), ("dusk", "link")]
    assert around(site, "dawn")["above"] == [("plan", "premise")]
    assert around(site, "c")["above"] == [("plan", "premise")]


def test_what_leads_nowhere_is_not_shown() -> None:
    site = Site([argument("a", ["nowhere"], undercuts="gone"), question(about=["gone"])])
    assert around(site, "a") == {"above": [], "left": [], "right": []}
    assert around(site, "q") == {"above": [], "left": [], "right": []}


def test_people_and_sources_have_no_neighbourhood() -> None:
    site = Site([person("p"), source("s"), claim("c", sources="s, page 1, by p")])
    assert ties(site, site.map.nodes["p"]) == ties(site, site.map.nodes["s"]) == ()
    assert ties(site, site.map.nodes["c"]) == ()


def test_a_node_is_no_neighbour_of_itself() -> None:
    site = Site([argument("a", undercuts="a"), claim("c", contradicts="c")])
    assert around(site, "a")["above"] == []
    assert around(site, "c")["above"] == []


def test_what_speaks_for_a_clause_is_not_said_to_speak_for_the_plan() -> None:
    plan = proposal("plan", breaks=[{"at": "dawn", "basis": "reading"}], needs="dusk")
    more = [argument("a", for_="plan#needs-dusk"), argument("b", for_="plan")]
    site = Site([plan, threshold("dawn"), threshold("dusk"), *more])
    found = {tie.ref: tie for tie in ties(site, plan)}
    assert found["a"].words == "speaks for a clause"
    assert found["b"].words == "speaks for"
    assert (found["dawn"].spent, found["dusk"].spent) == (True, False)
    [tie] = ties(site, site.map.nodes["dawn"])
    assert tie.spent
