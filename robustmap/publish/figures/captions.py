"""The words of the pictures that are in no other table: small lines in boxes, notes, buttons.

Words of verdicts and relations come from `robustmap.explain.words`, those of fields from
`robustmap.explain.labels`. A caption in a box below speaks of that box, one in a box above
of the node in the middle.
"""

from robustmap.explain.words import ARGUMENT, ATTACK, CLAIM, RELATION

PREMISE = "premise"
USES = "is a premise of"
OF_CLAUSE = "{relation} a clause"
SELF = "this {kind}"
MORE = "and {number} more"

AROUND = "What stands around: {title}"
MAP = "Map of the debate: {title}"
MAP_PART = "Part of the map: {title}"
MAP_PARTS = "Map of the debate in parts: {title}"
DRAWN = "{steps} drawn."
DRAWN_PARTS = "{parts} drawn, which hold {steps}."
MORE_UNDERCUTS = "And {number} more."
FEWER_TIES = (
    "{number} weaker ties between parts are not drawn; the map of each part tells of its own."
)
HOW = "How to read the picture"
TOGETHER = "taken together: {premises}"
NOT_DRAWN = "{number} more not drawn"
PREMISES = "premises, taken together"
INSIDE = "{steps} in this part"
AND_MORE = "{first}, and {number} more"
TIES = "{number} \N{MULTIPLICATION SIGN} {start} {words} {end}"

SHAPES = {"argument": "an argument: one step", "claim": "a claim"}
JOINED = "premises that are taken together"
PART = "a part of the map; it opens as a map of its own"
ARROWS = {
    "undercuts": ATTACK["undercut"],
    "against": f"{ATTACK['rebut']}, or {ATTACK['undermine']}",
    "contradicts": RELATION["contradicts"],
    "for": RELATION["for"],
    "backs": RELATION["backs"].removesuffix(" of"),
    "premise": USES.removesuffix(" of"),
    "qualifies": f"{ATTACK['qualify']}, {ATTACK['challenge']}, {ATTACK['reframe']}; never defeats",
}
VERDICTS = {
    "stands": ARGUMENT["stands"],
    "unargued": CLAIM["unargued"],
    "contested": CLAIM["contested"],
    "undercut": ARGUMENT["undercut"],
    "rejected": CLAIM["rejected"],
    "unsupported": CLAIM["unsupported"],
}
UNCOUNTED = "has no effect in this view"

WHOLE = "{title}: the whole map"
FAR = "{arguments} farther from the question are left out."
BACK = "Back to the site"
BACK_TO_DEBATE = "Back to the debate"
EXPLORE = {
    "list": "The same as a list",
    "script": "This graph needs JavaScript.",
    "below": "The list below holds the same nodes and links.",
    "label": "Graph: {title}. The list below holds the same nodes and links.",
    "nodes": "The nodes of the graph",
    "in": "Closer",
    "out": "Farther",
    "fit": "Show all",
    "hint": "Drag to move, scroll to zoom; a click on a node opens its page.",
}
