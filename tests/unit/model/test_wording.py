"""What a link remembers: the hash of a wording, and the links that no longer agree with it."""

import hashlib

import pytest

from robustmap.model.expand import inferences
from robustmap.model.fields import Premise
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Node
from robustmap.model.places import Places
from robustmap.model.problem import Problem, Span
from robustmap.model.reads import readings, suspects
from robustmap.model.wording import agrees, wording
from tests.support.maps import argument, claim, concept, person, proposal, story, threshold


def wide() -> dict[str, Node]:
    """Give one node of each sort to which a link may lead, by id."""
    nodes = [
        claim("c", title="Plans help", body="They make\n  people think."),
        claim("d"),
        argument("a", ["c", {"p1": "It is so."}], against="d", body="Read it."),
        argument("both", ["c"], for_=["c", "d"]),
        argument("bare", for_="c", title=None, body="A reason. And more."),
        threshold("t", title="Dawn"),
        proposal("p", relies_on="c", needs=["t", {"at": "u", "why": "It is dark."}]),
        threshold("u"),
        story("s", against="p", model="A net", assumes=[{"p1": "Nets fail."}]),
        concept("w", definitions=[{"id": "x", "text": "This."}, {"id": "y", "text": "That."}]),
    ]
    return {node.id: node for node in nodes}


def said(ref: str, **nodes: Node) -> tuple[str, ...] | None:
    found = wording(Map({**wide(), **nodes}.values()), ref)
    return found and (*found.texts, *found.names)


@pytest.mark.parametrize(
    ("ref", "lines"),
    [
        ("c", ["title: Plans help", "body: They make people think."]),
        ("t", ["title: Dawn"]),
        (
            "a",
            ["title: Item a", "body: Read it.", "premise: It is so.", "premise: c", "against: d"],
        ),
        ("a#p1", ["statement: It is so."]),
        ("both", ["title: Item both", "premise: c", "for: c", "for: d"]),
        ("both#on-d", ["title: Item both", "premise: c", "for: d"]),
        ("bare#reason", ["body: A reason. And more.", "for: c"]),
        ("p", ["title: Plan p", "needs: It is dark."]),
        ("p#works", ["title: Plan p", "needs: It is dark."]),
        ("p#robust-up", ["title: Plan p", "needs: It is dark."]),
        ("p#needs-u", ["statement: It is dark."]),
        ("p#needs-t", ["statement: Plan p: needs “Dawn” to have been reached"]),
        ("p#relies-on", ["title: Plan p", "needs: It is dark.", "premise: c", "for: p#works"]),
        ("s", ["title: Story s", "model: A net", "premise: Nets fail.", "against: p"]),
        ("w", ["title: Word w", "definition: This.", "definition: That."]),
        ("w#y", ["statement: That."]),
    ],
)
def test_what_there_is_to_read_of_each_sort(ref: str, lines: list[str]) -> None:
    assert said(ref) == tuple(lines)


def test_the_hash_is_that_of_the_lines() -> None:
    found = wording(Map(wide().values()), "c")
    assert found is not None
    text = "title: Plans help\nbody: They make people think."
    assert found.digest == hashlib.sha256(text.encode()).hexdigest()
    assert found.digest.startswith(found.short)
    assert len(found.short) == 8


def test_what_has_no_id_has_no_wording() -> None:
    assert said("nothing") is None
    assert said("a#p9") is None
    assert agrees(Map([]), "nothing", "0000") is None


@pytest.mark.parametrize(
    "same",
    [
        {"body": " They\tmake people\n\nthink.\n"},
        {"body": "They make [people](d) think."},
        {"body": "They make people think.", "title": "Plans  help "},
        {"tags": ["x"], "sources": "s, p. 3", "note": "Hm.", "similar_to": "d", "aliases": "old"},
        {"contradicts": "d", "standing": "open", "sort": "normative", "basis": "reading"},
    ],
)
def test_what_is_no_wording_changes_nothing(same: dict) -> None:
    given = {"title": "Plans help", "body": "They make people think.", **same}
    assert said("c", c=claim("c", **given)) == said("c")


@pytest.mark.parametrize(
    "other",
    [{"title": "Plans helped"}, {"body": "They make people drink."}, {"body": ""}],
)
def test_any_other_word_does(other: dict) -> None:
    given = {"title": "Plans help", "body": "They make people think.", **other}
    assert said("c", c=claim("c", **given)) != said("c")


def test_composed_letters_are_those_that_they_look_like() -> None:
    one, other = (claim("c", title=text) for text in ("Caf\u00e9", "Cafe\u0301"))
    assert said("c", c=one) == said("c", c=other)


@pytest.mark.parametrize(
    "changed",
    [
        argument("a", ["c", {"p1": "It was so."}], against="d", body="Read it."),
        argument("a", ["c", {"p1": "It is so."}], for_="d", body="Read it."),
        argument("a", ["c", {"p1": "It is so."}], against="c", body="Read it."),
        argument("a", [{"p1": "It is so."}], against="d", body="Read it."),
    ],
)
def test_an_argument_reads_otherwise_with_other_premises_or_aims(changed: Argument) -> None:
    assert said("a", a=changed) != said("a")


def test_a_hash_taken_under_earlier_ids_still_agrees() -> None:
    before = Map(
        [
            claim("t"),
            proposal("p", needs="u"),
            threshold("u"),
            argument("a", ["t"], for_="p"),
            argument("b", against="p#needs-u"),
        ]
    )
    after = Map(
        [
            claim("new-t", aliases="t", title="Claim t"),
            proposal("plan", needs="dawn", title="Plan p", aliases=["p0", "p"]),
            threshold("dawn", aliases="u", title="Point u"),
            argument("a", ["new-t"], for_="plan"),
            argument("b", against="plan#needs-dawn"),
        ]
    )
    for ref in ("a", "b"):
        found = wording(before, ref)
        assert found is not None
        assert wording(after, ref) != found
        assert agrees(after, ref, found.short)
        assert not agrees(after, ref, "0" * 8)


def test_a_premise_may_name_an_id_with_what_was_read() -> None:
    node = argument("a", [{"to": "c", "read": "3f9a"}, {"to": "A sentence."}, {"read": "Another."}])
    assert node.premises == (
        Premise(ref="c", read="3f9a"),
        Premise(local="to", text="A sentence."),
        Premise(local="read", text="Another."),
    )
    plain = argument("a", ["c", {"to": "A sentence."}, {"read": "Another."}])
    assert list(inferences(node)) == list(inferences(plain))


def test_the_links_that_can_hold_a_hash() -> None:
    nodes = [
        claim("c", contradicts={"to": "d", "read": "aaaa"}),
        argument(
            "a",
            ["c", {"to": "d", "read": "bbbb"}],
            for_="c",
            undercuts=[{"to": "b", "basis": "implied", "read": "cccc"}],
            similar_to="b",
        ),
        proposal(
            "p",
            relies_on=["c", {"to": "d", "read": "dddd"}],
            needs=[{"at": "t", "read": "eeee"}],
            requires_order=[{"first": "t", "then": "u"}],
        ),
        story("s", against={"to": "p", "read": "ffff"}, assumes={"to": "c", "read": "0123"}),
        person("ann", {"about": "c", "stance": "accepts", "because": "d", "read": "4567"}),
    ]
    found = [(*one.path, one.ref, one.read) for node in nodes for one in readings(node)]
    assert found == [
        ("contradicts", 0, "d", "aaaa"),
        ("for", 0, "c", ""),
        ("undercuts", 0, "b", "cccc"),
        ("premises", 0, "c", ""),
        ("premises", 1, "d", "bbbb"),
        ("relies_on", 0, "c", ""),
        ("relies_on", 1, "d", "dddd"),
        ("needs", 0, "t", "eeee"),
        ("against", 0, "p", "ffff"),
        ("assumes", 0, "c", "0123"),
        ("positions", 0, "c", "4567"),
    ]


def test_only_what_can_be_read_is_suspect() -> None:
    link = {"read": "0000"}
    nodes: list[Node] = [
        claim("c"),
        claim("gone", review="withdrawn"),
        claim("broken"),
        argument("a", for_={"to": "c", **link}),
        argument("to-nothing", for_={"to": "nothing", **link}),
        argument("to-gone", for_={"to": "gone", **link}),
        argument("to-broken", for_={"to": "broken", **link}),
        argument("itself-gone", for_={"to": "c", **link}, review="withdrawn"),
    ]
    fault = Problem("RM102", "error", "x", Span("kb/claims/broken.md"))
    places = {"broken": Places("kb/claims/broken.md")}
    map_ = Map(nodes, places=places, problems=[fault])
    assert [one.node for one in suspects(map_)] == ["a"]
    now = wording(map_, "c")
    assert now is not None
    for digits in (now.digest[:4], now.short, now.digest):
        fresh = argument("a", for_={"to": "c", "read": digits})
        assert not list(suspects(Map([claim("c"), fresh])))
