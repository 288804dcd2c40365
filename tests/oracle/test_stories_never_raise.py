"""Whatever stories name, every table, rule and page about them gives an answer."""

from random import Random
from typing import Any

import pytest

from robustmap.check.registry import check
from robustmap.kb import KB
from robustmap.model.map import Map
from robustmap.model.nodes import Node
from robustmap.publish.pages import failures, nodes
from robustmap.publish.parts.plans.story import stories_of_class
from robustmap.publish.parts.writer import Writer
from robustmap.publish.site import Site
from robustmap.reason.stories import STATES, Coverage
from tests.support.maps import argument, claim, concept, proposal, story, threshold

MAPS = 200
TABLES = ("stories", "classes", "persistent", "mitigations")
REFS = (
    *("a", "b", "c", "d", "p", "p#works", "p#robust-up", "q", "q#robust-down", "t1", "t2"),
    *("x1", "cl", "k", "s1", "s1#p", "s2", "s2#reason", "nowhere", "p#needs-t1", "s1#on-p"),
)
SLOTS = (
    "text",
    {"text": "x", "concreteness": "generic"},
    {"text": "y", "concreteness": "unfillable"},
)


def tangled(rng: Random) -> Map:
    """Make a map of stories and proposals that name anything at all."""

    def refs(most: int = 2) -> list[str]:
        return [rng.choice(REFS) for _ in range(rng.randint(0, most))]

    def range_() -> dict[str, str]:
        ends = {key: rng.choice(REFS) for key in ("from", "until") if rng.random() < 0.5}
        return {"axis": rng.choice(REFS), "endless": rng.choice(("true", "false")), **ends}

    def tale(name: str) -> Node:
        fields: dict[str, Any] = {
            "against": refs(3),
            "assumes": [*([{"p": "One."}] if rng.random() < 0.5 else []), *refs()],
            "failure_class": refs(),
            "when": refs(),
            "mitigations": refs(),
            "persists": [range_() for _ in range(rng.randint(0, 2))],
            "review": rng.choice((None, None, "withdrawn")),
            "basis": rng.choice(("stated", "reading")),
        }
        if rng.random() < 0.7:
            fields["task"] = rng.choice(SLOTS)
        if rng.random() < 0.7:
            fields["direction"] = rng.choice(("up", "down", "relative"))
        return story(name, **fields)

    def plan(name: str) -> Node:
        return proposal(
            name,
            addresses=refs(),
            covers=refs(),
            needs=["t1"] if rng.random() < 0.5 else [],
            assessed=[{"on": rng.choice(REFS), "answer": "yes"}],
            review=rng.choice((None, None, "withdrawn")),
        )

    sorts = ("term", "failure-class")
    made: list[Node] = [tale("s1"), tale("s2"), tale("s3"), plan("p"), plan("q")]
    made += [threshold("t1", axis=rng.choice(REFS)), threshold("t2")]
    made += [concept(one, sort=rng.choice(sorts), generalises=refs()) for one in ("cl", "k")]
    made += [
        claim("a", states={"excludes": [rng.choice(REFS), rng.choice(REFS)]}),
        claim("b", states={"before": ["t1", "t2"]}),
        claim("c", states={"before": ["t2", "t1"]}),
        argument("d", undercuts=[rng.choice(REFS)]),
    ]
    return Map(made)


@pytest.mark.parametrize("part", range(4))
def test_stories_that_name_anything_are_survived(part: int) -> None:
    told = 0
    for seed in range(part * MAPS // 4, (part + 1) * MAPS // 4):
        map_ = tangled(Random(seed))
        kb = KB(map_)
        for name in TABLES:
            found = kb.table(name)
            assert all(len(row) == len(found.head) for row in found.rows)
        check(map_)
        site = Site(kb)
        list(failures.pages(site))
        for node in map_.live:
            nodes.page(Writer(site, f"n/{node.id}/"), node)
            stories_of_class(Writer(site, "n/"), node)
        told += len(Coverage.of(kb.solution).cases)
        assert {case.state for case in kb.class_coverage.class_cases.values()} <= set(STATES)
    assert told > MAPS // 8
