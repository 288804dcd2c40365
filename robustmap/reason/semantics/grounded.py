"""The grounded semantics: what a cautious reader accepts."""

from collections import deque

from robustmap.graph.framework import Framework
from robustmap.reason.semantics import IN, OUT, SEMANTICS, UNDECIDED, Labelling, Semantics


def grounded(framework: Framework) -> Labelling:
    """Give the grounded labelling (Dung 1995, Def. 20; Caminada 2006, as a labelling).

    A work-list: each argument waits for the number of its attackers that are not out
    yet. Linear in arguments and attacks whatever the depth; labels settle in the order
    of their min-max numbers.

    >>> grounded(Framework.of("abc", [("a", "b"), ("b", "c")])).labels
    [1, 2, 1]
    """
    size, targets = len(framework), framework.targets
    labels, ranks = [UNDECIDED] * size, [0] * size
    waiting = [len(attackers) for attackers in framework.attackers]
    queue = deque(argument for argument in range(size) if not waiting[argument])
    for argument in queue:
        labels[argument], ranks[argument] = IN, 1
    while queue:
        argument = queue.popleft()
        rank, loses = ranks[argument] + 1, labels[argument] == IN
        for target in targets[argument]:
            if labels[target] != UNDECIDED:
                continue
            if loses:
                labels[target], ranks[target] = OUT, rank
                queue.append(target)
            else:
                waiting[target] -= 1
                if not waiting[target]:
                    labels[target], ranks[target] = IN, rank
                    queue.append(target)
    return Labelling(labels, ranks)


SEMANTICS.add(
    "grounded",
    Semantics("grounded", "cautious view", "Dung 1995, Def. 20", grounded, directional=True),
)
