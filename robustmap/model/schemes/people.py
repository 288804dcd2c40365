"""Patterns that reason from what people say, think and have committed themselves to."""

from robustmap.model.schemes._scheme import Critical, Scheme, Slot

TITLE = "From what people say"

SCHEMES = (
    Scheme(
        "expert-opinion",
        "Expert opinion",
        "Somebody who knows the subject says so.",
        (
            Slot("expert", "WHO is an expert on SUBJECT."),
            Slot("says", "WHO says that THIS is so."),
            Slot("within", "THIS is a matter of SUBJECT."),
        ),
        "THIS is so.",
        (
            Critical("expertise", "How well does the source know this very subject?", on="expert"),
            Critical(
                "subject",
                "Is {conclusion} a matter of what the source is an expert on?",
                "undermine",
                "within",
                "What the source is an expert on does not reach {conclusion}.",
            ),
            Critical(
                "words",
                "Does the source say so, and mean it in this sense?",
                "undermine",
                "says",
                "The source does not say this, or not in this sense.",
            ),
            Critical(
                "interest",
                "Would the source say so whether it is true or not?",
                "undercut",
                reason="The source has a reason to say so whether it is true or not.",
            ),
            Critical(
                "agreement",
                "Do others who know the subject say the same?",
                "undercut",
                reason="Those who know the subject disagree, so one of them does not settle it.",
            ),
            Critical("evidence", "What evidence does the source go by?", on="says"),
        ),
        also=("authority", "appeal to authority", "expert"),
    ),
    Scheme(
        "popular-opinion",
        "Popular opinion",
        "Most people think so, or do so.",
        (
            Slot("held", "Most of GROUP take THIS to be so."),
            Slot("tells", "What most of GROUP think of such a matter tends to be so."),
        ),
        "THIS is so.",
        (
            Critical("count", "What shows that most of them think so?", on="held"),
            Critical(
                "know",
                "Are these people placed to know?",
                "undermine",
                "tells",
                "Those who think so are not placed to know.",
            ),
            Critical(
                "copied",
                "Did they come to it each by themselves?",
                "undercut",
                reason="They took it from one another, so the many weigh no more than a few.",
            ),
        ),
        also=("popular practice", "common belief", "majority"),
    ),
    Scheme(
        "commitment",
        "Commitment",
        "Whoever holds the one thing has to hold the other.",
        (
            Slot("committed", "By what WHO said or did, WHO is committed to ONE THING."),
            Slot("follows", "Whoever is committed to ONE THING is committed to ANOTHER."),
        ),
        "WHO should hold ANOTHER.",
        (
            Critical("where", "Where have they committed themselves to it?", on="committed"),
            Critical(
                "withdrawn",
                "Have they changed their mind since?",
                "undermine",
                "committed",
                "They have taken that back.",
            ),
            Critical(
                "exception",
                "Does the commitment reach this case?",
                "undercut",
                reason="This case is one to which the commitment does not reach.",
            ),
            Critical(
                "true",
                "Does it show that it is so, or only what they would have to say?",
                "undercut",
                reason="It shows what they would have to say, and nothing of {conclusion}.",
            ),
        ),
        also=("consistency",),
    ),
)
"""The entries, in the order of the catalogue."""
