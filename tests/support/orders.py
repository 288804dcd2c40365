"""Thresholds in order, by brute force: maps by chance, and what follows, from first principles.

Nothing here uses the package's own orders, counts or verdicts on proposals: the checker
knows facts (pairs of thresholds) and clauses, and looks at every possible order.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, permutations
from random import Random
from typing import Any

from robustmap.model.map import Map
from robustmap.model.nodes import Claim, Node, Proposal
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, proposal, threshold

Pair = tuple[str, str]
FAILURES = ("graceful", "detectable", "silent", "catastrophic")


@dataclass
class Rules:
    """The clauses of one proposal that stand."""

    needs: set[str] = field(default_factory=set)
    breaks: set[str] = field(default_factory=set)
    hard: set[Pair] = field(default_factory=set)
    grounds: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        """Tell whether there is anything to judge by."""
        return bool(self.needs or self.breaks or self.hard)


def possible_orders(elements: Sequence[str], facts: Iterable[Pair]) -> list[tuple[str, ...]]:
    """Give every order of the elements that keeps all facts."""
    facts = set(facts)
    return [order for order in permutations(elements) if all(keeps(order, one) for one in facts)]


def keeps(order: Sequence[str], pair: Pair) -> bool:
    """Tell whether an order has the first before the second."""
    return order.index(pair[0]) < order.index(pair[1])


def works(order: Sequence[str], crossings: int, rules: Rules) -> bool:
    """Tell whether a proposal works after so many crossings of an order."""
    crossed = set(order[:crossings])
    in_order = all(then not in crossed or keeps(order, (first, then)) for first, then in rules.hard)
    return rules.needs <= crossed and not rules.breaks & crossed and in_order


def survives(order: Sequence[str], rules: Rules) -> bool:
    """Tell whether it works somewhere on the way, and all its orders are kept."""
    kept = all(keeps(order, pair) for pair in rules.hard)
    if not rules.needs or not rules.breaks:
        return kept
    return kept and any(works(order, k, rules) for k in range(len(order) + 1))


def most_independent(names: Iterable[str], shared: Collection[Pair]) -> int:
    """Give the size of the greatest set of which no two share anything, set by set."""
    names = sorted(names)
    for size in range(len(names), 0, -1):
        for chosen in combinations(names, size):
            if not any(pair in shared for pair in combinations(chosen, 2)):
                return size
    return 0


def standing(solution: Solution) -> tuple[list[tuple[str, str, str]], dict[str, Rules]]:
    """Read the facts that stand (claim, first, then) and each proposal's rules off a map."""
    holds = _holds(solution)
    facts = [
        (node.id, first, then)
        for node in solution.map.of_kind("claim")
        if isinstance(node, Claim) and node.states and node.states.before and holds(node.id)
        for first in node.states.before[0]
        for then in node.states.before[1]
    ]
    return facts, {
        node.id: rules_of(node, holds)
        for node in solution.map.of_kind("proposal")
        if isinstance(node, Proposal)
    }


def _holds(solution: Solution) -> Callable[[str], bool]:
    return lambda ref: solution.claim_answer(ref) in ("supported", "unargued")


def rules_of(node: Proposal, holds: Callable[[str], bool]) -> Rules:
    """Give the clauses of a proposal that hold."""
    return Rules(
        {one.at for one in node.needs if holds(f"{node.id}#needs-{one.at}")},
        {one.at for one in node.breaks if holds(f"{node.id}#breaks-{one.at}")},
        {
            (one.first, one.then)
            for one in node.requires_order
            if one.grade == "hard" and holds(f"{node.id}#{one.first}-before-{one.then}")
        },
        {link.to for link in node.relies_on},
    )


def follows(facts: Iterable[Sequence[str]], first: str, then: str) -> bool:
    """Tell whether a chain of facts leads from one threshold to another."""
    pairs = [tuple(one[-2:]) for one in facts]
    reached = {first}
    for _ in pairs:
        reached |= {after for before, after in pairs if before in reached}
    return then in reached and first != then


def is_chain(facts: Iterable[Sequence[str]], chain: Sequence[str]) -> bool:
    """Tell whether each threshold is by some fact before the next one."""
    pairs = {tuple(one[-2:]) for one in facts}
    return bool(chain) and all(step in pairs for step in pairwise(chain))


def before(name: str, first: str, then: str, **fields: Any) -> Claim:
    """Make a claim that states an order."""
    return claim(name, states={"before": [first, then]}, **fields)


def order_map(rng: Random, *, thresholds: int = 5, plans: int = 4, disputes: bool = True) -> Map:
    """Make a map of thresholds, facts on their order, and proposals; some of it attacked."""
    points = [f"t{number}" for number in range(rng.randint(1, thresholds))]
    turn = rng.sample(points, len(points))
    pairs = [pair for pair in combinations(turn, 2) if rng.random() < 0.3]
    facts = [before(f"f{number}", *pair) for number, pair in enumerate(pairs)]
    proposals = [_plan(rng, f"p{number}", points) for number in range(rng.randint(1, plans))]
    nodes: list[Node] = [*map(threshold, points), *facts, *proposals, claim("c0"), claim("c1")]
    if disputes:
        nodes += _attacks(rng, [one.id for one in facts], proposals)
    return Map(nodes)


def _plan(rng: Random, name: str, points: Sequence[str]) -> Proposal:
    def some(most: int) -> list[str]:
        return rng.sample(points, min(len(points), rng.randint(0, most)))

    def manner(at: str) -> dict[str, str]:
        return {"at": at, "failure": rng.choice(FAILURES)} if rng.random() < 0.5 else {"at": at}

    fields: dict[str, Any] = {
        "needs": [manner(at) for at in some(2)],
        "breaks": [manner(at) for at in some(2)],
        "relies_on": [one for one in ("c0", "c1") if rng.random() < 0.25],
        "at_limit": rng.choice(["works", "breaks", "unknown"]),
    }
    if len(points) > 1 and rng.random() < 0.5:
        asked = [rng.sample(points, 2) for _ in range(rng.randint(1, 2))]
        fields["requires_order"] = [
            {"first": first, "then": then, "grade": rng.choice(["hard", "hard", "soft"])}
            for first, then in dict.fromkeys(map(tuple, asked))
        ]
    return proposal(name, **fields)


def _attacks(rng: Random, facts: Sequence[str], plans: Sequence[Proposal]) -> Iterable[Node]:
    clauses = [f"{one.id}#needs-{edge.at}" for one in plans for edge in one.needs]
    clauses += [f"{one.id}#breaks-{edge.at}" for one in plans for edge in one.breaks]
    for number, target in enumerate([*facts, *clauses]):
        if rng.random() < 0.15:
            yield argument(f"x{number}", against=target)
            if rng.random() < 0.3:
                yield argument(f"y{number}", undercuts=f"x{number}")
