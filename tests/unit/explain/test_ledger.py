"""The ledger of a claim."""

from robustmap.explain.ledger import Ledger, Side, item_of, ledger
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.view import View
from robustmap.reason.solution import Solution
from tests.support.maps import SUPPOSED, argument, claim, proposal


def of(*nodes: Node, ref: str = "thesis", view: View | None = None) -> Ledger:
    return ledger(Solution.of(Map(nodes), view or View()), ref)


THESIS = claim("thesis")


def test_nobody_has_argued() -> None:
    assert of(THESIS) == Ledger("thesis", Side(), Side())


def test_items_are_sorted_by_how_they_have_fared() -> None:
    found = of(
        THESIS,
        argument("fresh", for_="thesis"),
        argument("kept", for_="thesis"),
        argument("kept-cut", undercuts="kept"),
        argument("kept-cut-cut", undercuts="kept-cut"),
        argument("open", against="thesis"),
        argument("open-cut", undercuts="open"),
        argument("open-back", backs="open"),
        argument("gone", against="thesis"),
        argument("gone-cut", undercuts="gone"),
        argument("guess", against="thesis", sources=SUPPOSED),
        argument("aside", undercuts="fresh", basis="reading"),
    )
    assert found.for_ == Side(unanswered=("fresh",), answered=("kept",))
    assert found.against == Side(disputed=("open",), fallen=("gone",), uncounted=("guess",))
    assert (found.for_.holding, found.against.holding) == (2, 0)


def test_items_that_share_a_premise_are_grouped() -> None:
    found = of(
        THESIS,
        claim("ground"),
        argument("a", ["ground", "ground"], for_="thesis"),
        argument("b", ["ground", {"p1": "More."}], against="thesis"),
        argument("c", ["a"], for_="thesis"),
    )
    assert found.shared == (("ground", ("a", "b")),)


def test_a_contradiction_is_an_item_by_the_claim_that_opposes() -> None:
    rival = claim("rival", contradicts="thesis", standing="presumed")
    both = claim("thesis", contradicts="rival")
    for nodes in ([rival, THESIS], [rival, both], [claim("rival", standing="presumed"), both]):
        found = of(*nodes)
        assert found.against.disputed == ("rival",)
        assert found.shared == ()


def test_an_item_with_two_targets_stands_once_in_each_ledger() -> None:
    nodes = [
        THESIS,
        claim("other"),
        argument("two", against=["thesis", "other"]),
        argument("cut", undercuts="two#on-other"),
    ]
    assert of(*nodes).against == Side(unanswered=("two",))
    assert of(*nodes, ref="other").against == Side(fallen=("two",))
    solution = Solution.of(Map(nodes))
    assert item_of(solution, "two#on-other") == "two"


def test_a_proposal_lists_what_it_relies_on() -> None:
    plan = proposal("plan", relies_on="thesis")
    assert of(THESIS, plan, ref="plan#works").for_ == Side(unanswered=("plan",))


def test_what_is_switched_off_has_no_effect_and_is_told() -> None:
    view = View(off=frozenset({"a"}))
    assert of(THESIS, argument("a", for_="thesis"), view=view).for_ == Side(uncounted=("a",))
