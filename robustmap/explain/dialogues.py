"""The words for exchanges and games, and for what is still open."""

from collections.abc import Mapping

SORTS: Mapping[str, tuple[str, str]] = {
    "break": (
        "Breaks that nobody has met",
        "A story tells how a proposal fails. A later build has to meet it, or it is ruled out.",
    ),
    "challenge": (
        "Requests for backing without an answer",
        "Somebody asked for a reason or a case, and none has been given here.",
    ),
    "question": (
        "Open questions",
        "Nobody has answered these, as far as the texts show.",
    ),
    "class": (
        "Classes of failure that nothing rules out",
        "One is told against the proposal, and nothing here says that it cannot happen.",
    ),
    "premise": (
        "Unwritten premises that nobody defends",
        "A step needs them, nobody wrote them down, and no argument speaks for them.",
    ),
    "cell": (
        "Cells that nobody has filled",
        "A comparison or checklist asks, and the texts are silent.",
    ),
    "robustness": (
        "Proposals of which scaling is unknown",
        "Nobody has said what becomes of them, and no clause tells.",
    ),
    "second": (
        "Nominations that wait for a second",
        "Somebody put them forward, and nobody else has joined in.",
    ),
    "point": (
        "Points granted but not answered",
        "To grant that a point exists is not to answer it.",
    ),
    "invitation": (
        "Invitations",
        "Somebody asked others to go on, and nobody has.",
    ),
    "left": (
        "Points that an exchange left open",
        "Where an exchange ends, nothing is decided by its end.",
    ),
}
"""Each sort of what is open, the most pressing first: its heading, and what it means."""

OPEN = {
    "title": "What is still open",
    "intro": "Questions that were asked and never answered, failures that nobody has ruled out, "
    "cells that nobody has filled: everything on which work is owed. A list to begin with, not a "
    "verdict on anybody.",
    "none": "Nothing is open here.",
    "counts": "How much of what",
    "all": "All {number}",
    "some": "{told} of {number}",
    "about": "about {about}",
    "where": "in {where}",
    "propose": "Propose an answer",
}

BOARD = {
    "sort": "Show",
    "debate": "Debate",
    "by": "Said by",
    "any": "all",
    "told": "{number} open here",
    "nothing": "Nothing is open here that fits all of this.",
    "more": "{number} more",
    "left": "{number} more entries: `robustmap table obligations` lists them all.",
    "reply-left": "{number} more: each debate lists its own.",
    "reply": "Arguments that nobody has answered",
    "reply-note": "They hold because nobody has replied. No work is owed on them: to answer one is "
    "an invitation.",
    "how": "To answer one of these, add a file that names it; the guide tells how.",
}
"""The words of the board, beside those of the sorts."""

PROTOCOL = {
    "builder-breaker": "builder and breaker",
    "divergence": "divergence game",
    "thread": "thread",
}

RESULT = {
    "open": "open: it ends, and nothing is decided by that",
    "agreed": "agreed",
    "win": "won",
    "abandoned": "abandoned",
}

MOVE = {
    "build": "builds",
    "break": "breaks",
    "exclude": "rules out",
    "concede": "concedes",
    "propose": "names a divergence",
    "counter": "counters",
    "sophisticate": "makes it cleverer",
    "substitute": "names something else that was learnt",
    "judge": "decides",
    "states": "states",
    "attacks": "argues against",
    "undercuts": "breaks the step",
    "questions": "asks",
    "rejects-question": "rejects the question",
    "clarifies": "makes clear",
    "answers": "answers",
    "concedes": "concedes",
    "agrees": "agrees",
    "paraphrases": "puts in other words",
    "confirms": "confirms",
    "denies": "denies",
    "thanks": "gives thanks",
    "invites": "invites",
}
"""What somebody does by a move."""

ROLE = {
    "builder": "the builder",
    "breaker": "the breaker",
    "proposer": "the proposer",
    "counterer": "the counterer",
    "judge": "the judge",
}

DIALOGUE = {
    "rounds": "Rounds",
    "transcript": "The exchange, move by move",
    "derived": "Nobody wrote these moves down: they follow from the proposals it is about, what "
    "they improve on and answer, and the stories told against them.",
    "rules": "The rules",
    "roles": "Who plays",
    "wins": "How it is won",
    "win": "Won by {for_}: {when}",
    "fired": "this has come about",
    "open": "Still open in it",
    "no-rounds": "No round has been recorded yet. To play one is an invitation.",
    "result": "Result: {result}.",
    "won": "Won by {winner}: {when}",
    "won-concession": "Won by {winner}, since the other side concedes.",
    "reply": "in reply to {to}",
    "numbered": "move {number}, by {by}",
    "template": "the empty template: it is told, and obliges nobody",
    "idle": "closes nothing, since what it puts forward does not stand or meets no open break",
    "still": "still open",
    "met": "met",
    "met-by": "by {moves}",
    "closes": "meets",
    "illegal": "against the rules: {why}",
    "next": "What may come next",
    "move": "Propose the next move",
    "answered": "Answered by",
    "unanswered": "Nobody has answered this yet.",
    "answer-note": "An answer is told here; whether it holds is another matter.",
}

DUE = {
    "break": "a break that nobody has met",
    "question": "a question without an answer",
    "invitation": "an invitation that nobody has taken up",
}
"""What a move leaves open."""


def role(by: str) -> str:
    """Name a role as a reader meets it; a role of a thread is named as the file does.

    >>> role("breaker"), role("critic")
    ('the breaker', 'critic')
    """
    return ROLE.get(by, by)
