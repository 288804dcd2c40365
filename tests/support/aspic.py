"""ASPIC+ by the book, and a map written out in it: the oracle of a view that weighs.

It reads a map's statements and inferences, and shares no code with the flattening or with any
semantics. Definitions by number: S. Modgil and H. Prakken, A general account of argumentation
with preferences, Artificial Intelligence 195, 2013. Arguments are built as trees, so supports
must not run in circles.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import NamedTuple

from robustmap.model.expand import Inference
from robustmap.model.map import Map
from robustmap.model.view import View
from tests.support.aba import step
from tests.support.dung import accepted, complete_labellings, labels_of
from tests.support.maps import counted

UNDECIDED, IN, OUT = 0, 1, 2

STRENGTH = {"weak": 1, None: 2, "moderate": 2, "strong": 3}
SAYING_SO = 2


class TooManyArgumentsError(Exception):
    """There are more trees than a test can look at."""


class Rule(NamedTuple):
    """A rule: defeasible with a name and a strength, strict without (Def. 2)."""

    head: str
    body: tuple[str, ...]
    name: str = ""
    strength: int = 0


@dataclass(frozen=True)
class Theory:
    """Rules, axioms, ordinary premises, and the contraries of each sentence (Def. 2 to 4)."""

    rules: list[Rule] = field(default_factory=list)
    axioms: set[str] = field(default_factory=set)
    premises: dict[str, int] = field(default_factory=dict)
    """Ordinary premises with their strengths."""
    contraries: dict[str, set[str]] = field(default_factory=dict)

    def contrary(self, of: str, one: str) -> None:
        """Make `one` a contrary of another sentence."""
        self.contraries.setdefault(of, set()).add(one)

    def contradictory(self, one: str, other: str) -> None:
        """Make two sentences contraries of each other: contradictories."""
        self.contrary(one, other)
        self.contrary(other, one)

    def is_contrary(self, one: str, of: str) -> bool:
        """Tell whether one is a contrary of the other (Def. 1), either way round or not."""
        return one in self.contraries.get(of, ())

    def is_mere_contrary(self, one: str, of: str) -> bool:
        """Tell whether it is a contrary and no contradictory."""
        return self.is_contrary(one, of) and not self.is_contrary(of, one)


@dataclass(frozen=True, eq=False)
class Tree:
    """An argument (Def. 5): a premise, or a rule on top of arguments for its body."""

    conclusion: str
    top: Rule | None
    subs: tuple["Tree", ...] = ()

    @cached_property
    def parts(self) -> tuple["Tree", ...]:
        """All its subarguments, itself among them."""
        return (self, *(part for one in self.subs for part in one.parts))

    @cached_property
    def last_rules(self) -> tuple[Rule, ...]:
        """Its last defeasible rules (Def. 20)."""
        if self.top is None:
            return ()
        if self.top.name:
            return (self.top,)
        return tuple(rule for one in self.subs for rule in one.last_rules)

    @cached_property
    def leaves(self) -> tuple[str, ...]:
        """Its premises."""
        return tuple(one.conclusion for one in self.parts if one.top is None)


def arguments(theory: Theory, most: int) -> list[Tree]:
    """Build every argument, bottom up."""
    found = [Tree(one, None) for one in sorted({*theory.axioms, *theory.premises})]
    known: dict[str, list[Tree]] = {}
    for one in found:
        known.setdefault(one.conclusion, []).append(one)
    made: set[tuple[object, ...]] = set()
    while True:
        fresh = []
        for place, rule in enumerate(theory.rules):
            for subs in product(*(known.get(one, ()) for one in rule.body)):
                key = (place, *map(id, subs))
                if key not in made:
                    made.add(key)
                    fresh.append(Tree(rule.head, rule, subs))
            if len(found) + len(fresh) > most:
                raise TooManyArgumentsError
        if not fresh:
            return found
        found += fresh
        for one in fresh:
            known.setdefault(one.conclusion, []).append(one)


def below(some: Iterable[int], others: Iterable[int]) -> bool:
    """Compare two sets by the elitist order (Def. 19): is the first strictly below?"""
    some, others = list(some), list(others)
    if not some:
        return False
    if not others:
        return True
    return any(all(one < other for other in others) for one in some)


class Structured:
    """The structured framework of a theory: arguments, attacks and defeats."""

    def __init__(self, theory: Theory, most: int = 400) -> None:
        """Build the arguments, at most so many, and who defeats whom."""
        self.theory = theory
        self.arguments = arguments(theory, most)
        self.place = {id(one): at for at, one in enumerate(self.arguments)}
        # A is a defeat of whatever has B' as a part (Def. 9), so look for the B' once.
        beaten = [
            {at for at, one in enumerate(self.arguments) if self._defeats_at(one, part)}
            for part in self.arguments
        ]
        self.attackers = [
            sorted(set().union(*(beaten[self.place[id(part)]] for part in one.parts)))
            for one in self.arguments
        ]

    def _defeats_at(self, one: Tree, part: Tree) -> bool:
        """Tell whether an attack of one on the conclusion, premise or rule of a part defeats."""
        theory = self.theory
        if part.top is None:  # undermining (Def. 8)
            if part.conclusion in theory.axioms:
                return False
        elif not part.top.name:  # a strict rule cannot be attacked
            return False
        elif theory.is_contrary(one.conclusion, f"[{part.top.name}]"):  # undercutting
            return True
        if not theory.is_contrary(one.conclusion, part.conclusion):
            return False
        return theory.is_mere_contrary(one.conclusion, part.conclusion) or not self.weaker(
            one, part
        )

    def weaker(self, one: Tree, other: Tree) -> bool:
        """Tell whether one is strictly weaker, by the last-link principle (Def. 20)."""
        if one.last_rules or other.last_rules:
            return below(*([rule.strength for rule in tree.last_rules] for tree in (one, other)))
        strengths = (
            [self.theory.premises[leaf] for leaf in tree.leaves if leaf in self.theory.premises]
            for tree in (one, other)
        )
        return below(*strengths)

    @cached_property
    def grounded(self) -> list[int]:
        """The labels of the arguments in the grounded labelling."""
        return labels_of(self.attackers, accepted(self.attackers))

    def complete(self) -> Iterator[list[int]]:
        """Yield the labels of the arguments in each complete labelling."""
        return complete_labellings(self.attackers)

    def labels(self, labelling: list[int], sentences: Iterable[str]) -> tuple[int, ...]:
        """Give the labels of sentences: that of the best argument for each."""
        best: dict[str, int] = {}
        order = (OUT, UNDECIDED, IN)
        for one, label in zip(self.arguments, labelling, strict=True):
            known = best.get(one.conclusion, OUT)
            best[one.conclusion] = max(known, label, key=order.index)
        return tuple(best.get(one, OUT) for one in sentences)


def stands(statement: str) -> str:
    """Name the sentence that a statement stands, whatever holds it up."""
    return f"{statement} stands"


def denied(statement: str) -> str:
    """Name the sentence that something argues against a statement."""
    return f"not {statement}"


def goes_through(inference: str) -> str:
    """Name the sentence that an inference goes through, whatever becomes of its conclusion."""
    return f"{inference} goes through"


def sentences(map_: Map) -> list[str]:
    """Name the sentences on which an oracle and a solution must agree."""
    return [*map(stands, map_.statements), *map(goes_through, map_.inferences)]


def encode(map_: Map, view: View, strengths: Mapping[str | None, int] = STRENGTH) -> Theory:
    """Write a map out under a view.

    A statement c is argued for (`c`), argued against (`not c`: its contradictory) or only
    presumed (`c?`), and stands by a strict rule where it is argued for or presumed. That
    something is said is a defeasible rule without premises.
    """
    return _Encoding(map_, view, strengths).theory


class _Encoding:
    def __init__(self, map_: Map, view: View, strengths: Mapping[str | None, int]) -> None:
        self.map = map_
        self.view = view
        self.strengths = strengths
        self.theory = Theory()
        for statement in map_.statements:
            self.state(statement)
        for inference in map_.inferences.values():
            name = "" if inference.relation == "contradicts" else inference.id
            body = tuple(stands(premise) for premise in inference.premises)
            self.theory.rules.append(Rule(goes_through(inference.id), body, name))
            if counted(inference, view):
                self.infer(inference)

    def state(self, statement: str) -> None:
        theory, one = self.theory, self.map.statements[statement]
        standing = "asserted" if one.supposed and self.view.suppositions else one.standing
        theory.contradictory(statement, denied(statement))
        if statement in self.view.denied:
            return  # nothing makes it stand
        for held in (statement, f"{statement}?"):
            theory.rules.append(Rule(stands(statement), (held,)))
        if statement in self.view.granted or (one.definitional and standing != "open"):
            theory.axioms.add(statement)
        elif standing == "asserted":
            theory.rules.append(Rule(statement, (), f"said {statement}", SAYING_SO))
        elif standing == "presumed":
            name = f"presumed {statement}"
            theory.rules.append(Rule(f"{statement}?", (), name, SAYING_SO))
            theory.contrary(f"[{name}]", denied(statement))

    def infer(self, one: Inference) -> None:
        theory = self.theory
        if one.relation == "contradicts":
            self.contradict(one.premises[0], one.target)
            return
        for head in self.heads(one):
            body = tuple(stands(premise) for premise in one.premises)
            theory.rules.append(Rule(head, body, one.id, self.strengths[one.strength]))

    def heads(self, one: Inference) -> Iterator[str]:
        known = self.map.statements
        if one.relation in ("undercuts", "backs") or (
            one.relation == "reframes" and self.view.reframings
        ):
            for other in self.map.inferences.values():
                if other.relation != "contradicts" and one.target in (other.id, other.owner):
                    through = step(other.id)
                    self.theory.contrary(f"[{other.id}]", denied(through))
                    self.theory.contradictory(through, denied(through))
                    yield through if one.relation == "backs" else denied(through)
        elif one.relation == "for" and one.target in known:
            yield one.target
        elif one.relation == "against" and self.can_fall(one.target):
            yield denied(one.target)

    def can_fall(self, target: str) -> bool:
        known = self.map.statements.get(target)
        return known is not None and not known.definitional and target not in self.view.granted

    def contradict(self, rival: str, target: str) -> None:
        """Make what holds the one a contrary of what holds the other, unless it is exempt."""
        if not self.can_fall(target) or rival in self.view.denied:
            return
        for held in (rival, f"{rival}?"):
            self.theory.contrary(target, held)
            self.theory.contrary(f"{target}?", held)
            self.theory.contrary(f"[presumed {target}]", held)


def supports_in_circles(map_: Map, view: View) -> bool:
    """Tell whether some chain of arguments leads from a statement to itself."""
    leads: dict[str, set[str]] = {}
    for one in map_.inferences.values():
        if one.relation == "for" and counted(one, view):
            for premise in one.premises:
                leads.setdefault(premise, set()).add(one.target)
    return any(start in _reached(leads, start) for start in leads)


def _reached(leads: Mapping[str, set[str]], start: str) -> set[str]:
    seen: set[str] = set()
    pending = [*leads.get(start, ())]
    while pending:
        one = pending.pop()
        if one not in seen:
            seen.add(one)
            pending.extend(leads.get(one, ()))
    return seen
