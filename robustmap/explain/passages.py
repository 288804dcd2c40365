"""The sentences of pages: what each page is about, and how to read it."""

from robustmap.model.nodes import Answer

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
    "counts": "What is in the map",
}

WAYS = {
    "guide/": ("How to read this", "What the marks mean, and what they do not."),
    "undercuts/": ("Undercuts", "Which argument breaks the step of which."),
    "thresholds/": ("Thresholds", "What may be crossed, and in which order."),
    "robustness/": ("Robustness", "What scaling does to each proposal."),
    "open/": ("What is still open", "Questions, failures and cells that wait for somebody."),
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
    "kind-story": "How a proposal fails: what was trained, what nobody thought of, how it ends.",
    "kind-concept": "Terms with their rival definitions, and classes of failures.",
    "kind-dialogue": "Exchanges and games, move by move.",
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
