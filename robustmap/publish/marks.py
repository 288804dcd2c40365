"""The mark of every verdict: a glyph and a class, always shown beside the word.

Colour comes from the class, and never says anything that glyph and word do not.
"""

from typing import NamedTuple

from robustmap.model.nodes import Answer
from robustmap.reason.robustness import RobustnessAnswer


class Mark(NamedTuple):
    """A glyph, and the class that colours it: holds, granted, disputed, fallen, silent."""

    glyph: str
    tone: str


MARKS: dict[Answer, Mark] = {
    "supported": Mark("✓", "holds"),
    "unargued": Mark("○", "granted"),
    "contested": Mark("≈", "disputed"),
    "rejected": Mark("✕", "fallen"),
    "unsupported": Mark("…", "silent"),
    "circular": Mark("↻", "silent"),
    "stands": Mark("✓", "holds"),
    "undercut": Mark("⊣", "fallen"),
    "premise-lost": Mark("✕", "fallen"),
}
"""The mark of each answer. A verdict in dispute looks the same on claims and arguments."""

NO_EFFECT = Mark("◌", "silent")
"""The mark of an argument that does not count in the view that is published."""

SCALING_MARKS: dict[RobustnessAnswer, Mark] = {
    "works": Mark("✓", "holds"),
    "stops": Mark("⊣", "fallen"),
    "stopped": Mark("✕", "fallen"),
    "no-room": Mark("✕", "fallen"),
    "disputed": Mark("≈", "disputed"),
    "unknown": Mark("?", "silent"),
}
"""The mark of each answer of the robustness table."""
