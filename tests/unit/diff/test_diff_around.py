"""What stands around the consequences: owed, silences, orders, suspects, health, focus."""

import pytest

from robustmap.diff.compare import compare
from robustmap.diff.focus import bearing_on, focused
from robustmap.diff.health import Count
from robustmap.diff.suppose import supposing, withdrawing, without
from robustmap.files.find import Tree
from robustmap.files.read import read_tree
from robustmap.kb import KB, obligations
from robustmap.model.map import Map
from tests.support.maps import argument, claim, proposal, question, threshold

BASE = Map(
    [
        claim("t", standing="open"),
        argument("a", [{"p1": "It is so."}, {"p2": "It was so."}], for_="t"),
        argument("on-one", against="a#p1"),
        argument("on-two", against="a#p2"),
        argument("cut", undercuts="a"),
        question("q", sort="debate", about=["t"]),
    ]
)


def edited(*nodes, without=()):
    gone = {node.id for node in nodes} | set(without)
    return Map([*(node for node in BASE.nodes.values() if node.id not in gone), *nodes])


def test_obligations_are_opened_and_closed():
    asks = question("why", sort="challenge", asks_about=["t"])
    head = edited(asks)
    (opened,) = compare(BASE, head, owed=obligations).obligations
    assert (opened.how, opened.sort, opened.node, opened.about) == (
        *("opened", "challenge", "why"),
        ("t",),
    )
    (closed,) = compare(head, BASE, owed=obligations).obligations
    assert (closed.how, closed.node) == ("closed", "why")
    assert closed.title == asks.title
    assert KB(BASE).diff(KB(head)).obligations == (opened,)
    assert compare(BASE, head).obligations == ()


def test_an_obligation_of_a_renamed_node_is_the_same():
    asks = question("why", sort="challenge", asks_about=["t"])
    later = asks.model_copy(update={"id": "why-so", "aliases": ("why",)})
    assert compare(edited(asks), edited(later), owed=obligations).obligations == ()


def test_arguments_that_newly_hold_only_as_nobody_replied():
    found = compare(BASE, edited(argument("b", undercuts="cut"))).silences
    assert [(one.id, one.since) for one in found] == [("b", "new")]
    found = compare(BASE, edited(without=["cut", "on-one", "on-two"])).silences
    assert [(one.id, one.since) for one in found] == [("a", "turned")]
    answered = edited(argument("b", undercuts="cut"))
    found = compare(edited(argument("b", undercuts="cut"), argument("c", undercuts="b")), answered)
    assert [(one.id, one.since) for one in found.silences] == [("b", "turned")]
    met = [argument("x", undercuts="cut"), argument("y", undercuts="x")]
    found = compare(edited(*met), BASE).silences
    assert [(one.id, one.since) for one in found] == [("cut", "reply-gone")]


POINTS = [threshold("dawn"), threshold("noon"), threshold("dusk")]
FACT = claim("early", states={"before": ["dawn", "noon"]})
NEXT = claim("late", states={"before": ["noon", "dusk"]})


@pytest.mark.parametrize(
    ("base", "head", "told"),
    [
        ([], [FACT], [("dawn", "noon", "open", "before", ("early",))]),
        ([FACT], [], [("dawn", "noon", "before", "open", ("early",))]),
        (
            [FACT],
            [FACT, argument("no", against="early")],
            [("dawn", "noon", "before", "disputed", ("early",))],
        ),
        (
            [FACT],
            [claim("early", states={"before": ["noon", "dawn"]})],
            [("noon", "dawn", "after", "before", ("early",))],
        ),
        ([FACT], [FACT, NEXT], [("noon", "dusk", "open", "before", ("late",))]),
    ],
)
def test_orders_that_moved_are_told_by_neighbours(base, head, told):
    found = compare(Map([*POINTS, *base]), Map([*POINTS, *head])).orders
    assert [(one.first, one.then, one.before, one.after, one.claims) for one in found] == told


def test_the_place_of_a_new_threshold_is_told():
    new = [threshold("eve"), claim("last", states={"before": ["dusk", "eve"]})]
    (found,) = compare(Map(POINTS), Map([*POINTS, *new])).orders
    assert (found.first, found.then, found.before, found.after) == ("dusk", "eve", "", "before")


def test_what_leans_on_reworded_text_is_to_be_read_again():
    found = compare(BASE, edited(claim("t", standing="open", title="Something else"))).suspects
    assert [(one.node, one.of, one.fields) for one in found] == [
        ("a", "t", ("for",)),
        ("q", "t", ("about",)),
    ]


def test_what_names_another_sentence_is_not_suspect():
    premises = [{"p1": "It is so, mostly."}, {"p2": "It was so."}]
    head = edited(argument("a", premises, for_="t"))
    assert [one.node for one in compare(BASE, head).suspects] == ["cut", "on-one"]


def test_what_was_edited_itself_is_not_suspect():
    premises = [{"p1": "It is so, mostly."}, {"p2": "It was so."}]
    head = edited(argument("a", premises, for_="t"), argument("cut", undercuts="a", note="Read."))
    assert [one.node for one in compare(BASE, head).suspects] == ["on-one"]


def test_health_counts_both_sides():
    base = Map([claim("t"), question("q", sort="debate", about=["t"]), argument("a", for_="t")])
    head = Map([*base.nodes.values(), argument("b", against="t"), argument("c", undercuts="b")])
    found = compare(base, head).health
    assert found.one_sided == Count(1, 0)
    assert found.unanswered == Count(1, 2)
    assert found.unsourced == Count(3, 5)


def test_the_changed_lines_are_those_of_the_changed_keys():
    def tree(text):
        files = {"map.yaml": "title: M\n", "claims/a.md": text}
        return read_tree(Tree("kb", {name: one.encode() for name, one in files.items()}, []))

    base = tree("---\ntitle: A\nnote: n\ntags: [x]\n---\n\nBody.\n")
    head = tree("---\ntitle: A\nnote: m\ntags: [x]\n---\n\nBody.\n")
    lines = compare(base, head).lines["a"]
    assert (lines.at.path, lines.at.line) == ("kb/claims/a.md", 3)
    assert [line for line in range(1, 8) if line in lines] == [3]
    lines = compare(base, tree("---\ntitle: A\nnote: n\ntags: [x]\n---\n\nOther.\n")).lines["a"]
    assert 3 not in lines
    assert 7 in lines


def test_focus_keeps_what_concerns_a_node_and_what_bears_on_it():
    other = [claim("aside", standing="open"), argument("why", for_="aside")]
    base = Map([*BASE.nodes.values(), *other])
    nodes = [argument("x", undercuts="why"), argument("y", undercuts="cut")]
    head = Map([*base.nodes.values(), *nodes])
    diff = compare(base, head)
    near = bearing_on((base, head), "t")
    assert "q" not in near
    assert {"t", "a", "cut", "on-one", "y"} <= near
    assert not near & {"aside", "why", "x"}
    kept = focused(diff, near)
    assert {one.id for one in kept.flips} == {"a", "cut", "t"}
    assert [one.node for one in kept.changes] == ["y"]
    assert {one.id for one in diff.flips} == {"a", "cut", "t", "aside", "why"}


def test_focus_on_a_proposal_follows_its_thresholds_and_their_order():
    plan = proposal("way", needs=["dawn"], breaks=["dusk"])
    map_ = Map([*POINTS, FACT, NEXT, plan, argument("no", against="late")])
    assert bearing_on((map_,), "way") == {"way", "dawn", "dusk", "early", "late", "no"}


def test_withdrawing_is_the_difference_to_the_map_without():
    found = withdrawing(BASE, "cut")
    assert found == compare(BASE, without(BASE, "cut"))
    assert [one.name for one in found.changes] == ["withdrawn"]


def test_supposing_names_the_claim_as_the_cause_of_everything():
    view = BASE.settings.evaluate.view()
    found = supposing(BASE, "t", "accepted", view, obligations)
    assert [(one.id, one.after.answer) for one in found.flips] == [("t", "unargued")]
    assert {one.cause.nodes for one in found.flips} == {("t",)}
    (change,) = found.changes
    assert (change.name, change.node, change.stance) == ("supposed", "t", "accepted")
    denied = supposing(BASE, "t", "denied", view.but(granted=["t"]))
    assert [(one.id, one.after.answer) for one in denied.flips] == [("t", "rejected")]
