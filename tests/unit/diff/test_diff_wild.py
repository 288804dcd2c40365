"""Whatever the files say: compared, supposed and told without an exception, as the schema says."""

import json
from dataclasses import replace
from random import Random

from jsonschema import Draft202012Validator

from robustmap.check.registry import check
from robustmap.diff.compare import compare
from robustmap.diff.findings import new_findings
from robustmap.diff.focus import bearing_on, focused
from robustmap.diff.report import REPORTS, Compared
from robustmap.diff.shape import schema
from robustmap.diff.suppose import supposing, withdrawing
from robustmap.kb import obligations
from robustmap.model.map import Map
from robustmap.reason.solution import Solution
from tests.support.wild import wild_map

PAIRS = 60
VALIDATOR = Draft202012Validator(schema())


def told(diff, findings=()):
    compared = Compared(diff, "main", "topic", findings)
    for form in REPORTS:
        assert REPORTS[form](compared).endswith("\n")
    return [one.message for one in VALIDATOR.iter_errors(json.loads(REPORTS["json"](compared)))]


def halved(rng):
    """Give a wild map, and one of which half the nodes are from another."""
    one, other = wild_map(rng), wild_map(rng)
    picked = [name for name in one.nodes if rng.random() < 0.5]
    nodes = {**one.nodes, **{name: other.nodes[name] for name in picked}}
    return one, Map(nodes.values(), rng.choice([one, other]).settings)


def test_wild_maps_are_compared_and_told():
    rng = Random(5)
    for _ in range(PAIRS):
        base, head = halved(rng)
        diff = compare(base, head, owed=obligations)
        assert told(diff, new_findings(check(base), check(head))) == []
        near = focused(diff, bearing_on((base, head), rng.choice(sorted(head.nodes))))
        assert told(near) == []
        assert {one.id for one in near.flips} <= {one.id for one in diff.flips}


def test_what_if_is_asked_of_everything_in_wild_maps():
    rng = Random(6)
    for _ in range(PAIRS // 3):
        map_ = wild_map(rng)
        view = map_.settings.evaluate.view()
        for node in map_.nodes:
            assert told(withdrawing(map_, node, None, obligations)) == []
        for statement in map_.statements:
            for stance in ("accepted", "denied"):
                diff = supposing(map_, statement, stance, view, obligations)
                assert {one.cause.nodes for one in diff.flips} <= {(statement.split("#")[0],)}
                assert told(diff) == []


def test_what_if_tells_of_every_verdict_that_the_other_view_gives():
    rng = Random(7)
    for _ in range(PAIRS // 3):
        map_ = wild_map(rng)
        view = replace(map_.settings.evaluate.view(), granted=frozenset(), denied=frozenset())
        for statement in map_.statements:
            one, other = (Solution.of(map_, seen) for seen in (view, view.but(denied={statement})))
            moved = {
                ref
                for ref in map_.statements
                if (one.claim_answer(ref), one.flat.uncounted.get(ref))
                != (other.claim_answer(ref), other.flat.uncounted.get(ref))
            }
            told_ = {flip.id for flip in supposing(map_, statement, "denied", view).flips}
            assert told_ & map_.statements.keys() == moved
