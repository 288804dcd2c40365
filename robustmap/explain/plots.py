"""The words of the plots about orders and robustness, and of the tables that tell the same."""

STEP = {
    "definitional": "by definition",
    "assumed": "as a claim says that stands",
    "disputed": "in dispute",
    "given-up": "contradicted by others that stand",
}
"""How sure a line of the order is."""

HASSE = {
    "label": "The order of the thresholds; scroll to see more",
    "lane": "Axis: {axis}",
    "no-axis": "no axis named",
    "line": "{first} is reached before {then}: {how}",
    "key": "is reached before: {how}",
    "today": "today",
    "cut": "What stands to the left of this line has been crossed",
    "no-line": "No line is drawn: no claim that stands or is in dispute says which comes first. "
    "So it says nothing where a box stands within its lane.",
    "told": "Drawn: {lines}, {kinds}.",
    "note": "A line leads from what is reached first to what is reached later; each box stands "
    "as far left as the lines allow. Lines that follow from others are left out.",
    "unknown-today": "The map does not say which thresholds have been crossed.",
    "crossed": "Crossed already: {which}.",
    "none-crossed": "The map says that none has been crossed.",
    "large": "{number} thresholds are too many for this picture; the tables hold all of it.",
    "follows": "follows from others",
}

ORDER = {
    "picture": "The order as a picture",
    "lines": "The lines as a table",
    "contradictions": "What cannot all be true",
    "contradictions-note": "These claims about the order stand, each by itself, and yet run in a "
    "circle. Each is told as a chain that ends where it began.",
    "aside": "Until one of them falls, the possible orders are counted without: {claims}.",
}

LINE_HEADS = ("Reached first", "Reached later", "How sure", "Said by")

RANKS = {
    "title": "Which may come when",
    "heading": "Which threshold may come when",
    "plots": "How much of the order is open",
    "back": "Back to the thresholds",
    "large": "{number} thresholds are too many for a plot of their places; `robustmap orders` "
    "tells the place of each.",
    "label": "In which share of the possible orders each threshold comes first, second, ...; "
    "scroll to see more",
    "bar": "{place}: {share}",
    "table": "The same as a table",
    "note": "Each bar says in how many of 100 possible orders a threshold comes at that place. "
    "A share of possible orders measures how much is left open; it is no belief about what will "
    "happen, and it changes whenever a threshold is added.",
    "threshold": "Threshold",
}

HEAT = {
    "title": "Pairs",
    "heading": "Which of two thresholds comes first",
    "label": "In which share of the possible orders the row comes before the column; scroll to "
    "see more",
    "note": "Each number says in how many of 100 possible orders the row comes before the column. "
    "A mark in the corner says that proposals hang on which of the two comes first.",
    "cell": "{} before {}: {share} of 100",
    "fixed": "{} before {}: always",
    "never": "{} before {}: never",
    "hang": "Pairs on which something hangs",
    "table": "The pairs as a table",
    "if-before": "if so, {proposals} cannot work",
    "if-after": "if not, {proposals} cannot work",
    "worth": "worth learning first: {value} of 100 possible orders gained",
    "large": "{number} thresholds are too many for a plot of their pairs; `robustmap orders "
    "--before A B` answers for any two.",
}

PAIR_HEADS = ("Threshold", "comes before", "in", "What hangs on it")

COUNTING = {
    "unsure": "The draw has not settled, so they may be far off.",
    "too-many": "{number} thresholds are too many to count their possible orders on a page; "
    "`robustmap orders` does it on the command line.",
}

WHOLE = 100
SPELT_OUT = 10**9
"""Up to so many possible orders a share is told by counts; beyond, in parts of a hundred."""


def ordinal(place: int) -> str:
    """Write a place in a row.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 21)]
    ['1st', '2nd', '3rd', '4th', '11th', '21st']
    """
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10)
    return f"{place}{ending or 'th'}"


def share(value: float, total: int | None) -> str:
    """Write a share of possible orders; `total` is how many there are, None where not known.

    >>> share(0.5, 12), share(1.0, 12), share(0.333, None)
    ('6 of 12 possible orders', 'all 12 possible orders', 'about 33 of 100 possible orders')
    """
    if total is not None and 0 < total <= SPELT_OUT:
        number = round(value * total)
        if number == total:
            return f"all {total:,} possible orders" if total > 1 else "the only possible order"
        return f"{number:,} of {total:,} possible orders"
    if value in (0, 1):
        return "all possible orders" if value else "no possible order"
    parts = round(value * WHOLE)
    if not 0 < parts < WHOLE:
        return "nearly all possible orders" if parts else "hardly any possible order"
    return f"about {parts} of 100 possible orders"


RANGES = {
    "title": "Proposals by thresholds",
    "label": "What each proposal asks of each threshold; scroll to see more",
    "note": "What each proposal says of each threshold. An empty cell says that nobody has said "
    "anything yet; the last column leads to where it can be said.",
    "proposal": "Proposal",
    "threshold": "Threshold",
    "clause": "What is said",
    "needs": "needs it",
    "breaks": "ends there",
    "before": "must come before: {other}",
    "after": "must come after: {other}",
    "before-soft": "better before: {other}",
    "after-soft": "better after: {other}",
    "missing": "Nothing said yet",
    "some": "of {number}: say it",
    "invite": "of {number}: say it for {proposal}",
    "large": "There are too many thresholds for one table: what is said is listed.",
    "about": "What each proposal needs, where it ends, and which orders it asks for.",
    "all": "What {proposals} proposals say of {thresholds} thresholds",
}

SCALING = {
    "whole": "Columns sort this page alone; the whole table is in {file}.",
    "argued": "argued:",
    "differs": "Arguments and clauses disagree here.",
    "survives-head": "Possible orders in which it has room to work",
    "open": "as far as the text says",
    "silent": "nothing to judge by",
    "say-so": "argue for it",
}

GAUGE = {
    "label": "The working range of: {proposal}",
    "box": "The working range; scroll to see more",
    "note": "The broad band is where it works. The thresholds of an axis stand in one possible "
    "order; the filled ones have been crossed.",
    "no-axis": "no axis named",
    "needs": "needs: {at}",
    "breaks": "ends at: {at}",
    "bound": "{of} must not outgrow {to}",
    "bound-margin": "{of} must stay within {margin} of {to}",
    "relative": "how far one part may run ahead of another",
    "disputed": "in dispute",
    "crossed": "crossed",
    "today": "today",
}

CARD = {
    "gap": "({gap})",
    "rests": "Rests on",
    "disputed": "May change with",
    "limit": "in the limit",
    "window": "working range",
    "window-shown": "They are reached in this order: {chain}.",
    "orders": "orders it asks for",
    "ladders": "part against part",
    "together": "All of them together: {share}.",
    "together-refuted": "They cannot all be kept at once.",
    "order": "{first} before {then}",
    "good": "A possible order that keeps to it",
    "bad": "A possible order that does not",
    "shown": "shown by {chain}",
    "no-shares": "There are too many thresholds to count possible orders on a page.",
}

STRIP = {
    "title": "How well what may come is covered",
    "label": "For each number of crossings, in which share of the possible orders how many "
    "independent proposals work then; scroll to see more",
    "axis": "of 100 possible orders, after so many crossings:",
    "none": "none",
    "more": "{number} or more",
    "part": "After {crossings}: in {share} of 100 possible orders, {depth} at work",
    "note": "Proposals count as independent if nothing that ends the one ends the other, and "
    "they rest on no claim together. A proposal without any clause that stands is left out.",
    "table": "The same as a table",
    "crossings": "Crossings",
}

PORTFOLIO = {
    "title": "Proposals together",
    "intro": "One proposal need not work all the way: what matters is that in every state that "
    "may come some proposal works, and better two that do not fall together.",
    "covered": "In {share} some proposal works at every step of the way.",
    "unjudged": "Nothing to judge by, so left out: {proposals}.",
    "survival": "In how many possible orders each has room to work",
    "gaps": "States that nobody covers",
    "gaps-note": "Of all steps on all possible ways, {share} of 100 are covered by nobody. "
    "{number} in all; those that most possible orders pass come first.",
    "gap-start": "nothing crossed yet",
    "gap-end": "everything",
    "gap-but": "everything but {thresholds}",
    "covers": "The smallest sets that cover all that is covered",
    "covers-none": "No proposal covers anything.",
    "next": "What adds most, one after the other",
    "next-row": "{proposal} adds {gain} of 100 steps: {covered} of 100 are covered then",
    "single": "On what everything hangs somewhere",
    "single-note": "Without it, steps that are covered now would be covered by nobody.",
    "threshold": "{what} ends {proposals}, and nobody else covers {lost} of 100 steps",
    "claim": "{what} carries {proposals}, and nobody else covers {lost} of 100 steps",
    "proposal": "{what} alone covers {lost} of 100 steps",
    "together": "Who has room to work together",
    "together-none": "none of them",
    "link": "What the proposals cover together",
}

SURVIVAL_HEADS = ("Proposal", "Has room to work in", "If all that is in dispute went against it")
GAP_HEADS = ("Crossed by then", "Crossings", "In")
TOGETHER_HEADS = ("Proposals", "In")

LOOPS = {
    "title": "Loops",
    "intro": "Proposals may make each other easier or harder. A loop of such effects feeds on "
    "itself: it is reinforcing if it strengthens what it started from, balancing if it works "
    "against it.",
    "label": "A loop ({loop}): {chain}",
    "cut": "There are more loops than are told here.",
    "breaks": "What speaks against it",
    "attack": "One more argument against {clause} would leave it {leaves}.",
    "necessary": "needed by every loop here",
    "hubs": "No loop here outlives: {hubs}.",
    "called": "{proposal} is called indispensable: {claims}.",
    "others": "Other effects between proposals",
    "link": "Loops between the proposals",
    "easier": "makes easier",
    "harder": "makes harder",
}

LOOP_HEADS = ("What", "does", "to", "Said by", "For", "Against")
