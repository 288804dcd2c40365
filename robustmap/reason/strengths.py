"""Strengths: a map weighed by a gradual semantics, a degree for each statement and argument.

A verdict says what stands; a strength says how much speaks for it, so it moves where a
verdict stays. It is no probability, and nothing hangs on its third decimal.

The map becomes a weighted bipolar graph of linear size, under the view of the solution:
what does not count there is absent. The choices, the simplest that keep to what verdicts
mean:

- A statement starts in the middle (0.5) if it stands on its own, whether asserted or
  presumed, and at 0 if it is open, for then others have to argue for it; so does what
  rests on itself in a circle. `strength: weak|moderate|strong` in a file decides nothing.
  What is granted is 1 and what is denied 0, whatever is said of it.
- An argument for it supports it, one against it attacks it, a contradicting statement too.
- An argument is as strong as its weakest premise (Pollock 1995), so that it loses nothing
  by spelling out its premises. What undercuts it attacks it; what backs its step makes good
  what undercuts take, and lifts it no higher. A premise that is not in the map makes it 0.

A semantics that knows attackers only weighs the flattened framework instead, in which
supports are attacks on attacks already; there every base score is 1.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from robustmap.graph.flatten import Flat
from robustmap.model.expand import is_back
from robustmap.model.map import Map
from robustmap.model.view import View
from robustmap.reason.gradual import GRADUAL, BipolarGraph, Degrees, Gradual, How, Knot, weigh
from robustmap.reason.solution import Solution

DEFAULT = "df-quad"

OPEN, STANDING, GRANTED = 0.0, 0.5, 1.0
"""Base scores: what must be argued for, what stands on its own, what is granted."""


@dataclass(frozen=True)
class Strengths(Mapping[str, float | None]):
    """The strengths of a map by id, from 0 to 1; None where they did not converge.

    Of statements and arguments, and of single inferences: what counts in the view. An
    argument with several inferences is as strong as its strongest. `how` says how each was
    found: `exact`, `enclosed` (within `TOLERANCE` of the only solution), `settled` (a
    solution, maybe of several), `unsettled` (it did not converge). `knots` holds, for what lies
    on a cycle, the certificate of that cycle; the contraction bound is part of it where it
    applies.
    """

    semantics: str
    degrees: Mapping[str, float | None]
    how: Mapping[str, How]
    knots: Mapping[str, Knot] = field(default_factory=dict)

    def __getitem__(self, ref: str) -> float | None:
        """Give the strength of something by its exact id."""
        return self.degrees[ref]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids: statements, then arguments and inferences, in the order of the map."""
        return iter(self.degrees)

    def __len__(self) -> int:
        """Count the ids."""
        return len(self.degrees)


def both(old: Solution, new: Solution) -> tuple[Strengths, Strengths]:
    """Weigh two maps by the default semantics, as far as they can differ.

    Only what has other neighbours in the two, or depends on such, is looked at. Linear.
    """
    base, head = (bipolar(one.map, one.view, one.flat, one.unfounded) for one in (old, new))
    touched = head.touched(base)
    names = {head.names[one] for one in touched}
    # An argument is as strong as its strongest inference, so none of these may be missing.
    for side in (old.map.inferences_of, new.map.inferences_of):
        for several in side.values():
            if len(several) > 1 and not names.isdisjoint(several):
                names.update(several)
    kept = names | {head.names[other] for one in touched for other in head.before[one]}
    index = {name: at for at, name in enumerate(base.names) if name in kept}
    before = weigh(base, GRADUAL[DEFAULT], index.values())
    known = {
        at: (before.values[index[name]], before.how[index[name]])
        for at, name in enumerate(head.names)
        if name in kept and at not in touched
    }
    after = weigh(head, GRADUAL[DEFAULT], touched, known)
    return _named(old, base, names, before), _named(new, head, names, after)


def strengths(solution: Solution, semantics: str = DEFAULT) -> Strengths:
    """Weigh a solved map. Linear, but for cycles.

    Raises:
        UnknownNameError: there is no such gradual semantics; the message names the nearest.
    """
    chosen = GRADUAL[semantics]
    graph = graph_of(solution, chosen)
    return _named(solution, graph, frozenset(graph.names), weigh(graph, chosen), semantics)


def graph_of(solution: Solution, semantics: Gradual) -> BipolarGraph:
    """Give the graph that a semantics weighs for a solved map. Linear."""
    if semantics.supports:
        return bipolar(solution.map, solution.view, solution.flat, solution.unfounded)
    return _attacks_only(solution.flat)


def shown(strength: float) -> str:
    """Write a strength for readers: three decimals at most, since more would mean nothing.

    >>> shown(0.5), shown(1 / 3), shown(1)
    ('0.5', '0.333', '1')
    """
    return f"{strength:.3f}".rstrip("0").removesuffix(".")


def bipolar(
    map_: Map, view: View, flat: Flat, unfounded: frozenset[str] = frozenset()
) -> BipolarGraph:
    """Make a weighted bipolar graph of a map and its flattening. Linear.

    A statement is called after its node s+, an inference by its id.
    """
    scores: dict[str, float] = {}
    attacks: list[tuple[str, str]] = []
    supports: list[tuple[str, str]] = []
    needs: list[tuple[str, str]] = []
    steps = frozenset(flat.steps.values())
    for one, standing in flat.standing.items():
        if one in steps:
            continue
        name = _name(one)
        scores[name] = OPEN if standing == "open" or one in unfounded else STANDING
        if one in view.denied:
            scores[name] = OPEN
        elif one in view.granted:
            scores[name] = GRANTED
        elif one not in unfounded:
            supports += ((by, name) for by in flat.pro.get(one, ()))
            attacks += ((by, name) for by in flat.con.get(one, ()))
    for one in flat.inference:
        if one in flat.uncounted:
            continue
        premises = map_.inferences[one].premises
        scores[one] = GRANTED if all(premise in flat.stands for premise in premises) else OPEN
        needs += ((_name(premise), one) for premise in premises if premise in flat.stands)
        if one in flat.steps:
            step = flat.steps[one]
            supports += ((by, one) for by in flat.pro.get(step, ()))
            attacks += ((by, one) for by in flat.con.get(step, ()))
    return BipolarGraph.of(scores, attacks, supports, needs)


def _name(statement: str) -> str:
    return f"{statement}+"


def _attacks_only(flat: Flat) -> BipolarGraph:
    framework = flat.framework
    none: tuple[tuple[int, ...], ...] = ((),) * len(framework)
    scores = (GRANTED,) * len(framework)
    return BipolarGraph(framework.names, scores, framework.attackers, none, none)


def _named(
    solution: Solution,
    graph: BipolarGraph,
    among: Collection[str],
    found: Degrees,
    semantics: str = DEFAULT,
) -> Strengths:
    """Give degrees by the ids that people use, of what counts and is among these names."""
    index = {name: at for at, name in enumerate(graph.names) if name in among}
    at = {
        one: max(several, key=lambda other: order(found.values[other]))
        for one, several in places(solution, index).items()
    }
    knots = {member: knot for knot in found.knots for member in knot.members}
    return Strengths(
        semantics,
        {one: found.values[at[one]] for one in at},
        {one: found.how[at[one]] for one in at},
        {one: knots[at[one]] for one in at if at[one] in knots},
    )


def places(solution: Solution, index: Mapping[str, int]) -> dict[str, tuple[int, ...]]:
    """Give the places in a graph of what has a strength, by the ids that people use.

    `index` gives the place of each name in the graph. An argument with several inferences has
    several places, and is as strong as the strongest. Linear.
    """
    map_ = solution.map
    at: dict[str, tuple[int, ...]] = {
        one: (index[_name(one)],)
        for one in map_.statements
        if _name(one) in index and solution.counts(one)
    }
    for one in map_.inferences.values():
        if one.id in index and solution.counts(one.id) and not is_back(one):
            at.setdefault(one.id, (index[one.id],))
    for node in map_.arguing():
        if node.id not in at:
            several = (at[one] for one in map_.inferences_of.get(node.id, ()) if one in at)
            found = tuple(place for one in several for place in one)
            if found:
                at[node.id] = found
    return at


def order(value: float | None) -> float:
    """Put what has no degree above all others: so none is made up of the rest."""
    return 2.0 if value is None else value
