"""The words of pages: headings, labels and sentences around the verdicts.

The words of verdicts themselves are in `robustmap.explain.words`. Both tables are all that
a reader sees beside the text of a kb, so that one test can look for field terms.
"""

from robustmap.model.expand import Relation
from robustmap.model.fields import Attribution, Voice
from robustmap.model.nodes import Answer, Standing

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
    "contradicts": "Cannot be true together with",
    "used-by": "What rests on this",
    "rests-on": "In the end it rests on",
    "clauses": "What it asks for",
    "robustness": "Robustness to scale",
    "map": "The neighbourhood as a picture",
    "sources": "Where it is said",
    "related": "Related",
    "about": "About this page",
    "propose": "Disagree, or know more?",
    "others": "Also listed",
    "goals": "What it is for",
    "branches": "What is done in which case",
    "note": "Note by the curator",
    "titles": "Other headings",
    "gap": "Gap",
    "ledger": "How the reasons have fared",
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
    "parts": "Its parts",
    "legend": "How to read this",
    "proposals": "Proposals",
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
    "about": ("asks about", "questions about it"),
    "asks_about": ("asks to back up", "asked to be backed up by"),
    "answered_by": ("is answered by", "answers"),
    "lists": ("lists", "listed by"),
    "addresses": ("answers", "answered by the proposals"),
    "revises": ("improves on", "improved by"),
    "covers": ("takes care of", "taken care of by"),
    "enables": ("makes easier", "made easier by"),
    "axis": ("lies on", "thresholds on it"),
    "before": ("is about the order of", "claims about its order"),
    "within": ("bounds", "claims that bound it"),
    "needs": ("needs", "needed by"),
    "breaks": ("stops at", "ends"),
    "requires_order": ("needs an order of", "orders of it are needed by"),
    "relative": ("leans on the pace of", "its pace matters to"),
    "rests_on_list": ("leans on the list", "leaned on as a list by"),
}
"""A relation that never defeats: how the one node puts it, and how the other does."""

STANDING: dict[Standing, str] = {
    "asserted": "somebody says so",
    "presumed": "taken for granted for the sake of argument",
    "open": "open until somebody argues for it",
}

VOICE: dict[Voice, str] = {
    "asserts": "",
    "quotes": "quoting",
    "paraphrases": "in somebody else's words, not confirmed",
    "supposes": "only supposed",
    "asks": "as a question",
}
CONFIRMED = "in somebody else's words, confirmed"

ATTRIBUTION: dict[Attribution, str] = {
    "explicit": "by {who}",
    "inferred": "by {who}, as we infer",
    "unattributed": "",
}
SOMEBODY = "a speaker"

SORTS = {
    "debate": "debate",
    "open": "open question",
    "challenge": "request for backing",
    "definitional": "definition",
    "meta": "about the debate itself",
}

CERTAINTY = {
    "measured": "measured",
    "extrapolated": "extrapolated",
    "remembered": "from memory",
    "guessed": "guessed",
    "invented": "made up for the example",
}

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
    "works": "It works",
    "robust-up": "It survives being scaled up",
    "robust-down": "It survives being scaled down",
    "robust-relative": "It survives one part outgrowing another",
}


STATES = {
    "before": "Says that {first} is reached before {then}",
    "within": "Says that {of} stays at most {margin} rungs above {to}",
    "enables": "Says that {one} makes {other} easier",
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

ABOUT = {
    "id": "Cite as",
    "file": "File",
    "tags": "Tags",
    "standing": "Standing",
    "review": "Review",
    "own": "More",
    "gap": "The source has lost something here.",
}

CRUMBS = "Where this page is"
MAP_LABEL = "The debate as a picture; scroll to see more"
MATRIX_LABEL = "Which argument attacks which; scroll to see more"

NOTES = {
    "by": "by {who}",
    "here": "this step:",
    "scheme": "pattern: {scheme}",
    "acknowledged": "granted as a point by {who}",
    "on": "(on {to})",
    "rests-on": "Nobody has argued for these; the verdict holds if they do.",
    "implicit": "Nobody wrote this down: it is an unwritten premise.",
    "exposed": "Pointed out by {who}.",
    "graded": "(the more the better)",
    "clause": "by this clause",
    "argued": "What is argued:",
    "except": "Except: {case}",
    "if": "If {case}:",
    "more": "{number} more",
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
    "reframing": "Rejecting a question defeats nothing, unless a reader chooses a view in which it "
    "does.",
    "picture": "An arrow onto a pill breaks a step. Everything is a link, and the outline above "
    "says the same.",
    "axis": "on {axis}",
    "proposal": "Proposal",
    "how": "How to contribute",
    "unknown-cell": "The texts are silent where it says unknown: an empty cell is an invitation.",
    "turn": "Pages of this list",
    "whole": "The whole map",
}

STANCE = {
    "accepts": "holds",
    "leans-to": "leans to",
    "unsure": "is unsure about",
    "leans-against": "leans against",
    "rejects": "rejects",
}

FACTS = {
    "authors": "Authors",
    "date": "Date",
    "url": "Where to read it",
    "sections": "Sections",
    "hash": "Hash of the text that was read",
    "no-place": "no place given",
    "nothing-taken": "nothing has been taken from it yet",
}

MATRIX_NOTE = {
    "read": "Each column attacks the rows in which it has a sign:",
    "large": "{number} attacks are too many for a table of at most {most} rows and columns.",
    "list": "Read them as a list.",
}

HOME = {
    "purpose": "What stands, what falls, and which argument undercuts which.",
    "problems": "This map has {number} findings to mend before it can be published.",
    "undercut": "“{attacker}” undercuts “{target}”: grant every premise of the second, and its "
    "conclusion still does not follow.",
    "undercut-disputed": "“{attacker}” would undercut “{target}”: then one could grant every "
    "premise of the second, and its conclusion would still not follow. Whether it does is in "
    "dispute.",
    "ground": "Its ground: {ground}",
    "one": "One undercut, in words.",
    "more": "More debates",
}

WAYS = {
    "guide/": ("How to read this", "What the marks mean, and what they do not."),
    "undercuts/": ("Undercuts", "Which argument breaks the step of which."),
    "thresholds/": ("Thresholds", "What may be crossed, and in which order."),
    "robustness/": ("Robustness", "What scaling does to each proposal."),
    "everything/": ("Everything", "Claims, arguments, proposals, questions."),
    "guide/contribute/": ("Contribute", "Add a claim or an undercut in five minutes."),
}
"""Where to go from the home page: page -> name, what it shows."""

MEANING: dict[Answer, str] = {
    "supported": "It stands, and an argument for it holds.",
    "unargued": "It stands, but nobody has argued for it here.",
    "contested": "Neither side prevails on what has been said so far.",
    "rejected": "An argument against it holds, and nothing here answers that.",
    "unsupported": "It needs an argument, and none holds yet.",
    "circular": "It is held up only by things that it holds up itself.",
    "stands": "An argument whose premises and step hold.",
    "undercut": "Its premises may be true, but its conclusion does not follow.",
    "premise-lost": "Something that it rests on has fallen.",
}

INTRO = {
    "debates": "Each debate is a question, with what speaks for and against each answer and how "
    "that has fared.",
    "undercuts": "An undercut does not deny what an argument says. It breaks the step: even if "
    "every premise is true, the conclusion does not follow.",
    "thresholds": "Points on an axis that a system or its surroundings may cross. Their order "
    "matters to many proposals.",
    "robustness": "A proposal is robust to scale if it keeps working as the system grows more "
    "able, less able, or able in one part ahead of another.",
    "sources": "The texts that this map was made from. The texts themselves are not copied here: "
    "only their titles, places and hashes.",
    "everything": "Every node has a page of its own, with an id that stays.",
    "messages": "Every message of `robustmap check` has a code that stays, and a page here.",
    "problems": "This preview goes on in spite of them. A kb with errors cannot be published.",
    "data": "Everything on this site follows from the files of the kb. Here it is for machines.",
    "graph": "The whole map to move about in. It needs JavaScript; the lists say the same.",
    "kind-claim": "Statements that can stand or fall.",
    "kind-argument": "Premises, and what they are meant to do.",
    "kind-threshold": "Points that may be crossed.",
    "kind-proposal": "Plans, methods, and prongs of plans. None is turned away for not scaling.",
    "kind-axis": "What may vary: capability, oversight, the power of a part.",
    "kind-question": "Debates, open questions, and requests for backing.",
    "kind-person": "Who holds what, where the texts say so themselves.",
    "kind-source": "The texts that the map was made from.",
}

MESSAGES = {"way-out": "The way out:", "wrong": "Wrong", "right": "Right"}

DATA = {
    "data/graph.json": "all nodes, statements and inferences with their verdicts",
    "data/graph.ttl": "the same as RDF, in Turtle",
    "data/robustness.csv": "the robustness table",
    "python": "Ask it from Python",
    "keys": "The keys of graph.json",
    "snippet": """import robustmap as rm

kb = rm.load()                    # the nearest kb, else the one in the package
for argument in kb.arguments.where(kind="undercut"):
    print(argument.id, argument.answer, argument.targets.ids)
print(kb.why(kb.claims[0].id))    # a tree of reasons""",
}

KEYS = {
    "title, description": "what the map says of itself",
    "view": "what counts, and how verdicts are worked out",
    "nodes": "one entry per file: the keys of its front matter, its kind, body, page, file, and "
    "its verdict where it can have one",
    "statements": "everything that can stand or fall: claims, premises, clauses; with the node "
    "that holds it, its standing and its verdict",
    "inferences": "every step: its relation, target and premises, whether it counts in this "
    "view, and its verdict",
    "verdict": "the verdict in the word of the files, which never changes",
    "words": "the verdict in the words of these pages",
}
