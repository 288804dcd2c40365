"""Patterns that reason from one case, or from some, to another, or to all."""

from robustmap.model.schemes._scheme import Critical, Scheme, Slot

TITLE = "From cases"

SCHEMES = (
    Scheme(
        "analogy",
        "Analogy",
        "It is so in a case that is like this one.",
        (
            Slot("known", "In THAT CASE, it is so."),
            Slot("alike", "THIS CASE is like THAT CASE in RESPECTS."),
        ),
        "In THIS CASE, it is so.",
        (
            Critical(
                "known",
                "Is it so in the case that serves as the model?",
                "undermine",
                "known",
                "In the case that serves as the model, it is not so.",
            ),
            Critical("alike", "In what respects are the two cases alike?", on="alike"),
            Critical(
                "bearing",
                "Do the respects in which they are alike bear on {conclusion}?",
                "undercut",
                reason="What the two cases share does not bear on {conclusion}.",
            ),
            Critical(
                "difference",
                "Do the two cases differ in something on which it turns?",
                "undercut",
                reason="The two cases differ in something on which it turns.",
            ),
            Critical(
                "other-case",
                "Is there another case, as much alike, in which it is not so?",
                "undercut",
                reason="In another case that is as much alike, it is not so.",
            ),
        ),
    ),
    Scheme(
        "example",
        "Example",
        "It is so in these cases, so it is so in all, or in most.",
        (
            Slot("case", "In CASE, which is a KIND, it is so."),
            Slot("typical", "CASE is like other KINDS in what matters here."),
        ),
        "In KINDS, it is so.",
        (
            Critical(
                "case",
                "Is it so in the case that is given?",
                "undermine",
                "case",
                "In the case that is given, it is not so.",
            ),
            Critical(
                "falls-under",
                "Is the case really one of the kind that {conclusion} is about?",
                "undercut",
                reason="The case is not of the kind that {conclusion} is about.",
            ),
            Critical("typical", "What shows that the case is typical?", on="typical"),
            Critical(
                "special",
                "Was there something special about the case that made it so?",
                "undercut",
                reason="Something special about the case made it so.",
            ),
            Critical(
                "counterexample",
                "Are there cases of the kind in which it is not so?",
                "undercut",
                reason="In other cases of the kind it is not so, so one does not speak for all.",
            ),
        ),
        also=("generalisation", "generalization", "generalisation from cases", "instance"),
    ),
    Scheme(
        "precedent",
        "Precedent",
        "Such a case was treated so before, so this one should be.",
        (
            Slot("before", "In EARLIER CASE, it was decided so."),
            Slot("same", "THIS CASE is like EARLIER CASE in what the decision turned on."),
        ),
        "In THIS CASE, it should be decided so.",
        (
            Critical("before", "What was decided then, and on what grounds?", on="before"),
            Critical(
                "same",
                "Is this case like the earlier one in what the decision turned on?",
                "undermine",
                "same",
                "The earlier decision turned on something that is not so here.",
            ),
            Critical(
                "sound",
                "Was the earlier decision a good one?",
                "undercut",
                reason="The earlier decision was a mistake, and no reason to repeat it.",
            ),
            Critical(
                "since",
                "Has something changed since that matters?",
                "undercut",
                reason="Something on which it turned has changed since.",
            ),
        ),
    ),
    Scheme(
        "thought-experiment",
        "Thought experiment",
        "In an imagined case it would be so, and that tells of real ones.",
        (
            Slot("setting", "Imagine that SETTING."),
            Slot("verdict", "In SETTING, it would be so."),
            Slot("carries", "What makes it so in SETTING is there in REAL CASES too."),
        ),
        "In REAL CASES, it is so.",
        (
            Critical(
                "coherent",
                "Is the imagined case possible, once it is thought through?",
                "undermine",
                "setting",
                "Thought through, the imagined case is not possible.",
            ),
            Critical("verdict", "What shows that it would be so in such a case?", on="verdict"),
            Critical(
                "detail",
                "Does the outcome change if a detail of the case is told otherwise?",
                "undercut",
                reason="Told with another detail, the same case comes out the other way.",
            ),
            Critical(
                "carries",
                "Does what holds in the imagined case hold in real ones?",
                "undercut",
                reason="Real cases lack what makes it so in the imagined one.",
            ),
        ),
        source="Brown and Fehige, Thought Experiments, Stanford Encyclopedia of Philosophy",
        also=("intuition pump",),
    ),
    Scheme(
        "existence-proof",
        "Existence proof",
        "It has been done once, so it can be done.",
        (
            Slot("shown", "In CASE, IT was done."),
            Slot("counts", "What was done in CASE counts as IT."),
        ),
        "IT is possible.",
        (
            Critical(
                "shown",
                "Did it really happen as told?",
                "undermine",
                "shown",
                "It did not happen as told.",
            ),
            Critical(
                "counts",
                "Does what was shown count as the thing that is said to be possible?",
                "undermine",
                "counts",
                "What was shown falls short of what is said to be possible.",
            ),
            Critical(
                "conditions",
                "Does it need conditions that are missing where it matters?",
                "undercut",
                reason="It was possible under conditions that are missing where it matters.",
            ),
            Critical(
                "how-often",
                "Does the conclusion say more than that it can happen?",
                "undercut",
                reason="That it happened once does not say how often, or how easily.",
            ),
        ),
        source="the old rule that what is actual is possible (ab esse ad posse)",
        also=("demonstration", "proof of concept", "possibility"),
    ),
    Scheme(
        "extrapolation",
        "Extrapolation along a scale",
        "It works at a small scale, so it works at a large one.",
        (
            Slot("small", "At SMALL SCALE, it is so."),
            Slot("smooth", "Between SMALL SCALE and LARGE SCALE, nothing changes that matters."),
        ),
        "At LARGE SCALE, it is so.",
        (
            Critical("small", "What shows that it is so at the small scale?", on="small"),
            Critical(
                "threshold",
                "Is there a point on the way at which something changes?",
                "undermine",
                "smooth",
                "On the way there is a point at which something changes.",
            ),
            Critical(
                "mechanism",
                "Does the reason for which it is so at the small scale reach further?",
                "undercut",
                reason="The reason for which it is so at the small scale ends with that scale.",
            ),
            Critical(
                "hidden",
                "Would a failure show at the small scale at all?",
                "undercut",
                reason="What goes wrong at the large scale cannot be seen at the small one.",
            ),
            Critical("distance", "How far beyond what was seen does it reach?", on="smooth"),
        ),
        source="Steel, Across the Boundaries: Extrapolation in Biology and Social Science (2008)",
        also=("scaling", "trend", "induction over scale"),
    ),
    Scheme(
        "selection-effect",
        "Selection effect",
        "The sample was picked by something that bears on what it shows.",
        (
            Slot("sample", "What is known of KIND comes from SAMPLE."),
            Slot("picked", "Cases that show FEATURE were likelier to get into SAMPLE."),
        ),
        "That SAMPLE shows FEATURE tells little about KIND.",
        (
            Critical("picked", "What shows that the cases were picked in this way?", on="picked"),
            Critical(
                "other-evidence",
                "Is there evidence that the picking could not touch?",
                "undermine",
                "sample",
                "Other evidence was not picked in this way, and shows the same.",
            ),
            Critical(
                "size",
                "Is the effect of the picking large enough to explain what is seen?",
                "undercut",
                reason="The picking is too weak to explain what is seen.",
            ),
            Critical(
                "corrected",
                "Has the effect been allowed for already?",
                "undercut",
                reason="The effect of the picking has been allowed for already.",
            ),
        ),
        source="Bostrom, Anthropic Bias: Observation Selection Effects (2002)",
        also=("selection bias", "picked sample", "survivorship bias", "cherry-picking"),
    ),
)
"""The entries, in the order of the catalogue."""
