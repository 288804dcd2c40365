"""The argument graph of gsn2x elements.

Goals and the like are statements. A strategy is an argument for the goals that it supports,
and what supports a goal without one is an argument together. Assumptions are premises of
what is argued in their context; justifications back it. What is challenged is attacked: a
goal as a statement, a strategy or a relation as a step.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from robustmap.formats.exchange._arguments import Graph, Statement, Step
from robustmap.formats.exchange._gsn.shape import KEY, Element
from robustmap.formats.exchange._reading import Faults
from robustmap.formats.exchange._yaml import at
from robustmap.model.problem import clip


class Reading:
    """Makes statements and steps of elements. With `own`, robustmap wrote the file."""

    def __init__(self, elements: dict[str, Element], faults: Faults, *, own: bool) -> None:
        """Find what supports what."""
        self.elements = elements
        self.faults = faults
        self.own = own
        self.above: dict[str, list[str]] = {}
        for one in elements.values():
            for ref in one.supported:
                self.above.setdefault(ref, []).append(one.id)

    def graph(self) -> Graph:
        """Give the graph."""
        statements = {
            one.id: Statement(one.id, one.text or self.unsaid(one), self.fields(one), self.at(one))
            for one in self.elements.values()
            if not one.is_step
        }
        steps: dict[str, Step] = {}
        for step in self.steps():
            before = steps.get(step.id)
            if before is None:
                steps[step.id] = step
            elif {*before.premises} == {*step.premises} and before.attacks == step.attacks:
                aims = dict.fromkeys((*before.aims, *step.aims))
                steps[step.id] = before._replace(aims=tuple(aims))
            else:
                told = f"the parts of `{clip(step.id)}` do not rest on the same elements"
                self.faults.add(told, **step.at(), expected="the same `supportedBy`")
        return Graph(statements, steps)

    def unsaid(self, one: Element) -> str:
        return "" if self.own else one.id

    def at(self, one: Element) -> Any:
        return partial(at, one.key)

    def steps(self) -> Iterator[Step]:
        for one in self.elements.values():
            if one.is_step:
                yield self.strategy(one)
                continue
            plain = [ref for ref in one.supported if not self.elements[ref].is_step]
            if plain:
                premises = (*plain, *self.assumed(one))
                yield self.step(one, self.step_of(one), premises, (one.id,))
            if one.challenges:
                aims = self.challenged(one)
                yield self.step(one, self.challenge(one), (one.id,), aims, attacks=True)
        for one in self.elements.values():
            yield from self.justified(one)

    def step(
        self,
        one: Element,
        name: str,
        premises: tuple[str, ...],
        aims: tuple[str, ...],
        *,
        attacks: bool = False,
    ) -> Step:
        return Step(name, attacks=attacks, premises=premises, aims=aims, at=self.at(one))

    def strategy(self, one: Element) -> Step:
        """Give the step that a strategy is, or a part of a step that robustmap wrote."""
        if one.challenges:
            attacks, aims = True, self.challenged(one)
        elif one.backs:
            attacks, aims = False, tuple(self.step_of(self.elements[ref]) for ref in one.backs)
        else:
            attacks, aims = False, tuple(dict.fromkeys(self.goals(one.id)))
        premises = tuple(dict.fromkeys((*self.premises(one), *self.assumed(one))))
        fields = partial(self.beside, one) if not self.own else dict_of_nothing
        name, where = self.step_of(one), self.at(one)
        return Step(name, attacks, premises, aims, None, one.text, fields, where)

    def goals(self, strategy: str) -> Iterator[str]:
        """Yield the statements that a strategy supports, by way of other strategies too."""
        pending, seen = [strategy], {strategy}
        while pending:
            for ref in self.above.get(pending.pop(), ()):
                if ref in seen:
                    continue
                seen.add(ref)
                if not self.elements[ref].is_step:
                    yield ref
                elif not self.elements[ref].step:
                    pending.append(ref)

    def premises(self, one: Element) -> Iterator[str]:
        yield from (ref for ref in one.supported if not self.elements[ref].is_step)

    def assumed(self, one: Element) -> Iterator[str]:
        """Yield the assumptions in whose context something is argued."""
        yield from (ref for ref in one.context if self.elements[ref].type == "Assumption")

    def step_of(self, one: Element) -> str:
        """Give the id of the step that an element is, or by which it is argued for."""
        if one.step:
            return one.step
        return f"strategy({one.id})" if one.type == "Strategy" else f"support({one.id})"

    def challenge(self, one: Element) -> str:
        return f"challenge({one.id})"

    def challenged(self, one: Element) -> tuple[str, ...]:
        """Give what an element challenges."""
        targets = [self.elements[ref] for ref in one.challenges]
        if len(targets) == 1:
            (target,) = targets
            return (self.step_of(target) if target.is_step else target.id,)
        found = self.relation(targets[0], targets[1]) or self.relation(targets[1], targets[0])
        if not found:
            ends = " and ".join(f"`{clip(ref)}`" for ref in one.challenges)
            told = f"`{clip(one.id)}` challenges a relation between {ends}, which have none"
            self.faults.add(told, **at(one.challenges[0]), expected="two elements with a relation")
        return (found,) if found else ()

    def relation(self, one: Element, other: Element) -> str:
        """Give the step by which one element leads to another, "" where none does."""
        if other.id in one.supported:
            step = other if other.is_step else one
            return self.step_of(step)
        if one.challenges == (other.id,):
            return self.challenge(one)
        if other.id in one.context:
            return f"justify({other.id})" if other.type == "Justification" else self.step_of(one)
        return ""

    def justified(self, one: Element) -> Iterator[Step]:
        """Yield what backs a step: the justifications in its context."""
        for ref in one.context:
            if self.elements[ref].type != "Justification" or self.elements[ref].is_step:
                continue
            argued = one.is_step or any(not self.elements[s].is_step for s in one.supported)
            aim = self.step_of(one) if argued else one.id
            yield self.step(self.elements[ref], f"justify({ref})", (ref,), (aim,))

    def fields(self, one: Element) -> Any:
        return dict_of_nothing if self.own and not one.rest else partial(self.said_of, one)

    def said_of(self, one: Element, name: str) -> dict[str, Any]:
        """Give what the file of a statement says beside its text."""
        found = {} if self.own else self.beside(one, name)
        if one.type in ("Solution", "CounterSolution") and not self.own:
            found["sort"] = "evidence"
        if one.type == "Assumption" and not self.own:
            found["standing"] = "presumed"
        if one.undeveloped and not self.own:
            found["standing"] = "open"
        return found

    def beside(self, one: Element, name: str) -> dict[str, Any]:
        """Keep what else an element says, its id and type, and its hand-set mark."""
        kept: dict[str, Any] = {} if name == one.id else {"id": one.id}
        kept |= {"nodeType": one.type, **one.rest}
        kept |= {"defeated": "true"} if one.defeated is not None else {}
        relations = [str(ref) for ref in one.defeated_relations]
        kept |= {"defeatedRelation": relations} if relations else {}
        contexts = [str(ref) for ref in one.context]
        return {KEY: kept | ({"inContextOf": contexts} if contexts else {})}


def dict_of_nothing(_: str) -> dict[str, Any]:
    """Give no fields."""
    return {}
