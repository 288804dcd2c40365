"""Exchanges played by rules: what is legal, what each move leaves open, who has won.

`PROTOCOLS` is the table of the protocols, one file each.
"""

from robustmap.reason.dialogues._facts import Exclusion, Facts
from robustmap.reason.dialogues._move import ANSWERING, Due, Option, Outcome, Turn, Wrong
from robustmap.reason.dialogues._protocol import PROTOCOLS, Protocol, State, listed, now
from robustmap.reason.dialogues._replay import Replay, Step, conditions, replay, turns

__all__ = [
    "ANSWERING",
    "PROTOCOLS",
    "Due",
    "Exclusion",
    "Facts",
    "Option",
    "Outcome",
    "Protocol",
    "Replay",
    "State",
    "Step",
    "Turn",
    "Wrong",
    "conditions",
    "listed",
    "now",
    "replay",
    "turns",
]
