"""What the what-if script says and draws; its file carries it, so that it holds no words."""

from robustmap.explain import words
from robustmap.explain.labels import SECTIONS
from robustmap.explain.phrases import PHRASES
from robustmap.explain.whatif import CHANGED, DOING, REASONS, STATE, STILL, TAGS
from robustmap.model.nodes import Answer
from robustmap.publish.figures.signs import STROKES
from robustmap.publish.html import el, text
from robustmap.publish.marks import MARKS, NO_EFFECT
from robustmap.publish.parts.debates.matrix import SAYS, TONES
from robustmap.publish.parts.points.ledger import GROUPS

ANSWERS: tuple[Answer, ...] = (
    "stands",
    "contested",
    "undercut",
    "premise-lost",
    "supported",
    "unargued",
    "rejected",
    "unsupported",
    "circular",
)
"""The script names an answer by its place here; of inferences, the best comes first."""

RELATIONS = ("for", "against", "contradicts", "backs", "undercuts", "reframes", "qualifies", "")
"""A row names a relation by its place here. The script counts on this order: the first three
are aimed at a statement, the next three at a step, and every third helps."""


def _verdicts() -> dict[str, list[str]]:
    """Give each verdict as a sentence with holes, and how it is said where it names nothing."""
    claims = {answer: [said] for answer, said in words.CLAIM.items()}
    lost = PHRASES["lost"].replace("{premise}", "{ref}")
    waiting = PHRASES["waiting"].replace("{premise}", "{ref}")
    broken = PHRASES["broken"].replace("{by}", "{ref}")
    many = words.count(2, "reply", "replies").replace("2", "{number}")
    by_answer = claims | {
        "stands": [PHRASES["holds"]],
        "contested": [words.ARGUMENT["contested"]],
        "undercut": [broken, words.ARGUMENT["undercut"]],
        "premise-lost": [lost, words.ARGUMENT["premise-lost"]],
    }
    return {
        **{str(place): by_answer[answer] for place, answer in enumerate(ANSWERS)},
        f"{ANSWERS.index('unsupported')}-yet": [words.UNASSESSED],
        "answered": [PHRASES["answered"].format(replies=many)],
        "answered-once": [PHRASES["answered"].format(replies=words.count(1, "reply"))],
        "waiting": [waiting, words.WAITS],
        "deny": [words.DENIED],
        "grant": [words.GRANTED],
        "no-effect": [words.NO_EFFECT],
    }


WORDS = {
    "still": el("p", text(STILL), cls="rm-if-still"),
    "reasons": ["", *REASONS.values()],
    "doing": DOING,
    "asks": [["off", "on"], ["grant", "deny", "free"]],
    "state": STATE,
    "changed": CHANGED,
    "tags": TAGS,
    "verdicts": _verdicts(),
    "sides": [SECTIONS[name] for name in ("for", "against")],
    "nobody": words.NOBODY,
    "groups": [[*mark, words.TALLY[name]] for name, mark in GROUPS.items()],
    "marks": [[*MARKS[answer], STROKES[MARKS[answer].glyph]] for answer in ANSWERS],
    "no-effect": [*NO_EFFECT],
    "attacks": [SAYS.get(one, "") for one in RELATIONS],
    "tones": [TONES.get(answer, "") for answer in ANSWERS],
}
"""All of it, as plain data. Words of ours need no escapes: a test looks that they hold none."""
