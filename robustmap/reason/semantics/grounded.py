"""The grounded semantics: what a cautious reader accepts."""

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import IN, OUT, SEMANTICS, UNDECIDED, Labelling, Semantics
from robustmap.reason.semantics._single import Single


def grounded(framework: Framework) -> Labelling:
    """Give the grounded labelling (Dung 1995, Def. 20; Caminada 2006, as a labelling).

    A work-list: each argument waits for the number of its attackers that are not out
    yet. Linear in arguments and attacks whatever the depth; labels settle in the order
    of their min-max numbers.

    >>> grounded(Framework.of("abc", [("a", "b"), ("b", "c")])).labels
    [1, 2, 1]
    """
    targets, size = framework.targets, len(framework)
    labels, ranks = [UNDECIDED] * size, [0] * size
    waiting = list(map(len, framework.attackers))
    fresh, rank = [one for one in range(size) if not waiting[one]], 1
    for one in fresh:
        labels[one], ranks[one] = IN, rank
    while fresh:  # By turns: what is beaten by what is in, and what that sets free.
        rank, beaten = rank + 2, []
        for one in fresh:
            for target in targets[one]:
                if labels[target] == UNDECIDED:
                    labels[target], ranks[target] = OUT, rank - 1
                    beaten.append(target)
        fresh = []
        for one in beaten:
            for target in targets[one]:
                if labels[target] == UNDECIDED:
                    waiting[target] -= 1
                    if not waiting[target]:
                        labels[target], ranks[target] = IN, rank
                        fresh.append(target)
    return Labelling(labels, ranks)


class Grounded(Single):
    """The questions to the grounded extension, of which there is always exactly one."""

    name = "grounded"

    def labelling(self) -> Labelling:
        """Give the grounded labelling."""
        return grounded(self.framework)


SEMANTICS.add(
    "grounded",
    Semantics(
        "grounded",
        "cautious view",
        "Dung 1995, Def. 20",
        grounded,
        directional=True,
        search=Grounded,
        complete=True,
    ),
)
