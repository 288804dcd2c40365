"""The words for what an edit does: to what is open, to orders, to how a debate fares."""

from collections.abc import Mapping

from robustmap.explain.dialogues import SORTS

KNOWN: Mapping[str, str] = {
    "before": "comes first in every possible order",
    "after": "comes later in every possible order",
    "disputed": "in dispute which comes first",
    "open": "nothing says which comes first",
    "": "not there",
}
"""What is known of one threshold as seen from another."""

OWED: Mapping[str, str] = {
    "opened": "now open",
    "closed": "no longer open",
    "changed": "still open, now",
}
"""What an edit does to something that somebody still has to do."""

SINCE: Mapping[str, str] = {
    "new": "holds, and nobody has replied to it yet",
    "turned": "holds again, and nobody has replied to it yet",
    "reply-gone": "holds, and no reply to it is left",
}
"""Why an argument is newly without a reply."""

STRENGTHS = "Strengths that move (weighed by {semantics}, from 0 to 1)"
UNSETTLED = "did not converge"
STRENGTH = (
    "strength",
    (
        "how much is left of something when all that counts for and against it is weighed, from "
        "0 to 1. What somebody asserts starts at 0.5, what has to be argued for at 0, and an "
        "argument is as strong as its weakest premise. It is no probability."
    ),
)
"""The word for a degree, and what it means."""

SUSPECT = "not read again since {of} was put in other words; it names it in: "

HEALTH: Mapping[str, str] = {
    "unanswered": "Arguments that hold because nobody has replied",
    "one_sided": "Debates in which everything speaks for one side",
    "unsourced": "Nodes that do not say where they are taken from",
}
"""What three numbers on a whole map count."""

MEANS: Mapping[str, str] = {
    "supported": "an argument for it holds, and nothing that holds speaks against it.",
    "taken for granted": "nobody has argued for it, and nothing that holds speaks against it.",
    "in dispute": "reasons hold on both sides, or whether they hold is itself in dispute.",
    "countered here": "an argument against it holds. That does not say that it is false: a reply "
    "would turn it again.",
    "not yet argued for": "it needs an argument for it, and none holds at the moment.",
    "unassessed": "nobody has judged it yet.",
    "leans on itself": "what is said for it rests, in the end, on itself.",
    "holds": "its reasons stand and nothing that holds breaks the step from them to what they "
    "are to show.",
    "step broken": "even if its reasons are true, they no longer show what they were to show.",
    "premise": "one of its reasons does not stand at the moment, so it does not count.",
    "has no effect here": "it is written down, but does not count in this look at the map.",
}
"""The start of a verdict in readers' words -> what it means, for those who meet it first."""


ACTS: Mapping[str, str] = {
    "undercuts": "says that the step does not go through, even if its reasons are true.",
    "argues the opposite of": "gives a reason why it is not so.",
    "defends the step of": "gives a reason why the step goes through.",
    "rejects the question of": "says that the question is put wrongly.",
    "limits the scope of": "says where it holds and where not.",
}
"""What an argument may do to something -> what that means."""


def meanings(said: set[str]) -> list[tuple[str, str]]:
    """Give the words that explain what was said, each with its meaning, in a fixed order.

    >>> [word for word, _ in meanings({"holds, no reply yet", "in dispute"})]
    ['in dispute', 'holds']
    """
    found = [(word, MEANS[word]) for word in MEANS if any(one.startswith(word) for one in said)]
    acts = [(word, ACTS[word]) for word in ACTS if any(word in one for one in said)]
    return [*found, *acts]


def sort_of(name: str) -> str:
    """Give the heading of a sort of what is open.

    >>> sort_of("question")
    'Open questions'
    """
    return SORTS.get(name, (name, ""))[0]
