"""What belongs to a debate."""

from robustmap.graph.debate import debate, debates, every_debate
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.settings import Settings
from tests.support.maps import argument, claim, proposal, question


def collected(*nodes: Node, **fields: object):
    asked = question("q", **fields)
    return debate(Map([asked, *nodes]), asked)


THESIS = claim("thesis")


def test_all_that_leads_to_a_thesis_belongs_to_it() -> None:
    found = collected(
        THESIS,
        claim("ground"),
        claim("apart"),
        argument("for-1", ["ground"], for_="thesis"),
        argument("cut", undercuts="for-1"),
        argument("dig", against="ground"),
        argument("re", reframes="q"),
        argument("elsewhere", against="apart"),
        about="thesis",
    )
    assert found.theses == ("thesis",)
    assert found.arguments == ("cut", "dig", "for-1", "re")
    assert found.statements == ("thesis", "ground")
    assert found.listed == ()


def test_the_published_list_comes_first_in_its_order_then_numbers_then_ids() -> None:
    found = collected(
        THESIS,
        argument("a", for_="thesis"),
        argument("b", for_="thesis"),
        argument("c", for_="thesis", number=2),
        argument("d", for_="thesis", number=1),
        argument("e", qualifies="thesis"),
        about=["thesis"],
        lists=["b", "a", "unknown", "thesis"],
    )
    assert found.listed == ("b", "a")
    assert found.arguments == ("b", "a", "d", "c", "e")


def test_a_withdrawn_item_of_a_list_is_left_out() -> None:
    found = collected(
        THESIS, argument("a", for_="thesis", review="withdrawn"), about="thesis", lists="a"
    )
    assert (found.listed, found.arguments) == ((), ())


def test_inline_premises_are_shown_where_somebody_argues_about_them() -> None:
    found = collected(
        THESIS,
        argument("a", [{"p1": "One."}, {"p2": "Two."}], for_="thesis"),
        argument("x", against="a#p2"),
        about="thesis",
    )
    assert found.statements == ("thesis", "a#p2")
    assert found.arguments == ("a", "x")


def test_a_rival_claim_belongs_to_the_debate_whichever_side_says_so() -> None:
    for nodes in (
        [THESIS, claim("rival", contradicts="thesis")],
        [claim("thesis", contradicts="rival"), claim("rival")],
    ):
        found = collected(*nodes, argument("r", for_="rival"), about="thesis")
        assert found.statements == ("thesis", "rival")
        assert found.arguments == ("r",)


def test_a_proposal_is_a_thesis_by_its_working() -> None:
    found = collected(proposal("plan"), argument("a", against="plan"), about="plan")
    assert found.theses == ("plan#works",)
    assert found.arguments == ("a",)


def test_challenges_ask_about_something_inside() -> None:
    asks = [
        question("why-a", sort="challenge", asks_about="a#reason"),
        question("why-q", sort="challenge", asks_about="q"),
        question("why-not", sort="challenge", asks_about="apart"),
    ]
    found = collected(THESIS, claim("apart"), argument("a", for_="thesis"), *asks, about="thesis")
    assert found.challenges == ("why-a", "why-q")


def test_circles_of_attacks_end() -> None:
    found = collected(
        THESIS,
        argument("a", against="thesis", undercuts="b"),
        argument("b", undercuts="a"),
        about="thesis",
    )
    assert found.arguments == ("a", "b")


def test_the_main_debate_comes_first() -> None:
    nodes = [question("a"), question("b"), question("c", sort="open")]
    map_ = Map(nodes, Settings(main="b"))
    assert [one.id for one in debates(map_)] == ["b", "a"]
    assert [one.id for one in debates(Map(nodes))] == ["a", "b"]


def test_all_debates_together_are_each_by_itself() -> None:
    nodes = [
        question("a", sort="debate", about="thesis"),
        question("b", sort="debate", about="ground", lists=["cut"]),
        question("why", sort="challenge", asks_about=["for-1", "cut"]),
        THESIS,
        claim("ground"),
        argument("for-1", ["ground"], for_="thesis"),
        argument("cut", undercuts="for-1"),
        argument("dig", against="ground"),
    ]
    map_ = Map(nodes, Settings(main="b"))
    found = every_debate(map_)
    assert list(found) == ["b", "a"]
    assert found == {one.id: debate(map_, one) for one in debates(map_)}
    assert found["b"].arguments == ("cut", "dig")
    assert found["a"].arguments == ("cut", "dig", "for-1")
    assert found["a"].challenges == found["b"].challenges == ("why",)
