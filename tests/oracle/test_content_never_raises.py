"""Whatever is written in the files, every question gets an answer."""

import json
from random import Random

from robustmap.check.rules.robustness import robustness_disputed
from robustmap.explain import orders, words
from robustmap.explain.data import reason_data, robustness_data, verdict_data
from robustmap.explain.ledger import ledger
from robustmap.explain.why import why
from robustmap.graph.debate import debate, debates
from robustmap.kb import KB
from robustmap.model.eyes import seen_by
from robustmap.model.map import Map
from robustmap.model.nodes import Person, Question
from robustmap.model.view import View
from robustmap.reason.ask import ask
from robustmap.reason.loops import loops
from robustmap.reason.robustness import table
from robustmap.reason.robustness.argued import argued
from robustmap.reason.solution import Solution
from tests.support.wild import wild_map

MAPS = 300


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


def looked_ahead(kb: KB) -> None:
    """Ask all that looks ahead: loops, scenarios, orders, limits, what is argued."""
    solution = kb.solution
    for loop in loops(solution):
        assert orders.loop(loop)
        assert all(orders.arrow(arrow).fill() for arrow in loop.arrows)
    for row in argued(solution).values():
        assert all(orders.argued(both) for both in row.values())
    thresholds = kb.orders.thresholds
    for found in (
        kb.scenario(),
        kb.scenario(list(reversed(thresholds[:2]))),
        kb.scenario(crossed=thresholds[:1]),
    ):
        fates = [*found.stands, *(one.proposal for one in found.fails)]
        fates += [*(one.proposal for one in found.not_yet), *found.unknown]
        assert sorted(fates) == list(kb.proposals.ids)
        assert all(orders.failure(one).fill() for one in (*found.fails, *found.open))
    for one in kb.proposals.ids:
        assert orders.limit(kb.limit(one)).fill()
        window = kb.window(one)
        assert window is None or orders.window(window).fill()
        assert all(orders.reliance(found).fill() for found in kb.reliance(one))
    assert list(robustness_disputed(kb.map, lambda: solution)) is not None


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
        looked_ahead(KB(map_))
        for node in map_.of_kind("question"):
            assert isinstance(node, Question)
            debate(map_, node)
        debates(map_)
    assert number > 20 * MAPS
