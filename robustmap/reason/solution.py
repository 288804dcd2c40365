"""A solved map: one view, one semantics, every answer."""

from dataclasses import dataclass
from functools import cached_property
from typing import Self

from robustmap.errors import CircularMapError
from robustmap.graph.flatten import Flat, flatten
from robustmap.graph.reflatten import Seen, reflatten
from robustmap.model.beside import expand_beside
from robustmap.model.eyes import as_named_today
from robustmap.model.map import Map
from robustmap.model.nodes import ArgumentAnswer, ClaimAnswer
from robustmap.model.view import DEFAULT_VIEW, View
from robustmap.reason.certify import Reach, Shown, reach_of, show
from robustmap.reason.founded import label_founded, unfounded, weakly_held
from robustmap.reason.semantics import IN, OUT, SEMANTICS, Labelling
from robustmap.reason.semantics._again import relabelled
from robustmap.reason.witness import Witness, witness

CAUTIOUS = "grounded"

_CAUTIOUS_LABELS = (CAUTIOUS, "complete")
"""What all complete extensions share is the grounded labelling (Dung 1995, Th. 25)."""

BEST: tuple[ArgumentAnswer, ...] = ("stands", "contested", "undercut", "premise-lost")
"""The verdicts on the inferences of an argument, the one that decides first."""


@dataclass(frozen=True, eq=False)
class Solution:
    """Everything that follows from a map, a view and a semantics.

    Built by `solve`. Statements and inferences are named by their ids; the answers are
    the words of the files (`supported`, `premise-lost`, ...), not those of the pages.
    """

    map: Map
    view: View
    semantics: str
    flat: Flat
    labelling: Labelling
    unfounded: frozenset[str]

    @classmethod
    def of(cls, map_: Map, view: View = DEFAULT_VIEW, semantics: str = CAUTIOUS) -> Self:
        """Solve a map. Linear for the cautious semantics.

        Raises:
            CircularMapError: another semantics was asked of a map with circular support.
            NoExtensionError: under this semantics the map has no extension at all.
        """
        view = as_named_today(map_, view)
        flat, labelling, leaning = label_founded(
            map_, view, flatten(map_, view), SEMANTICS[CAUTIOUS]
        )
        asked = SEMANTICS[semantics]
        if semantics != CAUTIOUS and not leaning:
            labelling = asked.label(flat.framework)
            if asked.complete:
                # What holds up a circle by the cautious view may have fallen in every camp.
                fallen = unfounded(map_, view, flat, labelling)
                leaning = frozenset(fallen | weakly_held(flat, labelling))
        if leaning and semantics != CAUTIOUS:
            circle = ", ".join(sorted(leaning))
            message = f"the map has circular support ({circle}), so only {CAUTIOUS} is defined"
            raise CircularMapError(message)
        return cls(map_, view, semantics, flat, labelling, leaning)

    @classmethod
    def after(cls, old: Self, map_: Map, view: View) -> Self:
        """Solve a map by way of the solution of another one that is much like it.

        Gives the same answers as `of`, under the semantics of the other. For the cautious one
        it is linear in what the differences reach, but for a few passes over tables; where
        claims lean on themselves, on either side, everything is worked out again.

        Raises:
            CircularMapError: another semantics was asked of a map with circular support.
        """
        # What leans on itself is found in rounds that look at the map as a whole.
        if old.semantics != CAUTIOUS or old.unfounded or not expand_beside(map_, old.map):
            return cls.of(map_, view, old.semantics)
        view = as_named_today(map_, view)
        found = reflatten(old.flat, Seen(old.map, old.view), Seen(map_, view))
        if found is None:
            return cls.of(map_, view, old.semantics)
        again = relabelled(old.labelling, found.flat.framework, found.touched)
        if unfounded(map_, view, found.flat, again.labelling, again.cone):
            return cls.of(map_, view, old.semantics)
        return cls(map_, view, old.semantics, found.flat, again.labelling, frozenset())

    def statement_label(self, statement: str) -> int:
        """Give the label of a statement or step (0 undecided, 1 in, 2 out)."""
        node = self.flat.stands.get(statement)
        return OUT if node is None else self.labelling.labels[node]

    def inference_label(self, inference: str) -> int:
        """Give the label of an inference (0 undecided, 1 in, 2 out)."""
        return self.labelling.labels[self.flat.inference[inference]]

    def conditions(self, inference: str) -> tuple[str, ...]:
        """Give the statements that an inference needs: its premises, and its step if disputed."""
        step = self.flat.steps.get(inference)
        return (*self.map.inferences[inference].premises, *((step,) if step else ()))

    def counts(self, ref: str) -> bool:
        """Tell whether an inference, or a proposal's clause, counts in this view."""
        return ref not in self.flat.uncounted

    def claim_answer(self, statement: str) -> ClaimAnswer:
        """Give the verdict on a statement."""
        label = self.statement_label(statement)
        bare = self._label(self.flat.bare.get(statement))
        if label == IN:
            # Each camp may have an argument of its own for it: then it is never bare.
            return "supported" if bare == OUT else "unargued"
        if label != OUT:
            return "contested"
        deny = self._label(self.flat.denies.get(statement))
        if deny == IN or statement in self.view.denied:
            return "rejected"
        if statement in self.unfounded or bare == IN or deny in (None, OUT):
            return "circular" if statement in self.circular else "unsupported"
        # Some camps deny it, and the others have no argument for it.
        return "rejected"

    def _label(self, node: int | None) -> int | None:
        return None if node is None else self.labelling.labels[node]

    def inference_answer(self, inference: str) -> ArgumentAnswer:
        """Give the verdict on one inference of an argument."""
        label = self.inference_label(inference)
        if label == IN:
            return "stands"
        if label != OUT:
            return "contested"
        step = self.flat.steps.get(inference)
        broken = step is not None and self.statement_label(step) == OUT
        return "undercut" if broken else "premise-lost"

    def argument_answer(self, argument: str) -> ArgumentAnswer:
        """Give the verdict on an argument: that of its best inference."""
        return self.inference_answer(self.deciding(argument))

    def deciding(self, argument: str) -> str:
        """Give the best inference of an argument, of those that count if any does."""
        inferences = self.map.inferences_of[argument]
        counted = [one for one in inferences if self.counts(one)]
        return min(counted or inferences, key=lambda one: BEST.index(self.inference_answer(one)))

    @cached_property
    def circular(self) -> frozenset[str]:
        """The unfounded statements that lie on a circle of support, not merely above one."""
        return frozenset(one for circle in self.circles for one in circle)

    @cached_property
    def circles(self) -> tuple[tuple[str, ...], ...]:
        """The circles of support among unfounded statements, each in the order of its support."""
        if not self.unfounded:
            return ()
        from robustmap.graph.cycles import support_circles

        out = {one for one in self.flat.stands if self.statement_label(one) == OUT}
        return support_circles(self.map, self.flat, self.unfounded, out - self.unfounded)

    def witness_of(self, ref: str) -> Witness | Shown | None:
        """Give the witness for a statement or inference id.

        What the cautious view settles is so in every complete extension, and is shown by a
        ranked labelling; other labels by certificates (`Shown`). None where no check is known.
        """
        node, framework = self._node(ref), self.flat.framework
        label = self.labelling.labels[node]
        if self.semantics in _CAUTIOUS_LABELS or self._settled(node):
            return witness(framework, self.labelling, node)
        return show(framework, self.semantics, node, label)

    def reach_of(self, ref: str) -> Reach:
        """Tell in how many extensions a statement or inference is: every one, some or no one."""
        node = self._node(ref)
        label = self.labelling.labels[node]
        if self._settled(node):
            return "every" if label == IN else "no"
        return reach_of(self.flat.framework, self.semantics, node, label)

    def _node(self, ref: str) -> int:
        node = self.flat.stands.get(ref)
        return self.flat.inference[ref] if node is None else node

    def _settled(self, node: int) -> bool:
        """Tell whether the cautious view alone settles a label: it has a rank of that."""
        rank = self.labelling.ranks[node]
        return SEMANTICS[self.semantics].complete and 0 < rank <= len(self.flat.framework)
