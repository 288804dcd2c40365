"""The sentences of verdicts on arguments, with holes; the what-if script fills the same ones."""

PHRASES = {
    "holds": "holds, no reply yet",
    "answered": "holds after {replies}",
    "broken": "step broken by {by}",
    "waiting": "premise {premise} is not yet argued for",
    "lost": "premise {premise} has fallen",
}
