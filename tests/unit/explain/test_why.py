"""Trees of reasons, as they are read."""

from textwrap import dedent

from robustmap.explain.why import Reason, why
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.model.view import View
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, threshold

BASE = [
    claim("thesis"),
    claim("ground"),
    argument("for-1", ["ground", {"p1": "It follows."}], for_="thesis"),
    argument("cut", undercuts="for-1"),
    argument("cut-cut", undercuts="cut"),
]


def told(ref: str, *nodes: Node, depth: int = 60, view: View | None = None) -> str:
    return str(why(Solution.of(Map(nodes), view or View()), ref, depth=depth))


def tree(text: str) -> str:
    return dedent(text).strip()


def test_what_stands() -> None:
    assert told("thesis", *BASE) == tree("""
        thesis - Claim thesis: supported
          because: for-1 - Item for-1: holds after 1 reply
            premise: ground - Claim ground: taken for granted
            premise: #p1 - It follows.: taken for granted
            undercut by: cut - Item cut: step broken by cut-cut
              undercut by: cut-cut - Item cut-cut: holds, no reply yet
                premise: #reason - Item cut-cut: taken for granted
    """)


def test_what_is_in_dispute_tells_both_sides_and_shared_things_once() -> None:
    against = argument("against-1", ["ground"], against="thesis")
    assert told("thesis", *BASE[:3], against) == tree("""
        thesis - Claim thesis: in dispute
          for: for-1 - Item for-1: holds, no reply yet
            premise: ground - Claim ground: taken for granted
            premise: #p1 - It follows.: taken for granted
          against: against-1 - Item against-1: holds, no reply yet
            premise: ground: taken for granted (see above)
    """)


def test_what_has_fallen() -> None:
    fallen = [claim("ground", standing="presumed"), argument("dig", against="ground")]
    assert told("for-1", *BASE[:1], *BASE[2:3], *fallen) == tree("""
        for-1 - Item for-1: premise ground has fallen
          premise: ground - Claim ground: countered here
            because: dig - Item dig: holds, no reply yet
              premise: #reason - Item dig: taken for granted
    """)


def test_a_broken_step_is_told_by_what_breaks_it_first_what_holds() -> None:
    nodes = [*BASE, argument("last", undercuts="for-1"), argument("back", backs="cut-cut")]
    assert told("for-1", *nodes) == tree("""
        for-1 - Item for-1: step broken by last
          undercut by: last - Item last: holds, no reply yet
            premise: #reason - Item last: taken for granted
          undercut by: cut - Item cut: step broken by cut-cut
            undercut by: cut-cut - Item cut-cut: holds, no reply yet
              premise: #reason - Item cut-cut: taken for granted
              backed by: back - Item back: holds, no reply yet
                premise: #reason - Item back: taken for granted
    """)


def test_replies_in_a_circle_come_back_as_a_mention() -> None:
    nodes = [argument("a", undercuts="b"), argument("b", undercuts="a")]
    assert told("a", *nodes) == tree("""
        a - Item a: in dispute
          undercut by: b - Item b: in dispute
            undercut by: a: in dispute (see above)
    """)


def test_claims_that_contradict_are_told_without_a_step_between() -> None:
    assert told("c", claim("c", contradicts="d"), claim("d")) == tree("""
        c - Claim c: in dispute
          against: d - Claim d: in dispute
            against: c: in dispute (see above)
    """)


def test_a_circle_of_support_is_shown_once() -> None:
    nodes = [
        *(claim(name, standing="open") for name in "ab"),
        argument("ab", ["b"], for_="a"),
        argument("ba", ["a"], for_="b"),
    ]
    assert told("b", *nodes) == tree("""
        b - Claim b: leans on itself
          b <- a <- b: nothing outside the circle holds it up
          for: ba - Item ba: premise a has fallen
            premise: a - Claim a: leans on itself
              for: ab - Item ab: premise b has fallen
                premise: b: leans on itself (see above)
    """)


def test_an_argument_with_several_targets_is_told_step_by_step() -> None:
    two = argument("two", for_="thesis", undercuts="for-1")
    lines = told("two", *BASE, two).splitlines()
    assert lines == [
        "two - Item two: holds, no reply yet",
        "  speaks for thesis: holds, no reply yet",
        "    premise: #reason - Item two: taken for granted",
        "  undercuts for-1: holds, no reply yet",
        "    premise: #reason: taken for granted (see above)",
    ]


def test_a_depth_cuts_and_says_so() -> None:
    assert told("thesis", *BASE, depth=2) == tree("""
        thesis - Claim thesis: supported
          because: for-1 - Item for-1: holds after 1 reply
            premise: ground - Claim ground: taken for granted
            premise: #p1 - It follows.: taken for granted
            undercut by: cut - Item cut: step broken by cut-cut
              undercut by: cut-cut - Item cut-cut: holds, no reply yet (more: ask why)
    """)


def test_a_bare_tree_is_the_same_without_titles_and_verdicts() -> None:
    def names(one: Reason) -> tuple[object, ...]:
        return one.lead, one.id, one.repeats, one.cut, [names(below) for below in one.children]

    solution = Solution.of(Map(BASE))
    whole, bare = why(solution, "thesis"), why(solution, "thesis", bare=True)
    assert whole is not None
    assert bare is not None
    assert names(bare) == names(whole)
    assert "Item" not in str(bare)


def test_what_is_switched_off_is_not_among_the_reasons() -> None:
    lines = told("thesis", *BASE, view=View(off=frozenset({"for-1"})))
    assert lines == "thesis - Claim thesis: taken for granted"


def test_what_has_no_verdict_has_no_reasons() -> None:
    solution = Solution.of(Map([*BASE, threshold("dawn")]))
    assert why(solution, "dawn") is None
    assert why(solution, "nowhere") is None
