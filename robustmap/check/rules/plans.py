"""Plans: cells that nothing asks for, assumptions that are none, branches that are no case.

That a proposal works nowhere, or that all about it is unknown, is never a finding.
"""

from collections.abc import Iterable, Iterator, Mapping

from robustmap.check.registry import Solve, rule
from robustmap.graph.edges import there
from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.nodes import COMPARING, Proposal, Question
from robustmap.model.places import Path
from robustmap.model.problem import Problem
from robustmap.model.suggest import nearest


@rule("RM361")
def unasked_criterion(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find cells that no comparison or checklist shows."""
    asked = _asked(map_)
    for node in map_.proposals():
        for number, cell in enumerate(node.assessed):
            found = there(map_, cell.on)
            if found is None or node.id in map_.broken:
                continue  # that it leads nowhere is another finding
            said = _unasked(asked, node, found)
            if said:
                message, meant = said
                yield problem(
                    "RM361",
                    message,
                    map_.span(node.id, "assessed", number, "on"),
                    node=node.id,
                    expected="a criterion of a comparison or checklist that asks this proposal",
                    suggestion=meant,
                )


def _unasked(
    asked: Mapping[str, Iterable[Question]], node: Proposal, on: str
) -> tuple[str, str] | None:
    """Say why a cell is shown nowhere, and what may have been meant; None where it is shown."""
    if on not in asked:
        message = f"no comparison or checklist asks for `{on}`"
        return message, nearest(on, [one for one in asked if _shown(asked[one], node)])
    if _shown(asked[on], node):
        return None
    named = ", ".join(f"`{one.id}`" for one in asked[on])
    return f"`{on}` is asked in {named}, but not of `{node.id}`", ""


def _shown(asking: Iterable[Question], node: Proposal) -> bool:
    """Tell whether one of these questions asks the proposal."""
    return any(
        (one.sort == "checklist" and not one.options) or {node.id, *node.aliases} & {*one.options}
        for one in asking
    )


def _asked(map_: Map) -> dict[str, list[Question]]:
    """Give the comparisons and checklists that ask for each criterion."""
    found: dict[str, list[Question]] = {}
    for node in _questions(map_):
        if node.sort in COMPARING:
            for on in dict.fromkeys(map_.resolve(ref) or ref for ref in node.criteria):
                found.setdefault(on, []).append(node)
    return found


def _questions(map_: Map) -> Iterator[Question]:
    return (node for node in map_.of_kind("question") if isinstance(node, Question))


@rule("RM362")
def criterion_twice(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find proposals with two cells for one criterion, or two entries for one assumption."""
    for node in map_.proposals():
        entries = [(("assessed", n, "on"), cell.on) for n, cell in enumerate(node.assessed)]
        without = [(("without", n, "at"), one.at) for n, one in enumerate(node.without)]
        for field, verb in ((entries, "assessed"), (without, "taken away")):
            for path, ref in _repeated((path, map_.resolve(ref) or ref) for path, ref in field):
                message = f"`{ref}` is {verb} twice"
                yield problem("RM362", message, map_.span(node.id, *path), node=node.id)


def _repeated(entries: Iterable[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    """Yield the entries whose name an earlier one has."""
    seen: set[str] = set()
    for path, name in entries:
        if name in seen:
            yield path, name
        seen.add(name)


@rule("RM363")
def not_relied_on(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find removals of claims on which a proposal does not rely."""
    for node in map_.proposals():
        relied = {map_.statement_id(link.to) or link.to: link.to for link in node.relies_on}
        for number, removal in enumerate(node.without):
            found = map_.statement_id(removal.at)
            if found is None or found in relied or node.id in map_.broken:
                continue
            names = list(relied.values())
            listed = ", ".join(f"`{one}`" for one in names)
            yield problem(
                "RM363",
                f"`{node.id}` does not rely on `{removal.at}`",
                map_.span(node.id, "without", number, "at"),
                node=node.id,
                expected=f"one of {listed}" if names else "a claim that is under `relies_on`",
                suggestion=names[0] if len(names) == 1 else nearest(removal.at, names),
            )


@rule("RM364")
def branch_on_nothing(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find branches that turn on nothing, or on a part of their own plan."""
    for node in map_.proposals():
        for number, branch in enumerate(node.branches):
            owner, local = ids.split(map_.resolve(branch.on or "") or "")
            if branch.goes and not branch.on:
                message, key = f"it goes {branch.goes}, but nothing says what does", "goes"
            elif local and owner == node.id:
                # That it names the plan itself is told of every reference.
                message, key = f"the branch turns on its own plan, `{branch.on}`", "on"
            else:
                continue
            yield problem(
                "RM364",
                message,
                map_.span(node.id, "branches", number, key),
                node=node.id,
                expected="`on`, with another proposal or a claim",
            )


@rule("RM365")
def branch_twice(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find two branches of a plan with one id, or for one and the same case."""
    for node in map_.proposals():
        named: list[tuple[Path, str]] = []
        cases: list[tuple[Path, str]] = []
        for number, branch in enumerate(node.branches):
            if branch.id:
                named.append((("branches", number, "id"), f"the id `{branch.id}`"))
            if branch.on and branch.goes:
                on = map_.resolve(branch.on) or branch.on
                cases.append((("branches", number, "on"), f"that `{on}` goes {branch.goes}"))
        for path, what in (*_repeated(named), *_repeated(cases)):
            message = (
                f"two branches have {what}" if path[-1] == "id" else f"two branches say {what}"
            )
            yield problem("RM365", message, map_.span(node.id, *path), node=node.id)


@rule("RM366", "RM367", "RM368")
def comparisons(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find comparisons of nothing, criteria that are none, and criteria that nobody uses."""
    for node in _questions(map_):
        if node.id in map_.broken:
            continue
        if node.sort in COMPARING:
            yield from _missing(map_, node)
            yield from _criteria(map_, node)
        elif node.criteria or node.options:
            key = "criteria" if node.criteria else "options"
            yield problem(
                "RM368",
                f"`{node.id}` has `{key}`, but its sort is `{node.sort}`",
                map_.span(node.id, key),
                node=node.id,
                expected="`sort: comparison` or `sort: checklist`",
            )


def _missing(map_: Map, node: Question) -> Iterator[Problem]:
    lacks = [] if node.criteria else ["criteria"]
    lacks += ["options"] if node.sort == "comparison" and not node.options else []
    if lacks:
        yield problem(
            "RM366",
            f"the {node.sort} `{node.id}` has no {' and no '.join(lacks)}",
            map_.span(node.id, "sort"),
            node=node.id,
            expected=" and ".join(f"`{one}`" for one in lacks),
        )


def _criteria(map_: Map, node: Question) -> Iterator[Problem]:
    for number, ref in enumerate(node.criteria):
        found = there(map_, ref)
        if found is None:
            continue
        known, said = map_.nodes.get(found), map_.statements.get(found)
        if (known is not None and known.kind in ("claim", "question")) or (
            known is None and said is not None and said.role == "premise"
        ):
            continue
        kind = known.kind if known is not None else "part of another node"
        article = "an" if kind[0] in "aeiou" else "a"
        yield problem(
            "RM367",
            f"`{ref}` is {article} {kind}",
            map_.span(node.id, "criteria", number),
            node=node.id,
            expected="a claim or a question",
        )
