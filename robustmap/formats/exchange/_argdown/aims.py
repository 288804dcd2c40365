"""What the relations of a document mean: which node aims at what."""

from dataclasses import dataclass, field
from typing import Any

from robustmap.formats.exchange._argdown.check import named
from robustmap.formats.exchange._argdown.document import WHOLE, Document, End, Relation
from robustmap.formats.exchange._argdown.refs import Refs
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import Faults
from robustmap.model import ids
from robustmap.model.expand import REASON


@dataclass(eq=False)
class Made:
    """An argument that is made of a relation between statements: its one premise, and its aim."""

    id: str
    premise: str
    relation: str
    target: str
    place: dict[str, Any] = field(default_factory=dict)


class Aims:
    """Every relation as targets of nodes. `made` are arguments that only relations tell of."""

    def __init__(self, document: Document, refs: Refs, maker: Maker) -> None:
        """Take every relation in its order; what cannot be said is told in the faults."""
        self.document, self.refs, self.maker = document, refs, maker
        self.faults: Faults = maker.faults
        self.of: dict[End, dict[str, list[str]]] = {}
        self.made: list[Made] = []
        self.steps: dict[tuple[str, int], str] = {}
        """(argument, step) -> the id of the argument that the step is."""
        self._from: dict[End, list[Made]] = {}
        self._name_steps()
        late = [one for one in document.relations if one.kind == "undercut"]
        for one in document.relations:
            if one.kind != "undercut":
                self._relate(one)
        for one in late:
            self._relate(one)

    def _name_steps(self) -> None:
        """Give the id of each step: the last one is the argument, those before have their own."""
        for title, argument in self.document.arguments.items():
            name = self.refs[End("argument", title)]
            last = len(argument.steps) - 1
            for number in range(last):
                told = f"{ids.titled(name) or name} step {number + 1}"
                self.steps[title, number] = self.maker.name("", told, "argument")
            self.steps[title, last] = name

    def _relate(self, one: Relation) -> None:
        if one.kind in ("contradictory", "contrary"):
            self._contradict(one)
            return
        found = self._target(one)
        if found is not None:
            self._aim(one, *found)

    def _aim(self, one: Relation, relation: str, target: str) -> None:
        """Let what speaks aim: an argument itself, a claim as the premise of a new one."""
        by = one.by
        if by.sort == "statement" and by.title in self.refs.folded:
            by = End("argument", self.refs.folded[by.title])
        if by.sort == "argument":
            targets = self.of.setdefault(by, {}).setdefault(relation, [])
            if target not in targets:
                targets.append(target)
            return
        premise = self.refs[by]
        words = f"{_word(premise)} {relation} {_word(target)}"
        name = self.maker.name("", words, "argument")
        made = Made(name, premise, relation, target, self.document.at(one.place))
        self.made.append(made)
        self._from.setdefault(by, []).append(made)

    def _target(self, one: Relation) -> tuple[str, str] | None:
        """Give the relation and the target in our terms; None where there are none."""
        relation = {"support": "for", "attack": "against", "undercut": "undercuts"}[one.kind]
        on = one.on
        if on.sort == "statement" and on.title in self.refs.folded:
            on = End("argument", self.refs.folded[on.title])
        if on.title in self.refs.idle and on.sort == "argument":
            return self._idle(one, relation)
        if one.kind == "undercut":
            target = self._step(one, on)
            return None if target is None else (relation, target)
        if on.sort == "statement":
            return relation, self.refs[on]
        return self._argument(one, on, relation)

    def _idle(self, one: Relation, relation: str) -> tuple[str, str]:
        """Aim at an argument that has no step, since it speaks to nothing: at what it says."""
        if one.kind == "undercut":
            told = f"{named(one.by)} undercuts {named(one.on)}, which speaks to nothing"
            where = self.document.at(one.place)
            taken = "it is taken to speak against it"
            self.faults.warn(f"{told}; {taken}", **where, expected="an argument with a target")
            relation = "against"
        return relation, self.refs[one.on]

    def _step(self, one: Relation, on: End) -> str | None:
        if on.sort == "argument":
            last = len(self.document.argument(on.title).steps) - 1
            return self.steps[on.title, last if on.step == WHOLE else on.step]
        steps = self._from.get(on, [])
        told = f"{named(one.by)} undercuts {named(on)}, which is a statement and has no step"
        where = self.document.at(one.place)
        if len(steps) == 1:
            aim = f"its step, `{steps[0].id}`, is taken to be meant"
            self.faults.warn(f"{told}; {aim}", **where, expected="an argument")
            return steps[0].id
        self.faults.add(told, **where, expected="an argument; or `<-`, if the statement is false")
        return None

    def _argument(self, one: Relation, on: End, relation: str) -> tuple[str, str]:
        """Aim at an argument: at its only premise or its gist, else at the argument as a whole."""
        argument = self.document.argument(on.title)
        if not argument.steps:
            return relation, ids.join(self.refs[on], REASON)
        premises = list(dict.fromkeys(argument.grounds(len(argument.steps) - 1)))
        if len(premises) == 1:
            return relation, self.refs.of(premises[0])
        whole = {"for": "backs", "against": "undercuts"}[relation]
        told = f"{named(on)} has {len(premises)} premises, and it is not said which is meant"
        taken = f"the relation is taken for one to the whole argument (`{whole}`)"
        where = self.document.at(one.place)
        self.faults.warn(f"{told}; {taken}", **where, expected="the relation below that premise")
        return whole, self.refs[on]

    def _contradict(self, one: Relation) -> None:
        ends = [one.by, one.on]
        claims = [end for end in ends if self.refs.nodes.get(end) == "claim"]
        if any(end.sort != "statement" for end in ends):
            told = f"{named(one.by)} and {named(one.on)} are not both statements"
            self.faults.add(told, **self.document.at(one.place), expected="two statements")
        elif claims:
            other = ends[1] if claims[0] == ends[0] else ends[0]
            found = self.of.setdefault(claims[0], {}).setdefault("contradicts", [])
            if self.refs[other] not in found:
                found.append(self.refs[other])
        else:
            self._aim(one, "against", self.refs[one.on])
            self._aim(one._replace(by=one.on), "against", self.refs[one.by])


def _word(ref: str) -> str:
    return ref.replace("#", " ")
