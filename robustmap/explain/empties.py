"""What a page says where a map has nothing for it yet: what is missing, and what to do."""

EMPTY = {
    "title": "What to do next",
    "nothing": "Nothing yet.",
    "kind": "`robustmap new {kind}` asks what one needs and writes its file.",
    "debate": "A debate is a question on one claim or more. `robustmap new question --sort debate "
    "--about ID` opens one on the claim with that id.",
    "undercut": "`robustmap new argument --undercuts ID` writes one against the step of the "
    "argument with that id.",
    "robustness": "This table has a row for every proposal: `robustmap new proposal` asks what one "
    "needs, relies on and breaks at.",
    "claim": "Begin with one statement that can stand or fall: `robustmap new claim` asks for it "
    "and writes its file.",
    "argument": "Nobody has argued yet. `robustmap new argument` asks for premises and for what "
    "they are meant to do.",
    "again": "Then run `robustmap build` again.",
    "guide": "How to contribute",
    "modelling": "How to model it",
}
"""What is missing -> what one can do about it."""
