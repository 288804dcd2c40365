"""Why: the reasons for a verdict as a tree, in readers' words."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import NamedTuple

from robustmap.explain import words
from robustmap.explain.beside import conceded, concessions, limits
from robustmap.explain.words import Phrase
from robustmap.model import ids
from robustmap.model.expand import Inference
from robustmap.model.positions import Held
from robustmap.reason.ask import ask
from robustmap.reason.semantics import IN, OUT, UNDECIDED
from robustmap.reason.solution import Solution

MAX_DEPTH = 60
"""How deep a tree goes at most: longer chains are asked about step by step."""

Lead = str
"""How a reason bears on the one above it: "because" where it decides, "premise", ..."""

OUTWEIGHED = "outweighed"
"""Ends the lead of a reason that holds and gives way to a stronger one, in a view that weighs."""


_UNSAID = Phrase("")


class Reason(NamedTuple):
    """A reason and what it rests on in turn.

    `repeats` says that the same thing has been told before, so it is not told again:
    in a circle of replies every tree of reasons comes back to itself. `cut` says that
    there is more beneath than was asked for.
    """

    lead: Lead
    id: str
    title: str
    verdict: Phrase
    children: tuple["Reason", ...] = ()
    repeats: bool = False
    cut: bool = False

    def lines(self, depth: int = 0, above: str = "") -> Iterator[str]:
        """Yield the tree as indented lines.

        An inference goes by the name of its argument, `above`; a premise of that argument is
        shown by its local id.
        """
        item, _, _ = self.id.partition(f"#{ids.ON}")
        shown = item.removeprefix(above) if above and item.startswith(f"{above}#") else item
        lead = f"{self.lead}: " if self.lead else ""
        again = " (see above)" if self.repeats else " (more: ask why)" if self.cut else ""
        told = self.repeats or item in (above, self.title)
        title = "" if told or not self.title else f" - {self.title}"
        name = lead.removesuffix(": ") if item == above else f"{lead}{shown}"
        yield f"{'  ' * depth}{name}{title}: {self.verdict.fill()}{again}"
        for child in self.children:
            yield from child.lines(depth + 1, item)

    def __str__(self) -> str:
        """Write the tree as indented lines."""
        return "\n".join(self.lines())


def why(
    solution: Solution, ref: str, *, depth: int = MAX_DEPTH, bare: bool = False
) -> Reason | None:
    """Give the reasons for the verdict on a reference, or None where it has none.

    Each thing is told once, however often it matters; `depth` is how many levels below
    the first are told. Where it is `bare`, what has an id in the map comes without title and
    verdict. Linear in what bears on the verdict.
    """
    verdict = ask(solution, ref)
    if verdict is None:
        return None
    return _Teller(solution, min(depth, MAX_DEPTH), bare=bare).tell(verdict.id)


class _Teller:
    """Tells reasons depth first, each thing once."""

    def __init__(self, solution: Solution, depth: int, *, bare: bool) -> None:
        self.solution = solution
        self.limit = depth
        self.bare = bare
        self.told: set[str] = set()
        self.circles: set[tuple[str, ...]] = set()

    @cached_property
    def concessions(self) -> dict[str, tuple[Held, ...]]:
        return concessions(self.solution)

    def _beside(self, *refs: str) -> Iterator[Reason]:
        """Tell what limits something and who conceded it: it decides nothing."""
        views = tuple(one for ref in refs for one in self.concessions.get(ref, ()))
        for one in (*limits(self.solution, *refs), *conceded(views)):
            yield Reason(*one)

    def tell(self, ref: str) -> Reason:
        if ref in self.solution.flat.standing:
            return self._claim("", ref, 0)
        inferences = self.solution.map.inferences_of[ref]
        if len(inferences) == 1:
            return self._inference("", inferences[0], 0)
        children = tuple(self._inference(self._aim(one), one, 1) for one in inferences)
        verdict = ask(self.solution, ref)
        assert verdict is not None
        title = words.title(self.solution, ref)
        return Reason("", ref, title, words.verdict(verdict), children)

    def _aim(self, inference: str) -> Lead:
        found = self.solution.map.inferences[inference]
        return f"{words.relation(self.solution.map, found)} {found.target}"

    def _reason(
        self,
        lead: Lead,
        ref: str,
        judged: Callable[[Solution, str], Phrase],
        children: Iterator[Reason],
        *,
        cut: bool,
    ) -> Reason:
        title, verdict = "", _UNSAID
        if not self.bare:
            title, verdict = words.title(self.solution, ref), judged(self.solution, ref)
        if ref in self.told:
            return Reason(lead, ref, title, verdict, repeats=True)
        if cut:
            return Reason(lead, ref, title, verdict, cut=True)
        self.told.add(ref)
        return Reason(lead, ref, title, verdict, tuple(children))

    def _claim(self, lead: Lead, statement: str, depth: int) -> Reason:
        flat = self.solution.flat
        cut = depth > self.limit and (statement in flat.pro or statement in flat.con)
        return self._reason(lead, statement, words.claim, self._sides(statement, depth), cut=cut)

    def _inference(self, lead: Lead, inference: str, depth: int) -> Reason:
        found = self.solution.map.inferences[inference]
        if found.relation == "contradicts":
            return self._claim(lead, found.premises[0], depth)
        cut = depth > self.limit
        return self._reason(lead, inference, words.inference, self._grounds(found, depth), cut=cut)

    def _sides(self, statement: str, depth: int) -> Iterator[Reason]:
        """Tell what speaks for and against a statement, the deciding side first."""
        solution, depth = self.solution, depth + 1
        for circle in solution.circles:
            if statement in circle and circle not in self.circles:
                self.circles.add(circle)
                path = " <- ".join((*circle, circle[0]))
                yield Reason("", path, path, Phrase("nothing outside the circle holds it up"))
        sides = [("for", solution.flat.pro), ("against", solution.flat.con)]
        answer = solution.claim_answer(statement)
        decides = {"supported": "for", "rejected": "against"}.get(answer, "")
        if decides == "against":
            sides.reverse()
        for name, side in sides:
            for one in self._by_rank(side.get(statement, ())):
                holds = name == decides and solution.inference_label(one) == IN
                lead = "because" if holds else self._lead(name, one, statement)
                yield self._inference(lead, one, depth)
        yield from self._beside(statement)

    def _lead(self, lead: Lead, inference: str, statement: str) -> Lead:
        """Say of a reason that holds if it is too weak to tell."""
        solution = self.solution
        view = solution.view
        if view.weighing == "none" or statement in view.granted | view.denied:
            return lead
        against = inference in solution.flat.con.get(statement, ())
        gives_way = solution.claim_answer(statement) == "rejected"
        if against:
            gives_way = solution.statement_label(statement) == IN
        weak = gives_way and solution.inference_label(inference) == IN
        return f"{lead}, {OUTWEIGHED}" if weak else lead

    def _grounds(self, inference: Inference, depth: int) -> Iterator[Reason]:
        """Tell an inference's premises and the replies to it, as far as they decide."""
        solution, depth = self.solution, depth + 1
        label = solution.inference_label(inference.id)
        step = solution.flat.steps.get(inference.id)
        labels = {one: solution.statement_label(one) for one in solution.conditions(inference.id)}
        # Each camp may be without another premise: then those are told that not all camps have.
        told = UNDECIDED if label == OUT and OUT not in labels.values() else label
        for premise in inference.premises:
            if label == IN or labels[premise] == told:
                yield self._claim("premise", premise, depth)
        if step is not None and (label != OUT or solution.statement_label(step) == OUT):
            for lead, side in (
                ("undercut by", solution.flat.con),
                ("backed by", solution.flat.pro),
            ):
                for one in self._by_rank(side.get(step, ())):
                    yield self._inference(self._lead(lead, one, step), one, depth)
        yield from self._beside(*dict.fromkeys((inference.id, inference.owner)))

    def _by_rank(self, inferences: tuple[str, ...]) -> list[str]:
        """Sort what holds first, by the length of its shortest reason."""
        flat, labelling = self.solution.flat, self.solution.labelling
        order = {IN: 0, 0: 1, OUT: 2}

        def rank(inference: str) -> tuple[int, int, str]:
            node = flat.inference[inference]
            return order[labelling.labels[node]], labelling.ranks[node], inference

        return sorted(inferences, key=rank)
