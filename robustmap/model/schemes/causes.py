"""Patterns that reason from causes, signs, evidence and the lack of it."""

from robustmap.model.schemes._scheme import WALTON, Critical, Scheme, Slot

TITLE = "From causes and evidence"

SCHEMES = (
    Scheme(
        "cause-to-effect",
        "Cause to effect",
        "What brings it about is there, so it will come about.",
        (
            Slot("law", "CAUSE generally brings about EFFECT."),
            Slot("present", "CAUSE is there, or will be."),
        ),
        "EFFECT will come about.",
        (
            Critical("law", "What shows that the one brings about the other?", on="law"),
            Critical(
                "present",
                "Is the cause there?",
                "undermine",
                "present",
                "The cause is not there, and need not be.",
            ),
            Critical(
                "strength",
                "Is the cause strong enough to bring it about here?",
                "undercut",
                reason="The cause is too weak to bring it about here.",
            ),
            Critical(
                "hindered",
                "Does something keep the effect from coming about?",
                "undercut",
                reason="Something here keeps the effect from coming about.",
            ),
        ),
        also=("cause", "causal"),
    ),
    Scheme(
        "correlation-to-cause",
        "Correlation to cause",
        "The two go together, so the one brings about the other.",
        (Slot("together", "ONE THING and ANOTHER go together."),),
        "ONE THING brings about ANOTHER.",
        (
            Critical("together", "What shows that the two go together?", on="together"),
            Critical(
                "chance",
                "Could it be chance?",
                "undercut",
                reason="So few cases may go together by chance.",
            ),
            Critical(
                "third",
                "Does a third thing bring about both?",
                "undercut",
                reason="A third thing brings about both.",
            ),
            Critical(
                "reverse",
                "Is it the other way round?",
                "undercut",
                reason="It is the second that brings about the first.",
            ),
            Critical(
                "range",
                "Do they go together also where the conclusion reaches?",
                "undercut",
                reason="They go together only in the range that was looked at.",
            ),
        ),
        also=("correlation",),
    ),
    Scheme(
        "sign",
        "Sign",
        "What generally goes with it is seen, so it is there.",
        (
            Slot("seen", "SIGN is seen."),
            Slot("means", "SIGN generally goes with FACT."),
        ),
        "FACT is there.",
        (
            Critical(
                "seen",
                "Is the sign really there?",
                "undermine",
                "seen",
                "The sign is not there.",
            ),
            Critical("means", "How strongly does the sign go with the fact?", on="means"),
            Critical(
                "other-source",
                "Would something else account for the sign?",
                "undercut",
                reason="Something else accounts for the sign as well.",
            ),
            Critical(
                "faked",
                "Would the sign be made to appear, whether the fact is there or not?",
                "undercut",
                reason="There is a reason to show the sign whether the fact is there or not.",
            ),
        ),
        also=("symptom", "indicator"),
    ),
    Scheme(
        "best-explanation",
        "Best explanation",
        "It explains what is seen better than anything else does.",
        (
            Slot("seen", "FACTS have been seen."),
            Slot("explains", "If THIS were so, FACTS would be no surprise."),
            Slot("best", "No other explanation of FACTS is as good."),
        ),
        "THIS is so.",
        (
            Critical(
                "seen",
                "Are the facts as they are told?",
                "undermine",
                "seen",
                "The facts are not as they are told.",
            ),
            Critical("explains", "How does it explain them?", on="explains"),
            Critical(
                "rival",
                "Is there another explanation that is as good?",
                "undermine",
                "best",
                "Another explanation is as good.",
            ),
            Critical(
                "good-enough",
                "Is it good, or only the best of a bad lot?",
                "undercut",
                reason="The best of what has been thought of is still not likely.",
            ),
            Critical(
                "search",
                "How hard has anybody looked for other explanations?",
                on="best",
            ),
        ),
        source=f"{WALTON}; Josephson and Josephson, Abductive Inference (1994)",
        also=("abduction", "abductive", "inference to the best explanation", "explanation"),
    ),
    Scheme(
        "ignorance",
        "Lack of evidence",
        "Nothing shows that it is so, so it is not.",
        (
            Slot("unseen", "Nothing has been found that shows THIS."),
            Slot("would-show", "If THIS were so, something would have been found by now."),
        ),
        "THIS is not so.",
        (
            Critical("search", "How far has anybody looked?", on="unseen"),
            Critical(
                "would-show",
                "Would it show, if it were so?",
                "undermine",
                "would-show",
                "If it were so, it would not show, or not yet.",
            ),
            Critical(
                "burden",
                "On whom does it lie to show something?",
                "undercut",
                reason="It lies with those who deny it to show something.",
            ),
            Critical(
                "hidden",
                "Would somebody, or the thing itself, hide the evidence?",
                "undercut",
                reason="The evidence would be hidden if it were so.",
            ),
        ),
        also=("no evidence", "absence of evidence"),
    ),
    Scheme(
        "convergence",
        "Convergence under selection",
        "Whatever is picked for almost any aim ends up with it.",
        (
            Slot("pressure", "PROCESS picks systems for how well they reach AIMS."),
            Slot("helps", "TRAIT helps to reach almost any of AIMS."),
            Slot("finds", "PROCESS is long and strong enough to come upon TRAIT."),
        ),
        "Systems that come out of PROCESS have TRAIT.",
        (
            Critical(
                "pressure",
                "Does the process pick for that, or for something near it?",
                "undermine",
                "pressure",
                "The process picks for something else that is near it.",
            ),
            Critical("helps", "What shows that it helps with almost any aim?", on="helps"),
            Critical(
                "finds",
                "Does the process come upon it, in the time that there is?",
                "undermine",
                "finds",
                "The process ends before it comes upon it.",
            ),
            Critical(
                "other-way",
                "Is there another way to the same aims that does without it?",
                "undercut",
                reason="The process finds another way to the same aims first.",
            ),
            Critical(
                "counter-pressure",
                "Does the same process pick against it as well?",
                "undercut",
                reason="The same process picks against it as well.",
            ),
        ),
        source="Omohundro, The Basic AI Drives (2008); Bostrom, The Superintelligent Will (2012)",
        also=("selection pressure", "instrumental convergence", "attractor"),
    ),
    Scheme(
        "counting",
        "Counting",
        "Most of the possibilities are so, so what we get will be.",
        (
            Slot("most", "Most of POSSIBILITIES have FEATURE."),
            Slot("blind", "Nothing favours those of POSSIBILITIES that lack FEATURE."),
        ),
        "What we get will have FEATURE.",
        (
            Critical("most", "What shows that most of them have it?", on="most"),
            Critical(
                "measure",
                "By what measure are they the most, and why by that one?",
                "undercut",
                reason="By another measure that fits no worse, they are not the most.",
            ),
            Critical(
                "favours",
                "Does what picks among them favour some?",
                "undermine",
                "blind",
                "What picks among them favours those that lack the feature.",
            ),
            Critical(
                "too-much",
                "Does the same count speak for things that are known to be false?",
                "undercut",
                reason="The same count speaks for things that are known to be false.",
            ),
        ),
        source="Carlsmith, Scheming AIs (2023), on the counting argument",
        also=("counting argument", "base rate", "indifference"),
    ),
)
"""The entries, in the order of the catalogue."""
