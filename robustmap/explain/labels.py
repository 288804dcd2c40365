"""The labels of pages: headings, and the words around verdicts, relations and places.

The words of verdicts themselves are in `robustmap.explain.words`, whole sentences in
`robustmap.explain.passages`. The three tables are all that a reader sees beside the text of
a kb, so that one test can look for field terms.
"""

from robustmap.model.expand import Relation
from robustmap.model.nodes import Standing

SECTIONS = {
    "why": "Why",
    "aims": "What it is meant to do",
    "premises": "What it rests on",
    "for": "For",
    "against": "Against",
    "undercut-by": "Undercut by",
    "backed-by": "Step defended by",
    "reframed-by": "Question rejected by",
    "qualified-by": "Scope limited by",
    "challenged-by": "Asked to be backed up by",
    "used-by": "What rests on this",
    "rests-on": "In the end it rests on",
    "clauses": "What it asks for",
    "robustness": "Robustness to scale",
    "map": "The neighbourhood as a picture",
    "sources": "Where it is said",
    "related": "Related",
    "propose": "Disagree, or know more?",
    "others": "Also listed",
    "goals": "What it is for",
    "branches": "What is done in which case",
    "note": "Note by the curator",
    "titles": "Other headings",
    "gap": "Gap",
    "outline": "For and against",
    "matrix": "Which attacks which",
    "missing": "No reply yet",
    "challenges": "Asked to be backed up",
    "reframings": "Rejections of the question",
    "debates": "Other debates",
    "all-debates": "Debates",
    "positions": "What this person holds",
    "said": "What this person says",
    "taken": "What was taken from it",
    "legend": "How to read this",
    "order": "What is said about their order",
    "rules": "Rules about proposals",
    "picture": "The debate as a picture",
    "elsewhere": "Outside every debate",
}

FIELDS = {
    "similar_to": ("says something like", "similar"),
    "same_as": ("says the same as", "the same"),
    "opposes": ("is set against", "set against it"),
    "generalises": ("is the wider form of", "wider form"),
    "part_of": ("is part of", "parts"),
    "reading_of": ("is one reading of", "readings of it"),
    "about": ("is about", "questions and exchanges about it"),
    "asks_about": ("asks to back up", "asked to be backed up by"),
    "answered_by": ("is answered by", "answers"),
    "lists": ("lists", "listed by"),
    "addresses": ("answers", "answered by the proposals"),
    "revises": ("improves on", "improved by"),
    "covers": ("takes care of", "taken care of by"),
    "enables": ("makes easier", "made easier by"),
    "hinders": ("makes harder", "made harder by"),
    "indispensable": ("calls indispensable", "called indispensable by"),
    "axis": ("lies on", "thresholds on it"),
    "before": ("is about the order of", "claims about its order"),
    "within": ("bounds", "claims that bound it"),
    "needs": ("needs", "needed by"),
    "breaks": ("stops at", "ends"),
    "requires_order": ("needs an order of", "orders of it are needed by"),
    "relative": ("leans on the pace of", "its pace matters to"),
    "assessed": ("is judged by", "judges"),
    "without": ("may lose", "may be lost by"),
    "branches": ("turns on", "branches that turn on it"),
    "failure_class": ("belongs to", "stories that belong to it"),
    "excludes": ("rules out", "ruled out by"),
    "when": ("begins at", "failures that begin here"),
    "persists": ("stays along", "failures that stay along it"),
    "mitigations": ("would be met by", "would meet"),
    "criteria": ("judges by", "judges in"),
    "options": ("compares", "compared in"),
    "game": ("is played by the rules of", "rounds played by it"),
    "moves": ("has moves on", "moves in dialogues"),
    "open_points": ("leaves open", "left open by"),
    "offers": ("asks instead", "offered by"),
    "uses": ("uses the word as in", "used by"),
    "rests_on_list": ("leans on the list", "leaned on as a list by"),
}
"""A relation that never defeats: how the one node puts it, and how the other does."""

STANDING: dict[Standing, str] = {
    "asserted": "somebody says so",
    "presumed": "taken for granted for the sake of argument",
    "open": "open until somebody argues for it",
}

SORTS = {
    "debate": "debate",
    "open": "open question",
    "challenge": "request for backing",
    "definitional": "definition",
    "failure-class": "class of failures",
    "meta": "about the debate itself",
}

CERTAINTY = {
    "measured": "measured",
    "extrapolated": "extrapolated",
    "remembered": "from memory",
    "guessed": "guessed",
    "invented": "made up for the example",
}

SIGN: dict[tuple[str, bool], str] = {
    ("positive", True): "upwards",
    ("negative", True): "downwards",
    ("unknown", True): "in an unknown direction",
    ("positive", False): "upwards, by how much is not said",
    ("negative", False): "downwards, by how much is not said",
    ("unknown", False): "in an unknown direction, by how much is not said",
}
"""The direction of a quantity; whether its size is given decides which words fit."""

LIMIT = {
    "works": "in the limit it keeps working",
    "breaks": "in the limit it breaks",
    "unknown": "",
}

SCOPE = {
    "world": "",
    "all-proposals": "for all proposals",
    "most-proposals": "for most proposals",
    "some-proposals": "for some proposals",
}

CLAUSES = {
    "needs": "Needs {at} to have been reached",
    "breaks": "Stops working once {at} is reached",
    "order": "Needs {first} to be reached before {then}",
    "order-soft": "Is better off if {first} is reached before {then}",
    "relative": "Needs {of} not to outgrow {to}",
    "relative-margin": "Needs {of} to stay within {margin} of {to}",
    "enables": "Makes {at} easier",
    "relies_on": "Leans on {at}",
}

STATES = {
    "before": "Says that {first} is reached before {then}",
    "within": "Says that {of} stays at most {margin} rungs above {to}",
    "enables": "Says that {one} makes {other} easier",
    "hinders": "Says that {one} makes {other} harder",
    "excludes": "Says that {one} cannot suffer {other}",
    "indispensable": "Says that the proposals around {one} do not work without it",
}

STRENGTH = {
    "weak": "weak, says its author",
    "moderate": "of moderate strength, says its author",
    "strong": "strong, says its author",
}

REPLY: dict[Relation, str] = {
    "undercuts": "undercut by",
    "against": "premise denied by",
    "contradicts": "premise contradicted by",
    "backs": "step defended by",
    "reframes": "question rejected by",
    "qualifies": "scope limited by",
}
"""How a reply is introduced below the argument that it replies to."""

BY_RELATION: dict[Relation, str] = {
    "for": "said for it:",
    "against": "said against it:",
    "contradicts": "cannot be true together with",
}
"""How what is aimed at a statement is introduced below the statement."""

PROPOSE: dict[Relation, str] = {
    "undercuts": "Propose an undercut",
    "backs": "Defend its step",
    "for": "Propose a support",
    "against": "Propose a reply",
}
PROPOSE_STORY = "Tell how it fails"
PROPOSE_FILE = "Write the file yourself"

ABOUT = {
    "id": "Cite as",
    "file": "File",
    "tags": "Tags",
    "standing": "Standing",
    "review": "Review",
    "history": "History",
    "data": "For machines",
    "own": "More",
    "gap": "The source has lost something here.",
    "origin": "Read from another knowledge base, {space}, and not to be edited here: {told}",
}

CRUMBS = "Where this page is"

JUMPS = "On this page"

COLOURS = "Light or dark colours"
MATRIX_LABEL = "Which argument attacks which; scroll to see more"

NOTES = {
    "by": "by {who}",
    "here": "this step:",
    "stale": "read against an earlier wording",
    "scheme": "pattern: {scheme}",
    "acknowledged": "granted as a point by {who}",
    "on": "(on {to})",
    "rests-on": "Nobody has argued for these; the verdict holds if they do.",
    "implicit": "Nobody wrote this down: it is an unwritten premise.",
    "exposed": "Pointed out by {who}.",
    "graded": "(the more the better)",
    "depends": "It depends on {on}.",
    "clause": "by this clause",
    "argued": "What is argued:",
    "except": "Except: {case}",
    "if": "If {case}:",
    "more": "{number} more",
    "all": "All {number} on pages of their own",
    "table": "Sorting, narrowing and the download are of this page alone; `robustmap table {name}` "
    "gives all of it at once, as CSV or JSON too.",
    "others": "{number} others",
    "inner": "Replies to what it says",
    "again": "see above",
    "elsewhere": "told in its own place",
    "withdrawn": "This has been withdrawn. It counts as absent.",
    "replaced": "Read instead:",
    "moved": "This is now called {to}.",
    "empty": "Nothing yet.",
    "missing": "These hold because nobody has answered them here, which is not the same as "
    "being right. Each is an invitation.",
    "challenge": "A request for backing takes nothing away; it only asks.",
    "works": "Does it work?",
    "planned": "What the plan itself leans on stands on its own page.",
    "reframing": "Rejecting a question defeats nothing, unless a reader chooses a view in which it "
    "does.",
    "picture": "An arrow onto a pill breaks a step. Everything is a link, and the outline above "
    "says the same.",
    "axis": "on {axis}",
    "proposal": "Proposal",
    "how": "How to contribute",
    "unknown-cell": "The texts are silent where it says unknown: an empty cell is an invitation.",
    "turn": "Pages of this list",
    "of": "This belongs to {to}.",
    "whole": "The whole map",
}

STANCE = {
    "accepts": "holds",
    "leans-to": "leans to",
    "unsure": "is unsure about",
    "leans-against": "leans against",
    "rejects": "rejects",
}

BEARING = {
    "none": "has no bearing",
    "weak": "bears weakly",
    "moderate": "bears moderately",
    "strong": "bears strongly",
    "decisive": "decides it",
    "unknown": "",
}
"""The second dial of a position: how much it bears on the conclusion."""

CONFIRMATION = {"yes": "confirmed", "no": "denied", "unknown": "not confirmed"}
"""What became of a paraphrase: what its subject said to it."""

FACTS = {
    "authors": "Authors",
    "date": "Date",
    "url": "Where to read it",
    "sections": "Sections",
    "hash": "Hash of the text that was read",
    "no-place": "no place given",
    "nothing-taken": "nothing has been taken from it yet",
}
