"""A map written out in ASPIC+, for the oracle of a view that weighs.

It reads a map's statements and inferences, and shares no code with the flattening.
"""

from collections.abc import Iterator, Mapping

from robustmap.model.expand import Inference
from robustmap.model.map import Map
from robustmap.model.view import View
from tests.support.aba import step
from tests.support.aspic import Rule, Theory
from tests.support.maps import counted

STRENGTH = {"weak": 1, None: 2, "moderate": 2, "strong": 3}
SAYING_SO = 2


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
