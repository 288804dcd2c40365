"""Arguments that cannot mean what they say."""

from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.graph.cycles import knots
from robustmap.graph.founded import Support, unreached
from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.expand import targets
from robustmap.model.map import Map
from robustmap.model.nodes import Argument, Proposal
from robustmap.model.places import Path
from robustmap.model.problem import Problem
from robustmap.model.references import references


@rule("RM301")
def no_target(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find arguments that are aimed at nothing."""
    for node in map_.arguments():
        if next(targets(node), None) is None and node.id not in map_.broken:
            yield problem(
                "RM301",
                f"`{node.id}` is aimed at nothing",
                map_.span(node.id),
                node=node.id,
                expected="one of `for`, `against`, `undercuts`, `backs`, `reframes`, `qualifies`",
            )


def _aims(map_: Map, node: Argument) -> Iterator[tuple[str, Path, str]]:
    """Yield (relation, path, resolved target) for each target that exists."""
    counts: dict[str, int] = {}
    for relation, link in targets(node):
        number = counts.get(relation, 0)
        counts[relation] = number + 1
        found = map_.resolve(link.to)
        if found is not None:
            yield relation, (relation, number, "to"), found


@rule("RM302")
def self_attack(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find arguments that are aimed at themselves or at a part of themselves."""
    for node in map_.arguments():
        for relation, path, target in _aims(map_, node):
            if ids.split(target)[0] == node.id:
                what = "itself" if target == node.id else f"its own part `{target}`"
                yield problem(
                    "RM302",
                    f"`{node.id}` {_VERBS[relation]} {what}",
                    map_.span(node.id, *path),
                    node=node.id,
                )


_VERBS = {
    "for": "speaks for",
    "against": "speaks against",
    "undercuts": "undercuts",
    "backs": "backs",
    "reframes": "reframes",
    "qualifies": "qualifies",
}


@rule("RM303")
def premise_is_conclusion(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find arguments for a claim that is one of their premises."""
    for node in map_.arguments():
        aims = {
            map_.statement_id(target)
            for relation, _, target in _aims(map_, node)
            if relation == "for"
        }
        for number, premise in enumerate(node.premises):
            if premise.ref and map_.statement_id(premise.ref) in aims - {None}:
                yield problem(
                    "RM303",
                    f"`{premise.ref}` is both a premise and the conclusion",
                    map_.span(node.id, "premises", number),
                    node=node.id,
                )


@rule("RM304")
def circular_support(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find open claims that support only each other, and show the circle."""
    unsettled = {one.id for one in map_.statements.values() if one.standing == "open"}
    supports = [
        Support(one, (one.target,))
        for one in map_.inferences.values()
        if one.relation == "for" and one.target in unsettled
    ]
    left = unreached(unsettled, supports)
    rests_on: dict[str, set[str]] = {statement: set() for statement in left}
    for support in supports:
        if support.conclusions[0] in left:
            rests_on[support.conclusions[0]] |= set(support.inference.premises) & left
    for circle in knots({one: sorted(rests_on[one]) for one in rests_on}):
        path = " <- ".join(f"`{one}`" for one in (*circle, circle[0]))
        owner = map_.statements[circle[0]].owner
        yield problem(
            "RM304",
            f"nothing holds these up but each other: {path}",
            map_.span(owner),
            node=owner,
            expected="support from outside the circle",
        )


@rule("RM305")
def definition_attacked(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find arguments against a definition."""
    for node in map_.arguments():
        for relation, path, target in _aims(map_, node):
            statement = map_.statements.get(map_.statement_id(target) or "")
            if relation == "against" and statement is not None and statement.definitional:
                yield problem(
                    "RM305",
                    f"`{target}` is a definition, so it cannot be false",
                    map_.span(node.id, *path),
                    node=node.id,
                    expected="a claim that can be false",
                )


@rule("RM306")
def both_sides(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find arguments with one target in two relations, or twice in one."""
    for node in map_.arguments():
        seen: dict[str, str] = {}
        for relation, path, target in _aims(map_, node):
            before = seen.setdefault(target, relation)
            if before != relation:
                message = f"`{target}` is named under both `{before}` and `{relation}`"
            elif path[1] and list(_targets_of(map_, node, relation)).index(target) < int(path[1]):
                message = f"`{target}` is named twice under `{relation}`"
            else:
                continue
            yield problem("RM306", message, map_.span(node.id, *path), node=node.id)


def _targets_of(map_: Map, node: Argument, relation: str) -> Iterator[str]:
    return (target for name, _, target in _aims(map_, node) if name == relation)


@rule("RM307")
def isolated(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find nodes that name no other node, sources apart, and that no other node names."""
    linked: set[str] = set()
    for node in map_.live:
        for reference in references(node):
            found = map_.resolve(reference.ref)
            owner = ids.split(found)[0] if found else reference.ref.partition("/")[0]
            if owner == node.id:
                continue
            if found or owner in map_.nodes:
                linked.add(owner)
                if reference.allowed not in ("source", "handle"):
                    linked.add(node.id)
    for statement in map_.settings.expect:
        linked.add(ids.split(statement)[0])
    for node in map_.live:
        if node.id not in linked and node.id not in map_.broken:
            yield problem(
                "RM307",
                f"nothing leads to `{node.id}`, and it leads nowhere",
                map_.span(node.id),
                node=node.id,
            )


@rule("RM309")
def need_is_break(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find proposals that need the very threshold that breaks them."""
    for node in map_.of_kind("proposal"):
        if not isinstance(node, Proposal):
            continue
        needs = {map_.resolve(clause.at) or clause.at for clause in node.needs}
        for number, clause in enumerate(node.breaks):
            if (map_.resolve(clause.at) or clause.at) in needs:
                yield problem(
                    "RM309",
                    f"`{clause.at}` is needed, and it breaks the proposal",
                    map_.span(node.id, "breaks", number),
                    node=node.id,
                )
