"""Causes and flips on random maps, against evaluation of every mixture by other code."""

import json
import re
from collections import Counter
from itertools import combinations
from random import Random

import pytest

from robustmap.diff.compare import compare
from robustmap.explain.ledger import ledger
from robustmap.model.map import Map
from robustmap.model.nodes import Argument
from robustmap.model.settings import Settings
from robustmap.reason.ask import ask
from robustmap.reason.robustness import table
from robustmap.reason.solution import Solution
from tests.support.maps import argument, claim, proposal, random_map, threshold

PAIRS = 400
POINTS = ("dawn", "noon", "dusk")


def order_nodes(rng):
    """Give thresholds, facts of their order, an attack on one, and a plan that needs it."""
    nodes = [threshold(point) for point in POINTS]
    first, then = rng.sample(POINTS, 2)
    nodes.append(claim("order", states={"before": [first, then]}))
    if rng.random() < 0.5:
        nodes.append(argument("doubt", against="order"))
    nodes.append(proposal("way", needs=rng.choice(POINTS), breaks=rng.choice(POINTS)))
    if rng.random() < 0.3:
        nodes.append(argument("saves", against=f"way#breaks-{rng.choice(POINTS)}"))
    return nodes


def random_settings(rng, names):
    if rng.random() < 0.6:
        return Settings()
    evaluate = {"basis": rng.choice(["stated", "implied", "reading"])}
    if names and rng.random() < 0.5:
        evaluate[rng.choice(["off", "grant", "deny"])] = [rng.choice(names)]
    today = {"crossed": [rng.choice(POINTS)]} if rng.random() < 0.5 else None
    return Settings.model_validate({"evaluate": evaluate, "today": today})


def random_pair(rng):
    """Give a base, and a head in which some nodes are other ones, gone or new."""
    one, other = dict(random_map(rng).nodes), dict(random_map(rng).nodes)
    if rng.random() < 0.4:
        one |= {node.id: node for node in order_nodes(rng)}
        other |= {node.id: node for node in order_nodes(rng)}
    head = dict(one)
    for name in rng.sample(sorted(other), min(len(other), rng.randint(1, 5))):
        head[name] = other[name]
    for name in rng.sample(sorted(head), min(len(head) - 1, rng.choice([0, 0, 1, 2]))):
        del head[name]
    if rng.random() < 0.5:
        pass_on_alias(rng, head)
    settings = random_settings(rng, sorted(one))
    changed = random_settings(rng, sorted(one)) if rng.random() < 0.3 else settings
    return Map(one.values(), settings), Map(head.values(), changed)


def pass_on_alias(rng, head):
    """Let another node answer to an earlier id, so that old references change their meaning."""
    holders = sorted(name for name, node in head.items() if node.aliases)
    if holders:
        holder, heir = rng.choice(holders), rng.choice(sorted(head))
        aliases = head[holder].aliases
        head[holder] = head[holder].model_copy(update={"aliases": ()})
        head[heir] = head[heir].model_copy(update={"aliases": aliases})


def state(map_):
    """Give everything that a diff can speak of, by plain evaluation."""
    solution = Solution.of(map_, map_.settings.evaluate.view())
    found = {}
    arguments = [node.id for node in map_.live if isinstance(node, Argument)]
    several = [one for ref in arguments for one in map_.inferences_of[ref]]
    for ref in [*map_.statements, *arguments, *several]:
        verdict = ask(solution, ref)
        found["verdict", ref] = (verdict.answer, verdict.counted)
    for ref, row in table(solution).items():
        for kind, answer in row.items():
            found["robustness", ref, kind] = (
                answer.answer,
                answer.witness,
                answer.gap,
                answer.failure,
            )
    for ref in map_.statements:
        found["statement", ref] = True
        sides = ledger(solution, ref)
        for name, side in (("for", sides.for_), ("against", sides.against)):
            for group, items in reversed(side._asdict().items()):
                for item in items:
                    found["ledger", ref, name, item] = group
    return found


class Case:
    """A pair of maps, and what holds for every mixture of the two."""

    def __init__(self, base, head):
        self.base, self.head = base, head
        names = {*base.nodes, *head.nodes}
        self.units = sorted(n for n in names if base.nodes.get(n) != head.nodes.get(n))
        if base.settings != head.settings:
            self.units.append("map.yaml")
        self.states = {}

    def after(self, units):
        """Give the state of the base with these units taken over."""
        units = frozenset(units)
        if units not in self.states:
            nodes = dict(self.base.nodes)
            for unit in units - {"map.yaml"}:
                nodes.pop(unit, None)
                if unit in self.head.nodes:
                    nodes[unit] = self.head.nodes[unit]
            settings = self.head.settings if "map.yaml" in units else self.base.settings
            self.states[units] = state(Map(nodes.values(), settings))
        return self.states[units]

    def has(self, units, key):
        found = self.after(units)
        if key[0] == "ledger":
            return found.get(key, "") if ("statement", key[1]) in found else None
        return found.get(key)


def effects(diff):
    for flip in diff.flips:
        yield ("verdict", flip.id), (flip.after.answer, flip.after.no_effect), flip.cause
    for one in diff.robustness:
        after = one.after
        told = (after.answer, after.witness, after.gap, after.failure)
        yield ("robustness", one.proposal, one.kind), told, one.cause
    for one in diff.ledgers:
        for entry in one.entries:
            yield ("ledger", one.statement, entry.side, entry.item), entry.after, entry.cause


def expected(case, head):
    """Give every key that the diff has to report: in both maps, and not the same."""
    before, after = case.after(()), state(head)
    keys = {key for key in before.keys() & after.keys() if before[key] != after[key]}
    shared = {key[1] for key in before.keys() & after.keys() if key[0] == "statement"}
    keys |= {key for key in before.keys() ^ after.keys() if key[0] == "ledger" and key[1] in shared}
    arguments = {node.id for node in head.arguments()}
    return {
        key
        for key in keys
        if not (key[0] == "verdict" and "#" in key[1] and repeats(case, after, key, arguments))
    }


def repeats(case, after, key, arguments):
    """Tell whether an inference changes just as its argument does."""
    whole = ("verdict", key[1].split("#")[0])
    if whole[1] not in arguments or ("statement", key[1]) in after:
        return False
    return (case.after(())[key], after[key]) == (case.after(()).get(whole), after[whole])


@pytest.mark.parametrize("block", range(8))
def test_every_effect_is_told_and_its_cause_brings_it_about(block):
    rng = Random(block)
    seen = Counter()
    for _ in range(PAIRS // 8):
        base, head = random_pair(rng)
        case, diff = Case(base, head), compare(base, head)
        found = {key: (after, cause) for key, after, cause in effects(diff)}
        assert set(found) == expected(case, head)
        for key, (after, cause) in found.items():
            seen.update(judged(case, key, after, cause))
    assert min(seen[what] for what in ("exact", "alone", "together", "also")) > 0


def judged(case, key, after, cause):
    """Check all that a cause claims; gives what was claimed."""
    everything = set(case.units)
    assert set(cause.nodes) <= everything
    assert case.has(cause.nodes, key) == after
    assert cause.minimal
    for left_out in cause.nodes:
        assert case.has(set(cause.nodes) - {left_out}, key) != after
    assert (case.has(everything - set(cause.nodes), key) != after) == cause.undone
    yield "alone" if len(cause.nodes) == 1 else "together"
    if cause.exact:
        for size in range(len(cause.nodes)):
            for smaller in combinations(case.units, size):
                assert case.has(smaller, key) != after
        yield "exact"
    for one in cause.also:
        assert case.has([one], key) == after
        yield "also"
    if len(cause.nodes) == 1:
        alone = {unit for unit in case.units if case.has([unit], key) == after}
        assert {*cause.nodes, *cause.also} == alone


def test_a_map_does_not_differ_from_itself():
    rng = Random(7)
    for _ in range(50):
        base, _ = random_pair(rng)
        again = Map(reversed(list(base.nodes.values())), base.settings)
        assert not compare(base, again)
        assert compare(base, again).data()["flips"] == []


def renamed(map_, before, after, *, rewrite):
    """Give a map with one node renamed, its old id kept as an alias."""
    nodes = []
    for node in map_.nodes.values():
        if node.id == before:
            aliases = (*node.aliases, before)
            nodes.append(node.model_copy(update={"id": after, "aliases": aliases}))
        else:
            nodes.append(node)
    if rewrite:
        nodes = [rewritten(node, before, after) for node in nodes]
    return Map(nodes, map_.settings)


def rewritten(node, before, after):
    """Rewrite an id in everything that a node says, save its title and aliases."""
    text = json.dumps(node.model_dump(by_alias=True, mode="json"))
    text = re.sub(rf"(?<!old-)(?<!of )\b{before}\b", after, text)
    kept = {"id": node.id, "title": node.title, "aliases": node.aliases, "body": node.body}
    return type(node).model_validate(json.loads(text) | kept)


@pytest.mark.parametrize("rewrite", [True, False])
def test_renaming_a_node_moves_nothing(rewrite):
    rng = Random(11)
    for _ in range(150):
        base = random_map(rng)
        before = rng.choice(sorted(base.nodes))
        diff = compare(base, renamed(base, before, "another", rewrite=rewrite))
        assert (diff.flips, diff.ledgers, diff.robustness) == ((), (), ())
        assert [(one.name, one.node) for one in diff.changes] == [("renamed", "another")]


def test_what_a_renamed_node_changes_is_found_under_its_new_name():
    rng, moved = Random(13), 0
    for _ in range(150):
        base, head = random_pair(rng)
        view = base.settings.evaluate.view()
        named = view.off | view.granted | view.denied
        both = sorted((base.nodes.keys() & head.nodes.keys()) - named)
        if not both or head.settings.evaluate.view() != view:
            continue
        before = rng.choice(both)
        plain = compare(base, head)
        later = compare(base, renamed(head, before, "another", rewrite=True))
        expected = {re.sub(rf"(?<!old-)\b{before}\b", "another", one.id) for one in plain.flips}
        assert {one.id for one in later.flips} == expected
        moved += bool(expected)
    assert moved > 50
