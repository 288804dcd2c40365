"""Laws of failure stories: they are inferences like any other, and empty templates are none."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from robustmap.explain.ledger import ledger
from robustmap.formats.network import from_networkx, to_networkx
from robustmap.graph.flatten import flatten
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import SLOTS, Argument, Node, Story
from robustmap.model.view import View
from robustmap.reason.solution import Solution
from tests.support.maps import random_map, random_view, story

EMPTY = {slot: {"text": "Anything.", "concreteness": "generic"} for slot in SLOTS}
seeds = st.integers(min_value=0, max_value=2**32)


def retold(node: Node) -> Node:
    """Give an argument that only speaks against things as a failure story, others as they are."""
    if not isinstance(node, Argument) or not node.against:
        return node
    if node.for_ or node.undercuts or node.backs or node.reframes or node.qualifies:
        return node
    fields = {name: getattr(node, name) for name in ("title", "against", "sources", "basis")}
    return Story(id=node.id, body=node.body, assumes=node.premises, task=None, **fields)


def answers(map_: Map, view: View) -> dict[str, str]:
    """Give every verdict of a map."""
    solution = Solution.of(map_, view)
    found = {one: str(solution.claim_answer(one)) for one in map_.statements}
    found |= {one: solution.inference_answer(one) for one in map_.inferences}
    return found | {node.id: solution.argument_answer(node.id) for node in map_.arguing()}


@settings(max_examples=300, deadline=None)
@given(seeds)
def test_a_story_does_what_the_same_argument_does(seed: int) -> None:
    rng = Random(seed)
    map_ = random_map(rng)
    view = random_view(rng, map_)
    told = Map([retold(node) for node in map_.nodes.values()], map_.settings)
    assert flatten(told, view) == flatten(map_, view)
    assert answers(told, view) == answers(map_, view)
    sides = Solution.of(told, view), Solution.of(map_, view)
    for statement in map_.statements:
        assert ledger(sides[0], statement) == ledger(sides[1], statement)


def test_the_random_maps_are_retold_in_part() -> None:
    retellings = sum(
        isinstance(retold(node), Story)
        for seed in range(100)
        for node in random_map(Random(seed)).nodes.values()
    )
    assert retellings > 50


@settings(max_examples=300, deadline=None)
@given(seeds)
def test_an_empty_template_changes_no_verdict(seed: int) -> None:
    rng = Random(seed)
    map_ = random_map(rng)
    view = random_view(rng, map_)
    refs = sorted(map_.statements)
    empty = story(
        "empty",
        against=list(dict.fromkeys(rng.choices(refs, k=2))),
        assumes=list(dict.fromkeys(rng.choices(refs, k=2))),
        **EMPTY,
    )
    before, after = answers(map_, view), answers(Map([*map_.nodes.values(), empty]), view)
    assert {one: after[one] for one in before} == before


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_stories_come_back_from_a_graph_and_their_verdicts_are_in_the_triples(seed: int) -> None:
    rng = Random(seed)
    nodes = [retold(node) for node in random_map(rng).nodes.values()]
    told = Map([*nodes, story("empty", against=[nodes[0].id], **EMPTY)])
    assert from_networkx(to_networkx(told)) == told
    kb = KB(told)
    rows = kb.sparql("SELECT ?s ?answer { ?s a rm:Story ; rm:answer ?answer }")
    stories = {node.id: kb.ask(node.id).answer for node in told.stories()}
    assert {row["s"]: row["answer"] for row in rows} == stories
