"""The words of pages about people: what they hold, how it changed, what would follow."""

PEOPLE = {
    "holds": "What this person holds",
    "dials": "Each view has two dials: is it true, and how much does it bear on the conclusion.",
    "bearing": "bearing: {bearing}",
    "unknown-bearing": "bearing not said",
    "alone": "All of it is said in {text}.",
    "grants": "What this person grants",
    "grants-note": "A concession reaches as far as it says, and no further.",
    "scope": "As far as: {scope}",
    "residue": "What remains: {residue}",
    "because": "Because of:",
    "moved": "Moved by:",
    "changed": "Who changed their mind",
    "changed-note": "Views that replaced earlier ones, and points that were granted.",
    "move": "{who} on {about}: {before} before, {now} now",
    "grant": "{who} on {about}: {now}, granted",
    "said-by": "(said by {who})",
    "occasion": "Occasion: {occasion}",
    "since": "since {since}",
    "before": "Earlier:",
    "said": "What this person says",
    "computed": "What would follow from it",
    "computed-note": "Computed, not {who}'s own words: the verdicts that change if one takes over "
    "what is told above, and nothing else.",
    "same": "No verdict but those on the views themselves would change.",
    "change": "{before} here, {after} there",
    "more": "{number} more",
    "uncomputed": "Not computed here; `robustmap ask ID --as-seen-by {who}` does so.",
    "speakers": "Who speaks here",
    "speakers-note": "By the handles that the text gives. A person is named only where the text "
    "itself says who they are.",
    "says": "says",
    "held": "holds",
    "inferred": "as we infer",
    "somebody": "a speaker",
    "nothing": "nothing was taken from this speaker",
}

SUMMED = {
    "holds": ("view", "views"),
    "grants": ("point granted", "points granted"),
    "said": ("statement", "statements"),
}
"""How many there are of what a person's page tells: one, and several."""

TIMES = {
    "title": "Views over time",
    "note": "The latest word comes last. A hollow mark is a view that was given up.",
    "undated": "no date given",
    "instead": "Instead of: {before} {about}",
    "given-up": "Given up later.",
    "granted": "Granted as a point.",
    "moved": "Moved by {by}",
    "remains": "What remains: {residue}",
    "left": "{number} more are told above.",
}
"""The words of the line of views."""

MOVED = {
    "title": "Who moved whom",
    "note": "Counted are the arguments that are named as what moved somebody, by who gave them. "
    "Where that is nobody, or whoever was moved, they are not in this table.",
    "mover": "Who",
    "whom": "moved whom",
    "times": "How often",
    "on": "On what",
    "label": "Who moved whom",
    "others": "Whom this person moved",
}
"""The words of the table of who moved whom."""
