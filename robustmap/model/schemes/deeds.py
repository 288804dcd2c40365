"""Patterns that reason about what is to be done, and what comes of it."""

from robustmap.model.schemes._scheme import WALTON, Critical, Scheme, Slot

TITLE = "About what to do"

SCHEMES = (
    Scheme(
        "practical-reasoning",
        "Means to an end",
        "We want the end, and this is how to get there.",
        (
            Slot("goal", "GOAL is to be reached."),
            Slot("means", "Doing THIS is a way to reach GOAL."),
        ),
        "THIS should be done.",
        (
            Critical("goal", "What makes the goal worth reaching?", on="goal"),
            Critical(
                "conflict",
                "Does it get in the way of other goals?",
                "undercut",
                reason="It gets in the way of a goal that matters more.",
            ),
            Critical(
                "works",
                "Does it lead to the goal?",
                "undermine",
                "means",
                "It does not lead to the goal.",
            ),
            Critical(
                "alternative",
                "Is there another way that is better?",
                "undercut",
                reason="There is another way to the goal that is better.",
            ),
            Critical(
                "feasible",
                "Can it be done?",
                "undercut",
                reason="It cannot be done by those who would have to do it.",
            ),
            Critical(
                "side-effects",
                "What else would it bring about?",
                "undercut",
                reason="It brings about something else that outweighs the goal.",
            ),
        ),
        also=("means-end", "instrumental", "necessary means"),
    ),
    Scheme(
        "negative-consequences",
        "Bad consequences",
        "It would lead to something bad, so it should not be done.",
        (
            Slot("leads", "Doing THIS would lead to OUTCOME."),
            Slot("bad", "OUTCOME is bad."),
        ),
        "THIS should not be done.",
        (
            Critical("leads", "How likely is it, and what shows that?", on="leads"),
            Critical(
                "bad",
                "Is that so bad?",
                "undermine",
                "bad",
                "That would not be bad.",
            ),
            Critical(
                "good-too",
                "Are there good consequences that outweigh it?",
                "undercut",
                reason="Good consequences outweigh it.",
            ),
            Critical(
                "anyway",
                "Would it come about anyway?",
                "undercut",
                reason="It would come about anyway.",
            ),
            Critical(
                "avoidable",
                "Can it be done without that consequence?",
                "undercut",
                reason="It can be done in a way that avoids this.",
            ),
        ),
        also=("adverse consequences", "harm"),
    ),
    Scheme(
        "positive-consequences",
        "Good consequences",
        "It would lead to something good, so it should be done.",
        (
            Slot("leads", "Doing THIS would lead to OUTCOME."),
            Slot("good", "OUTCOME is good."),
        ),
        "THIS should be done.",
        (
            Critical("leads", "How likely is it, and what shows that?", on="leads"),
            Critical(
                "good",
                "Is that good?",
                "undermine",
                "good",
                "That would not be good.",
            ),
            Critical(
                "bad-too",
                "Are there bad consequences that outweigh it?",
                "undercut",
                reason="Bad consequences outweigh it.",
            ),
            Critical(
                "anyway",
                "Would it come about anyway?",
                "undercut",
                reason="It would come about anyway.",
            ),
        ),
        also=("benefits",),
    ),
    Scheme(
        "slippery-slope",
        "Slippery slope",
        "The first step leads by others to one that nobody wants.",
        (
            Slot("first", "FIRST STEP would be taken."),
            Slot("each", "Each step on the way makes the next one hard to refuse."),
            Slot("end", "At the end stands OUTCOME, which is bad."),
        ),
        "FIRST STEP should not be taken.",
        (
            Critical("each", "What drives it from each step to the next?", on="each"),
            Critical(
                "stop",
                "Is there a place on the way where one can stop?",
                "undermine",
                "each",
                "There is a place on the way where one can stop.",
            ),
            Critical(
                "end",
                "Is the end so bad?",
                "undermine",
                "end",
                "What stands at the end is not bad.",
            ),
            Critical(
                "weakest",
                "Do the doubts about each step add up?",
                "undercut",
                reason="Each step is doubtful, and together they are unlikely.",
            ),
        ),
        source=f"{WALTON}; Walton, Slippery Slope Arguments (1992)",
    ),
    Scheme(
        "waste",
        "Waste",
        "Too much has gone into it to stop now.",
        (
            Slot("spent", "EFFORT has gone into THIS."),
            Slot("lost", "If one stops now, EFFORT is lost."),
        ),
        "THIS should be gone on with.",
        (
            Critical("spent", "How much has gone into it?", on="spent"),
            Critical(
                "gone",
                "Would stopping make any difference to what has been spent?",
                "undercut",
                reason="What has been spent is spent, whether one stops or goes on.",
            ),
            Critical(
                "ahead",
                "Is what lies ahead worth what it still costs?",
                "undercut",
                reason="What it would still bring is not worth what it would still cost.",
            ),
            Critical(
                "saved",
                "Can what was done be of use elsewhere?",
                "undermine",
                "lost",
                "What was done is of use elsewhere.",
            ),
        ),
        also=("sunk cost", "sunk costs"),
    ),
    Scheme(
        "established-rule",
        "Established rule",
        "There is a rule for such cases.",
        (
            Slot("rule", "In cases of KIND, RULE applies."),
            Slot("falls-under", "THIS CASE is of KIND."),
        ),
        "In THIS CASE, what RULE says should be done.",
        (
            Critical("rule", "Where does the rule come from, and whom does it bind?", on="rule"),
            Critical(
                "falls-under",
                "Is this a case for the rule?",
                "undermine",
                "falls-under",
                "This is not a case for that rule.",
            ),
            Critical(
                "other-rule",
                "Does another rule say otherwise, and come first?",
                "undercut",
                reason="Another rule says otherwise, and comes first.",
            ),
            Critical(
                "exception",
                "Is this an exception?",
                "undercut",
                reason="What the rule is for does not arise in this case.",
            ),
        ),
        also=("rule",),
    ),
    Scheme(
        "precaution",
        "Precaution",
        "The harm could be so grave that the others have to show it is safe.",
        (
            Slot("threat", "THIS could lead to HARM, which is grave or cannot be undone."),
            Slot("unknown", "Nobody has shown that it does not."),
            Slot("burden", "In such a case it lies with those who want THIS to show that."),
        ),
        "Until then, THIS should not be done.",
        (
            Critical("threat", "What makes the harm more than a bare possibility?", on="threat"),
            Critical(
                "shown",
                "Has it been shown to be safe, by the measure that one may ask for?",
                "undermine",
                "unknown",
                "By any measure that one may ask for, it has been shown.",
            ),
            Critical(
                "burden",
                "Why does it lie with them, and not with those who fear the harm?",
                on="burden",
            ),
            Critical(
                "both-ways",
                "Does leaving it undone threaten a harm as grave?",
                "undercut",
                reason="To leave it undone threatens a harm that is as grave.",
            ),
        ),
        source="Sandin, Dimensions of the Precautionary Principle (1999)",
        also=("burden of proof", "precautionary principle"),
    ),
)
"""The entries, in the order of the catalogue."""
