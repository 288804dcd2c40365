"""Patterns that reason from the form of things: parts and wholes, cases and contradictions."""

from robustmap.model.schemes._scheme import Critical, Scheme, Slot

TITLE = "From the form of it"

SCHEMES = (
    Scheme(
        "composition",
        "Composition",
        "The parts are so, so the whole is.",
        (
            Slot("parts", "The parts of WHOLE have PROPERTY."),
            Slot("carries", "PROPERTY carries over from parts to a whole like this."),
        ),
        "WHOLE has PROPERTY.",
        (
            Critical("parts", "Is it so of every part?", on="parts"),
            Critical(
                "carries",
                "Does such a property carry over from parts to a whole?",
                "undermine",
                "carries",
                "Such a property does not carry over from parts to a whole.",
            ),
            Critical(
                "between",
                "Does something arise between the parts that changes it?",
                "undercut",
                reason="Something arises between the parts that none of them has.",
            ),
        ),
        also=("parts to whole",),
    ),
    Scheme(
        "division",
        "Division",
        "The whole is so, so its parts are.",
        (
            Slot("whole", "WHOLE has PROPERTY."),
            Slot("carries", "PROPERTY carries over from such a whole to its parts."),
        ),
        "PART of WHOLE has PROPERTY.",
        (
            Critical("whole", "What shows that the whole has it?", on="whole"),
            Critical(
                "carries",
                "Does such a property carry over from a whole to its parts?",
                "undermine",
                "carries",
                "Such a property does not carry over from a whole to its parts.",
            ),
            Critical(
                "where",
                "Might the whole have it without this part?",
                "undercut",
                reason="The whole may owe it to other parts, or to how they are joined.",
            ),
        ),
        also=("whole to parts",),
    ),
    Scheme(
        "dilemma",
        "Dilemma",
        "Either way, it comes to the same.",
        (
            Slot("either", "Either ONE or OTHER holds."),
            Slot("one", "If ONE holds, then THIS."),
            Slot("other", "If OTHER holds, then THIS."),
        ),
        "In either case, THIS.",
        (
            Critical(
                "third",
                "Is there a third way?",
                "undermine",
                "either",
                "There is a third way.",
            ),
            Critical(
                "one",
                "Does it follow in the first case?",
                "undermine",
                "one",
                "In the first case it does not follow.",
            ),
            Critical(
                "other",
                "Does it follow in the second case?",
                "undermine",
                "other",
                "In the second case it does not follow.",
            ),
            Critical(
                "same-sense",
                "Are the words meant in one sense throughout?",
                "undercut",
                reason="The two cases take the same words in different senses.",
            ),
        ),
        source="Copi, Introduction to Logic, on escaping a dilemma",
        also=("either way", "alternatives"),
    ),
    Scheme(
        "reduction-to-absurdity",
        "Reduction to absurdity",
        "If it were so, something would follow that cannot be.",
        (
            Slot("leads", "If THIS were so, then CONSEQUENCE."),
            Slot("absurd", "CONSEQUENCE cannot be."),
        ),
        "THIS is not so.",
        (
            Critical("leads", "How does that follow from it?", on="leads"),
            Critical(
                "absurd",
                "Is what follows really out of the question?",
                "undermine",
                "absurd",
                "What follows is odd, but may well be so.",
            ),
            Critical(
                "other-premise",
                "Is something else that was used to get there at fault?",
                "undercut",
                reason="Something else that was used to get there is at fault.",
            ),
        ),
        source="Rescher, Reductio ad Absurdum, Internet Encyclopedia of Philosophy",
        also=("reductio", "reductio ad absurdum", "absurdity"),
    ),
)
"""The entries, in the order of the catalogue."""
