"""Whatever is written in the files, every question gets an answer."""

import json
from random import Random

from robustmap.explain import words
from robustmap.explain.data import reason_data, robustness_data, verdict_data
from robustmap.explain.ledger import ledger
from robustmap.explain.why import why
from robustmap.graph.debate import debate, debates
from robustmap.model.eyes import seen_by
from robustmap.model.map import Map
from robustmap.model.nodes import Person, Question
from robustmap.model.view import View
from robustmap.reason.ask import ask
from robustmap.reason.robustness import table
from robustmap.reason.solution import Solution
from tests.support.wild import wild_map

MAPS = 600


def answered(map_: Map, view: View) -> int:
    """Ask everything of everything; gives how many verdicts there were."""
    solution = Solution.of(map_, view)
    names = solution.flat.framework.names
    assert len(set(names)) == len(names)
    number = 0
    for ref in (*map_.nodes, *map_.statements, *map_.inferences, "nowhere", "a#nowhere"):
        words.title(solution, ref)
        verdict = ask(solution, ref)
        reason = why(solution, ref)
        assert (verdict is None) == (reason is None)
        if verdict is None or reason is None:
            continue
        number += 1
        assert verdict.faults() == []
        assert words.verdict(verdict).fill()
        assert json.dumps([verdict_data(verdict), reason_data(reason)])
    for ref in map_.statements:
        ledger(solution, ref)
    for row in table(solution).values():
        for found in row.values():
            assert words.robustness(found).fill()
            assert json.dumps(robustness_data(found))
    return number


def test_everything_is_answered_whatever_the_files_say() -> None:
    rng = Random(5)
    number = 0
    for _ in range(MAPS):
        map_ = wild_map(rng)
        everything = View(basis="reading", reframings=True, suppositions=True)
        eyes = [
            seen_by(map_, node, View())
            for node in map_.of_kind("person")
            if isinstance(node, Person)
        ]
        for view in (map_.settings.evaluate.view(), everything, *eyes[:1]):
            number += answered(map_, view)
        for node in map_.of_kind("question"):
            assert isinstance(node, Question)
            debate(map_, node)
        debates(map_)
    assert number > 20 * MAPS
