"""Terms whose definitions or cases cannot serve, and words used in two senses."""

from collections.abc import Iterator

from robustmap.check.registry import Solve, rule
from robustmap.model import ids
from robustmap.model.codes import problem
from robustmap.model.map import Map
from robustmap.model.nodes import Concept
from robustmap.model.places import KEY
from robustmap.model.problem import Problem, clip
from robustmap.model.suggest import nearest


@rule("RM341")
def two_senses(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find nodes that use one word in different senses where they meet, unnoticed by anybody."""
    if not any(map_.concepts()):
        return
    # A kb without terms never waits for what compares their senses.
    from robustmap.explain.concepts import clashes

    for one in clashes(map_):
        if one.pointed_out:
            continue  # told on the page of terms
        mine, rival = ids.split(one.sense)[1], ids.split(one.rival)[1]
        yield problem(
            "RM341",
            f"`{one.node}` uses `{one.concept}` in the sense `#{clip(mine)}`, while "
            f"`{one.other}`, on which it bears, uses it in the sense `#{clip(rival)}`",
            map_.span(one.node, "uses", one.place),
            node=one.node,
        )


@rule("RM342", "RM345")
def cases(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find cases that name no definition of their concept, or that none classifies."""
    for node in map_.concepts():
        known = [one.id for one in node.definitions]
        for number, case in enumerate(node.cases):
            if not case.verdicts:
                yield problem(
                    "RM345",
                    f"no definition classifies the case “{clip(case.text)}”",
                    map_.span(node.id, "cases", number),
                    node=node.id,
                )
            for name in case.verdicts:
                local = name.removeprefix(f"{node.id}#")
                if local not in known and node.id not in map_.broken:
                    yield _unknown(map_, node, number, name)


def _unknown(map_: Map, node: Concept, number: int, name: str) -> Problem:
    known = [one.id for one in node.definitions]
    listed = ", ".join(f"`{clip(one)}`" for one in known)
    return problem(
        "RM342",
        f"`{node.id}` has no definition `{clip(name)}`",
        map_.span(node.id, "cases", number, "verdicts", name, KEY),
        node=node.id,
        expected=f"one of its definitions: {listed}" if known else "a concept with definitions",
        suggestion=nearest(name, known),
    )


@rule("RM343", "RM344")
def definition_ids(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find definitions whose id is another's, or cannot be cited."""
    for node in map_.concepts():
        seen: set[str] = set()
        for number, one in enumerate(node.definitions):
            span = map_.span(node.id, "definitions", number, "id")
            slug = ids.slugify(one.id).removeprefix(ids.ON)
            if one.id in seen:
                message = f"two definitions of `{node.id}` are called `{clip(one.id)}`"
                yield problem("RM343", message, span, node=node.id)
            elif not ids.is_slug(one.id) or ids.is_taken(one.id):
                yield problem(
                    "RM344",
                    f"`{clip(one.id)}` cannot be the id of a definition",
                    span,
                    node=node.id,
                    expected=f"a slug that does not begin with `{ids.ON}`",
                    suggestion="" if slug in seen else slug,
                )
            seen.add(one.id)


@rule("RM346")
def manner_with_aim(map_: Map, _solve: Solve) -> Iterator[Problem]:
    """Find objections to manner that are meant to support or attack."""
    for node in map_.arguments():
        if not node.manner:
            continue
        for relation in ("for", "against", "undercuts", "backs"):
            if getattr(node, "for_" if relation == "for" else relation):
                yield problem(
                    "RM346",
                    f"`{node.id}` objects to manner, and yet has `{relation}`",
                    map_.span(node.id, relation, KEY),
                    node=node.id,
                    expected="only `qualifies` or `reframes`",
                )
