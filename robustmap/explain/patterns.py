"""The words about patterns of reasoning and the questions that test an argument."""

from collections.abc import Mapping
from typing import Literal

from robustmap.model.expand import Relation

Does = Literal["challenge", "undercut", "undermine", "rebut"]
"""What a question does to an argument once it is put: the words are those of `words.ATTACK`."""

PATTERNS = {
    "title": "Patterns of reasoning",
    "intro": "Most arguments follow one of a few patterns, and each pattern has its own weak "
    "places. These are the patterns that this map knows by name, each with the questions that "
    "test it.",
    "how": "An argument names its pattern under `scheme`. Its page then lists the questions, and "
    "`robustmap questions ARGUMENT` makes the file of each.",
    "section": "Questions to put to it",
    "conclusion": "So:",
    "questions": "What to ask:",
    "followed": "Arguments here that follow it: {number}",
    "also": "Also called {names}.",
    "source": "After {source}.",
    "put-by": "put by",
}
"""What pages say."""

MEANT: Mapping[Relation, str] = {
    "for": "“{target}”",
    "against": "the opposite of “{target}”",
    "undercuts": "the failure of “{target}”",
    "backs": "the step of “{target}”",
    "reframes": "the rejection of “{target}”",
    "qualifies": "a limit to “{target}”",
}
"""What an argument is meant to show, as a question names it, by its relation to a target."""

SHOWN = "what it is meant to show"
"""The same where an argument has several targets."""

PREMISE_TRUE = "Is it true that “{premise}”?"
NOT_TRUE = "It is not so that “{premise}”."
FOLLOWS = "Granted all that it rests on, does it show {conclusion}?"
NOT_FOLLOWS = "All that it rests on may be true without showing {conclusion}."
OPPOSITE = "Is there another reason that speaks against {conclusion}?"
IS_OPPOSITE = "There is a reason that speaks against {conclusion}."
"""The questions that fit any argument."""

UNANSWERED = "There is no good answer: {question}"
"""What somebody says who turns a mere question into a reason."""

PUT_TO = "Put to “{argument}”{pattern}."
FOLLOWING = ", which follows the pattern “{pattern}”"
RESTS = "It rests on: “{premise}.”"
"""The text of a file that is made of a question."""
