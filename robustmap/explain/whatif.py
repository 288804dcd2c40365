"""The words of what-if: a reader changes what counts, and looks what follows."""

from robustmap.reason.camps import Share

OPEN = "What if?"

LOST = "Its data did not load. Press again to retry."

UNWEIGHED = "As published here, {view}. What if? is not offered: it would not weigh."
"""Stands in the place of the panel where the published view weighs."""

STILL = "As published: this does not follow what you change."

REASONS = {
    "implied": "not said in so many words",
    "reading": "our reading",
    "off": "switched off",
    "template": "an empty template",
    "supposed": "only supposed",
}
"""Why something does not count, in the words of verdicts; the script counts them from 1."""

PANEL = {
    "intro": "Switch arguments off, grant or deny claims, or choose what counts: everything on "
    "this page follows. Nothing is saved; the address holds what you changed.",
    "basis": "What counts",
    "stated": "only what is said",
    "implied": "what is said or clearly meant",
    "reading": "our readings too",
    "reframings": "Rejecting the question breaks steps",
    "suppositions": "What is only supposed counts",
    "eyes": "As seen by",
    "nobody": "nobody in particular",
    "eyes-note": "Computed from the views that the texts place explicitly; it is not anybody's own "
    "words.",
    "by": "Beside each verdict",
    "verdicts": "nothing more",
    "strengths": "its strength",
    "strengths-note": "A strength, from 0 to 1, says how much speaks for something: it moves where "
    "a verdict stays. It is no belief about what is true.",
    "camps": "in how many camps",
    "camps-note": "A camp is a largest set of arguments that can be defended together. Camps are "
    "worked out for the map as published, not for what you change.",
    "no-camps": "This map has claims that lean on themselves, so it has no camps.",
}
"""The panel: what it says before anything is changed."""

DOING = {
    "off": [("switch on", "on")],
    "on": [("switch off", "off")],
    "grant": [("withdraw the grant", "free")],
    "deny": [("withdraw the denial", "free")],
    "free": [("grant", "grant"), ("deny", "deny")],
}
"""The buttons beside something by the state that it is in: what each says and brings about. Its
label for those who listen adds the name."""

STATE = {
    "banner": "Hypothetical",
    "off": "“{name}” switched off",
    "on": "“{name}” switched on",
    "grant": "“{name}” granted",
    "deny": "“{name}” denied",
    "free": "“{name}” neither granted nor denied",
    "reset": "Reset",
    "copy": "Copy the link",
    "copied": "The link was copied.",
    "link": "Link to this",
    "change": "{before}, now {after}",
    "said": "{told}: {names}.",
    "said-none": "{told}.",
    "back": "Everything is as published.",
    "ignored": "The address named what is not on this map, and was ignored: {names}.",
}
"""What is told once something is changed."""

CHOSEN = {
    "basis": "what counts: {name}",
    "reframings:on": "rejecting the question breaks steps",
    "reframings:off": "rejecting the question breaks no steps",
    "suppositions:on": "what is only supposed counts",
    "suppositions:off": "what is only supposed does not count",
    "eyes": "as seen by {name}, computed",
}
"""What the banner says of a choice."""

CHANGED = (
    "No verdict of the map changes",
    "One verdict of the map changes",
    "{number} verdicts of the map change",
)
"""For none, one and more."""

TAGS = {
    "strength": "strength {value}",
    "unsettled": "did not converge",
    "every": "in every camp",
    "some": "in {camps} of {of} camps",
    "none": "in no camp",
    "too-many": "too many camps to work out",
}
"""What stands beside a verdict."""


def camp(share: Share) -> str:
    """Say in how many camps something in dispute stands.

    >>> camp(Share(1, 2)), camp(Share(0, 3)), camp(Share(0, 0))
    ('in 1 of 2 camps', 'in no camp', 'too many camps to work out')
    """
    if not share.of:
        return TAGS["too-many"]
    if share.camps in (0, share.of):
        return TAGS["every" if share.camps else "none"]
    return TAGS["some"].format(camps=share.camps, of=share.of)
