"""The words of the order explorer; the page carries them, so that its script holds none."""

TITLE = "Put the thresholds into an order of your own"

PLAIN = {
    "intro": "With JavaScript this is a list to rearrange, which tells at once what each order "
    "does to the proposals. Without it, here is one order that the facts allow.",
    "crossed": "crossed already",
    "all": "All {number}",
    "order": "One order that the facts allow",
    "asks": "What the proposals ask of the order",
}

WORDS: dict[str, str] = {
    "intro": "Drag the thresholds, or move them with the arrow keys. What each crossing does to "
    "the proposals stands beside it.",
    "list": "The order, first crossing first",
    "grip-label": "Move {threshold}, now {place} of {number}; the arrow keys move it too",
    "earlier-label": "Move {threshold} earlier",
    "later-label": "Move {threshold} later",
    "mark": "crossed so far",
    "mark-label": "All up to {threshold} has been crossed so far",
    "reset": "Back to the order at first",
    "address": "Link to this order",
    "moved": "{threshold} is now {place} of {number}.",
    "marked": "{place} of {number} crossed so far.",
    "ignored": "The address named an order that does not fit these thresholds, and was ignored.",
    "added": "Thresholds that the address did not name have been put at the end.",
    "enters": "{proposal} comes into its working range",
    "ends": "{proposal} {how}: {clause}",
    "fails": "fails",
    "unused": "before it ever was in its working range",
    "would": "{proposal} would stop here, but that is in dispute: {clause}",
    "worse": "{proposal} is worse off: {clause}",
    "grid": "Each proposal at each step",
    "grid-note": "Step 0 is before the first crossing.",
    "proposal": "Proposal",
    "step": "step",
    "first": "What fails, first ones first",
    "first-row": "Step {place}, {threshold}: {proposal} {how}, by the clause “{clause}”",
    "none-fail": "Nothing fails in this order, as far as the texts say.",
    "state": "With {place} of {number} crossed",
    "standing": "In their working range",
    "waiting": "Not yet in their working range",
    "failed": "Failed",
    "unknown": "Unknown: no clause that counts says anything of these thresholds",
    "missing": "still needs {thresholds}",
    "disputed": "in dispute, and changes nothing here: {clause}",
    "nobody": "none",
    "against": "What this order goes against",
    "against-none": "This order goes against no fact that stands.",
    "fact-definitional": "{first} comes before {then}, by definition: {claim}",
    "fact-stands": "{first} comes before {then}: {claim}",
    "fact-disputed": "{first} comes before {then}, which is in dispute: {claim}",
    "fact-set-aside": "{first} comes before {then}, left out here because other facts "
    "contradict it: {claim}",
    "count": "How many orders are possible",
    "total": "The facts that stand leave {total} possible orders of {number} thresholds.",
    "left": "With what you assume, {left} of {total} possible orders are left.",
    "circle": "The facts that stand contradict each other, so no order is possible.",
    "impossible": "What you assume contradicts the facts that stand: no possible order is left.",
    "too-many": "There are too many possible states to count here; `robustmap orders` counts them.",
    "one": "first",
    "other": "then",
    "share": "{first} comes before {then} in {part} of {whole} possible orders.",
    "same": "Choose two different thresholds.",
    "assume": "Assume this",
    "assumed": "You assume that {first} comes before {then}.",
    "drop": "Drop this assumption",
    "ranks": "When each threshold is crossed",
    "ranks-note": "Of every 100 possible orders, in how many each threshold is crossed at each "
    "place, rounded. A share of orders says how much hangs on the order; it is no forecast.",
    "threshold": "Threshold",
    "part": "{part} of {whole} possible orders",
}
"""What the script says; holes are filled with names, most of them as links."""

ANSWERS = {
    "stands": ("✓", "holds", "in its working range"),
    "not-yet": ("…", "silent", "not yet in its working range"),
    "failed": ("✕", "fallen", "failed"),
    "unknown": ("?", "silent", "unknown"),
}
"""Each answer at a step: its glyph, its tone, and its words."""
