"""Failure stories: how concrete they are, what they are told against, and what meets them.

A story is an inference, so whether it holds is a matter of the argumentation; what is
here only reads the solved map. `concreteness` looks at the slots of one story, `told` at
its targets, `coverage` at what answers it (stories and their classes against proposals),
`staying` at the ranges of axes over which failures stay, `meeting` at the alternatives
that would meet them.
"""

from robustmap.reason.stories.concreteness import Concreteness, concreteness
from robustmap.reason.stories.coverage import STATES, Case, Coverage, State
from robustmap.reason.stories.meeting import Alternative, alternatives
from robustmap.reason.stories.staying import Staying, staying
from robustmap.reason.stories.told import Told, told

__all__ = [
    "STATES",
    "Alternative",
    "Case",
    "Concreteness",
    "Coverage",
    "State",
    "Staying",
    "Told",
    "alternatives",
    "concreteness",
    "staying",
    "told",
]
