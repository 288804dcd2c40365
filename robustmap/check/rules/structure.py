"""Arguments that cannot mean what they say."""

from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.check.rules._tell import in_short
from robustmap.graph.cycles import knots
from robustmap.graph.founded import Support, unreached
from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.expand import targets
from robustmap.model.map import Map
from robustmap.model.nodes import ARGUING, Arguing, Proposal
from robustmap.model.places import Path
from robustmap.model.problem import Problem


@rule("RM301")
def no_target(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find arguments that are aimed at nothing."""
    for node in map_.arguments():
        if next(targets(node), None) is None and node.id not in map_.broken:
            yield problem(
                "RM301",
                f"`{node.id}` is aimed at nothing",
                map_.span(node.id, "title"),
                node=node.id,
                expected="one of `for`, `against`, `undercuts`, `backs`, `reframes`, `qualifies`",
            )


def _aims(map_: Map, node: Arguing) -> Iterator[tuple[str, Path, str]]:
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
    for node in map_.arguing():
        for relation, path, target in _aims(map_, node):
            if ids.split(target)[0] == node.id:
                what = "itself" if target == node.id else f"its own part `{target}`"
                yield problem(
                    "RM302",
                    f"`{node.id}` {_VERBS[relation]} {what}",
                    map_.span(node.id, *path),
                    node=node.id,
                    expected="a claim or argument of another file",
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
    for node in map_.arguing():
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
                    map_.span(node.id, node.premises_key, number),
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
    by: dict[tuple[str, str], str] = {}
    rests_on: dict[str, set[str]] = {statement: set() for statement in left}
    for support in supports:
        if support.conclusions[0] in left:
            for premise in set(support.inference.premises) & left:
                rests_on[support.conclusions[0]].add(premise)
                by.setdefault((support.conclusions[0], premise), support.inference.id)
    for circle in knots({one: sorted(rests_on[one]) for one in rests_on}):
        pairs = list(zip(circle, (*circle[1:], circle[0]), strict=True))
        told = [f"`{a}` rests on `{b}` through `{by[a, b]}`" for a, b in pairs]
        owner = map_.statements[circle[0]].owner
        yield problem(
            "RM304",
            f"nothing holds these up but each other: {in_short(told)}",
            map_.span(owner, "title"),
            node=owner,
            expected="support from outside the circle",
        )


@rule("RM305")
def definition_attacked(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find arguments against a definition."""
    for node in map_.arguing():
        for relation, path, target in _aims(map_, node):
            statement = map_.statements.get(map_.statement_id(target) or "")
            if relation == "against" and statement is not None and statement.definitional:
                yield problem(
                    "RM305",
                    f"`{target}` is a definition, so it cannot be false",
                    map_.span(node.id, *path),
                    node=node.id,
                    expected="a claim that can be false",
                    way_out=_OF_A_TERM if statement.role == "definition" else "",
                )


_OF_A_TERM = (
    "write `reframes` to reject this sense of the word, `qualifies` to limit it, or attack the "
    "claim that uses it"
)


@rule("RM306")
def both_sides(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find arguments with one target in two relations, or twice in one."""
    for node in map_.arguing():
        seen: dict[str, str] = {}
        for relation, path, target in _aims(map_, node):
            before = seen.setdefault(target, "")
            if before == relation:
                message = f"`{target}` is named twice under `{relation}`"
            elif before:
                message = f"`{target}` is named under both `{before}` and `{relation}`"
            else:
                seen[target] = relation
                continue
            yield problem("RM306", message, map_.span(node.id, *path), node=node.id)


@rule("RM311")
def listed_twice(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find premises and clauses that a node lists twice."""
    for node in map_.live:
        if isinstance(node, ARGUING):
            entries = _premises(map_, node)
        elif isinstance(node, Proposal):
            entries = _clauses(map_, node)
        else:
            continue
        seen: set[tuple[str, ...]] = set()
        for path, names in entries:
            if names in seen:
                field, *refs = names
                told = " and ".join(f"`{ref}`" for ref in refs)
                stands = "stand" if len(refs) > 1 else "stands"
                message = f"{told} {stands} twice under `{field}`"
                yield problem("RM311", message, map_.span(node.id, *path), node=node.id)
            seen.add(names)


def _premises(map_: Map, node: Arguing) -> Iterator[tuple[Path, tuple[str, ...]]]:
    key = node.premises_key
    for number, premise in enumerate(node.premises):
        if premise.ref is not None:
            yield (key, number), (key, map_.resolve(premise.ref) or premise.ref)


def _clauses(map_: Map, node: Proposal) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for field, keys in _PARTS.items():
        for number, clause in enumerate(getattr(node, field)):
            refs = [getattr(clause, key) for key in keys]
            yield (field, number), (field, *(map_.resolve(ref) or ref for ref in refs))


_PARTS = {
    "needs": ("at",),
    "breaks": ("at",),
    "enables": ("at",),
    "requires_order": ("first", "then"),
    "relative": ("of", "to"),
}


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
