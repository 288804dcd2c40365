"""Small maps: one node each, and whole ones by chance.

Every choice goes through the `Random` that is handed in, so that a seed, or hypothesis,
decides on the whole map.
"""

from collections.abc import Iterable, Sequence
from random import Random
from typing import Any

from robustmap.model.expand import Inference
from robustmap.model.map import Map
from robustmap.model.nodes import (
    Argument,
    Claim,
    Concept,
    Dialogue,
    Node,
    Person,
    Proposal,
    Question,
    Story,
    Threshold,
)
from robustmap.model.view import View

SUPPOSED = [{"source": "talk", "voice": "supposes"}]
RELATIONS = (
    *("for",) * 8,
    *("against",) * 7,
    *("undercuts",) * 8,
    *("backs",) * 3,
    *("reframes", "qualifies"),
)


def claim(name: str, **fields: Any) -> Claim:
    """Make a claim."""
    return Claim.model_validate({"id": name, "title": f"Claim {name}", **fields})


def argument(name: str, premises: Sequence[Any] = (), **fields: Any) -> Argument:
    """Make an argument; without premises it rests on its reason. `for_` means `for`."""
    fields = {key.removesuffix("_"): value for key, value in fields.items()}
    listed = {"premises": list(premises)} if premises else {}
    return Argument.model_validate({"id": name, "title": f"Item {name}", **listed, **fields})


def proposal(name: str, **fields: Any) -> Proposal:
    """Make a proposal."""
    return Proposal.model_validate({"id": name, "title": f"Plan {name}", **fields})


def threshold(name: str, **fields: Any) -> Threshold:
    """Make a threshold."""
    return Threshold.model_validate({"id": name, "title": f"Point {name}", **fields})


def question(name: str = "q", **fields: Any) -> Question:
    """Make a question that opens a debate."""
    return Question.model_validate({"id": name, "title": "Is it so?", "sort": "debate", **fields})


def concept(name: str, **fields: Any) -> Concept:
    """Make a term, or a class of failures."""
    return Concept.model_validate({"id": name, "title": f"Word {name}", **fields})


def person(name: str, *positions: dict[str, Any], **fields: Any) -> Person:
    """Make somebody who holds positions; those without an id are called v0, v1, ..."""
    held = [{"id": f"v{number}", **one} for number, one in enumerate(positions)]
    return Person.model_validate(
        {"id": name, "title": f"Somebody {name}", "positions": held, **fields}
    )


def story(name: str, **fields: Any) -> Story:
    """Make a failure story."""
    return Story.model_validate({"id": name, "title": f"Story {name}", **fields})


def dialogue(name: str, protocol: str = "thread", **fields: Any) -> Dialogue:
    """Make a dialogue; a thread unless told otherwise."""
    given = {"id": name, "title": f"Exchange {name}", "protocol": protocol, **fields}
    return Dialogue.model_validate(given)


def random_map(rng: Random, *, claims: int = 4, arguments: int = 6) -> Map:
    """Make a map with at most so many claims and arguments, of every sort."""
    return Map(_Maker(rng, rng.randint(1, claims), rng.randint(1, arguments)).nodes())


def circle_map(rng: Random) -> Map:
    """Make a map in which open claims support each other in a circle, and more besides.

    Half of them have a way in from outside, which falls in half of the cases.
    """
    length = rng.randint(1, 4)
    ring = [f"o{place}" for place in range(length)]
    nodes: list[Node] = [claim(one, standing="open") for one in ring]
    nodes += [
        argument(
            f"r{place}", [ring[(place + 1) % length], *_maybe(rng, {"p": "So it is."})], for_=one
        )
        for place, one in enumerate(ring)
    ]
    if rng.random() < 0.5:
        nodes += _way_in(rng, ring)
    if rng.random() < 0.4:
        nodes.append(claim("above", standing="open"))
        nodes.append(argument("lift", [rng.choice(ring)], for_="above"))
    if rng.random() < 0.1:
        nodes += falls_later(rng.choice(ring))
    if length > 2 and rng.random() < 0.4:
        nodes.append(argument("chord", [rng.choice(ring)], for_=rng.choice(ring)))
    maker = _Maker(
        rng, rng.randint(0, 2), rng.randint(0, 3), ring, [f"r{i}" for i in range(length)]
    )
    return Map([*nodes, *maker.nodes()])


def falls_later(first: str) -> list[Node]:
    """Give a circle whose way in falls only once `first` is known to be unfounded.

    Until then what cuts the way in is itself in doubt, by an argument that uses `first`.
    """
    return [
        claim("late", standing="open"),
        argument("late-again", ["late"], for_="late"),
        argument("late-in", for_="late"),
        argument("late-cut", undercuts="late-in"),
        argument("late-doubt", [first], undercuts="late-cut"),
    ]


def _way_in(rng: Random, ring: Sequence[str]) -> list[Node]:
    nodes: list[Node] = [argument("way-in", [{"p": "From outside."}], for_=rng.choice(ring))]
    fall = rng.choice(["", "", "undercut", "answered", "presumed"])
    if fall in ("undercut", "answered"):
        nodes.append(argument("cut", undercuts="way-in"))
    if fall == "answered":
        nodes.append(argument("cut-cut", undercuts="cut"))
    if fall == "presumed":
        nodes.append(claim("ground", standing="presumed"))
        nodes.append(argument("way-in-2", ["ground"], for_=rng.choice(ring)))
        nodes.append(argument("dig", against="ground"))
    return nodes


def random_view(rng: Random, map_: Map) -> View:
    """Make a view: half the time the default one, else something granted, denied or off."""
    if rng.random() < 0.5:
        return View()
    statements = sorted(map_.statements)
    inferences = sorted(map_.inferences)
    owners = sorted({one.owner for one in map_.inferences.values()})
    return View(
        basis=rng.choice(["stated", "implied", "implied", "reading"]),
        reframings=rng.random() < 0.4,
        suppositions=rng.random() < 0.4,
        off=frozenset(_some(rng, [*inferences, *owners])),
        granted=frozenset(_some(rng, statements)),
        denied=frozenset(_some(rng, statements)),
    )


def _some(rng: Random, names: Sequence[str]) -> list[str]:
    if not names or rng.random() < 0.4:
        return []
    return [rng.choice(names) for _ in range(rng.randint(1, 2))]


def _maybe(rng: Random, *things: Any) -> tuple[Any, ...]:
    return things if rng.random() < 0.5 else ()


class _Maker:
    def __init__(
        self,
        rng: Random,
        claims: int,
        arguments: int,
        more_claims: Iterable[str] = (),
        more_inferences: Iterable[str] = (),
    ) -> None:
        self.rng = rng
        self.claims = [f"c{number}" for number in range(claims)]
        self.arguments = [f"a{number}" for number in range(arguments)]
        self.statements = [*more_claims, *self.claims]
        self.inferences = [*more_inferences, *self.arguments]
        # Some maps are nearly all undercuts, some have none.
        self.likes_undercuts = rng.choice([0.0, 0.0, 0.3, 0.6])
        self.rivals = set(self.claims[:2]) if rng.random() < 0.1 else set()

    def nodes(self) -> list[Node]:
        nodes: list[Node] = [self.claim(name) for name in self.claims]
        nodes += self.plan()
        premises = {name: self.premises(name) for name in self.arguments}
        nodes += [self.argument(name, premises[name]) for name in self.arguments]
        return nodes

    def claim(self, name: str) -> Claim:
        rng = self.rng
        fields: dict[str, Any] = {}
        standing = rng.choice(["asserted", "presumed", "open", "", "implicit", "supposed"])
        if standing == "implicit":
            fields["implicit"] = "true"
        elif standing == "supposed":
            fields["sources"] = SUPPOSED
        elif standing:
            fields["standing"] = standing
        if rng.random() < 0.1:
            fields["sort"] = "definitional"
        if name in self.rivals:
            fields["contradicts"] = sorted(self.rivals - {name})
        elif rng.random() < 0.2:
            fields["contradicts"] = self.distinct(self.statements, rng.choice([1, 1, 2]), name)
        if rng.random() < 0.1:
            fields["aliases"] = [f"old-{name}"]
            self.statements.append(f"old-{name}")
        if name != "c0" and rng.random() < 0.08:
            fields["review"] = "withdrawn"
        return claim(name, **fields)

    def plan(self) -> list[Node]:
        """Give a proposal that relies on something, one time in six."""
        if self.rng.random() > 1 / 6 or not self.statements:
            return []
        relies_on = self.distinct(self.statements, self.rng.choice([1, 2]))
        self.statements += ["plan", "plan#works", "plan#needs-dawn", "plan#robust-up"]
        self.inferences.append("plan#relies-on")
        return [threshold("dawn"), proposal("plan", relies_on=relies_on, needs="dawn")]

    def premises(self, name: str) -> list[Any]:
        rng = self.rng
        shape = rng.choice(["reason", "inline", "inline", "shared", "shared", "both", "twice"])
        if not self.statements or shape == "reason":
            self.statements.append(f"{name}#reason")
            return []
        shared = rng.choice(self.statements)
        if shape == "twice":
            return [shared, shared]
        inline = {"p1": f"Because of {name}."}
        if shape != "shared":
            self.statements.append(f"{name}#p1")
        return {"inline": [inline], "shared": [shared], "both": [inline, shared]}[shape]

    def argument(self, name: str, premises: list[Any]) -> Argument:
        rng = self.rng
        aims: dict[str, list[Any]] = {}
        taken: set[str] = set()
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            relation, target = self.aim(name)
            if target in taken:
                continue
            taken.add(target)
            basis = {"basis": rng.choice(["implied", "reading"])} if rng.random() < 0.08 else {}
            aims.setdefault(relation, []).append({"to": target, **basis})
        if len(taken) > 1:
            self.inferences += [f"{name}#on-{target}" for target in sorted(taken)]
        fields: dict[str, Any] = dict(aims)
        if rng.random() < 0.08:
            fields["sources"] = SUPPOSED
        if rng.random() < 0.06:
            fields["basis"] = "reading"
        return argument(name, premises, **fields)

    def aim(self, name: str) -> tuple[str, str]:
        rng = self.rng
        relation = rng.choice(RELATIONS)
        if rng.random() < self.likes_undercuts:
            relation = "undercuts"
        if relation in ("for", "against") and self.statements:
            return relation, rng.choice(self.statements)
        if relation in ("for", "against", "qualifies"):
            relation = "undercuts"
        return relation, self.distinct(self.inferences, 1, name)[0]

    def distinct(self, names: Sequence[str], number: int, unlike: str = "") -> list[str]:
        """Give some of the names, rarely the one to keep away from."""
        others = [name for name in names if name.partition("#")[0] != unlike]
        names = others if others and self.rng.random() < 0.9 else names
        return list(dict.fromkeys(self.rng.choice(names) for _ in range(number)))


def support_circle(map_: Map, view: View, statement: str) -> bool:
    """Tell whether a statement is open and supports itself through open ones.

    Reads the map alone: a walk backwards over what is for a statement and counts.
    """
    unsettled = open_statements(map_, view)
    seen: set[str] = set()
    pending = list(_leans_on(map_, view, statement, unsettled))
    while pending:
        one = pending.pop()
        if one == statement:
            return True
        if one not in seen:
            seen.add(one)
            pending.extend(_leans_on(map_, view, one, unsettled))
    return False


def open_statements(map_: Map, view: View) -> set[str]:
    """Give the statements that stand only if an argument for them does."""
    return {
        one.id
        for one in map_.statements.values()
        if one.standing == "open"
        and one.id not in view.granted
        and not (one.supposed and view.suppositions)
    }


def _leans_on(map_: Map, view: View, statement: str, unsettled: set[str]) -> Iterable[str]:
    if statement not in unsettled:
        return
    for inference in map_.inferences.values():
        if (
            inference.relation == "for"
            and inference.target == statement
            and counted(inference, view)
        ):
            yield from (premise for premise in inference.premises if premise in unsettled)


def counted(inference: Inference, view: View) -> bool:
    """Tell whether an inference counts in a view."""
    weak = {"stated": {"implied", "reading"}, "implied": {"reading"}, "reading": set()}
    return not (
        inference.id.removesuffix("#back") in view.off
        or inference.owner in view.off
        or inference.basis in weak[view.basis]
        or (inference.supposed and not view.suppositions)
    )
