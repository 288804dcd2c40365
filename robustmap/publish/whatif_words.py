"""What the what-if script says and draws; its file carries it, so that it holds no words."""

from robustmap.explain import words
from robustmap.explain.labels import SECTIONS
from robustmap.explain.whatif import DOING, REASONS, STATE, STILL, TAGS, VERDICTS
from robustmap.publish.figures.signs import STROKES
from robustmap.publish.marks import MARKS, NO_EFFECT
from robustmap.publish.parts.ledger import GROUPS
from robustmap.publish.parts.matrix import SAYS, TONES

WORDS = {
    "still": STILL,
    "reasons": REASONS,
    "doing": DOING,
    "state": STATE,
    "tags": TAGS,
    "verdicts": VERDICTS,
    "replies": [words.count(number, "reply", "replies") for number in (1, 2)],
    "sides": [SECTIONS[name] for name in ("for", "against")],
    "nobody": words.NOBODY,
    "groups": [[name, *mark, words.TALLY[name]] for name, mark in GROUPS.items()],
    "marks": {answer: [*mark, STROKES[mark.glyph]] for answer, mark in MARKS.items()},
    "no-effect": [*NO_EFFECT],
    "attacks": SAYS,
    "tones": TONES,
}
"""All of it, as plain data."""
