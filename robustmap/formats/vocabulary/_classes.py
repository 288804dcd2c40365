"""The classes of the vocabulary."""

from robustmap.formats.vocabulary._term import Term, close, related, sub

CLASSES = (
    Term("Map", "A map of contested statements, under one view.", sub("prov:Entity")),
    Term(
        "Verdicts",
        "What a map comes to by one semantics: the name of a graph that holds its verdicts.",
        sub("prov:Entity"),
    ),
    Term("Solving", "Working out what a map comes to by one semantics.", sub("prov:Activity")),
    Term("Statement", "Something that can stand or fall.", sub("aif:I-node")),
    Term(
        "Claim",
        "A statement with a file of its own.",
        (*sub("rm:Statement", "schema:Claim"), *close("amo:Claim")),
    ),
    Term(
        "Premise",
        "A statement inside an argument: an inline premise, or the reason itself.",
        (*sub("rm:Statement"), *close("contro:Premise"), *related("amo:Evidence")),
    ),
    Term("Clause", "A statement of what a proposal asks or does.", sub("rm:Statement")),
    Term("Need", "A clause: the threshold must have been reached.", sub("rm:Clause")),
    Term("Break", "A clause: the proposal ends once the threshold is reached.", sub("rm:Clause")),
    Term("Enabling", "A clause: the proposal makes another one easier.", sub("rm:Clause")),
    Term("OrderAssumption", "A clause: one threshold before another.", sub("rm:Clause")),
    Term("RelativeBound", "A clause: one part must not outgrow another.", sub("rm:Clause")),
    Term("Works", "A clause: the proposal works, or withstands a scaling.", sub("rm:Clause")),
    Term(
        "Argument",
        "A published item: premises, and what they are meant to do.",
        close("contro:Argument", "amo:Argument"),
    ),
    Term(
        "Inference",
        "One step from premises to one target. It may be an argument's only one.",
        related("contro:InferenceRule", "amo:Warrant"),
    ),
    Term("Support", "An inference for a statement.", sub("rm:Inference", "aif:RA-node")),
    Term(
        "Attack",
        "An inference that can defeat its target.",
        (*sub("rm:Inference", "aif:CA-node"), *close("contro:Conflict")),
    ),
    Term(
        "Rebut",
        "An attack that argues the opposite of a statement.",
        (*sub("rm:Attack"), *close("contro:Rebuttal"), *related("amo:Rebuttal")),
    ),
    Term(
        "Undermine",
        "An attack that denies a premise.",
        (*sub("rm:Attack"), *close("contro:Undermining")),
    ),
    Term(
        "Undercut",
        "An attack on the step of an argument, whose premises may all be true.",
        (*sub("rm:Attack"), *close("contro:Undercut")),
    ),
    Term(
        "Backing",
        "An inference for the step of an argument.",
        (*sub("rm:Inference", "aif:RA-node"), *close("amo:Backing")),
    ),
    Term("Reframing", "An inference that rejects a question or framing.", sub("rm:Inference")),
    Term(
        "Qualification",
        "An inference that limits the scope of something.",
        (*sub("rm:Inference"), *related("amo:Qualifier")),
    ),
    Term("Threshold", "A point on an axis that may be crossed.", sub("skos:Concept")),
    Term("Axis", "A property that may vary.", sub("skos:ConceptScheme")),
    Term("Proposal", "A plan, a method, or one prong of a plan.", sub("prov:Plan")),
    Term("Question", "A debate, an open question, or a challenge.", close("ibis:Issue")),
    Term("Story", "A story of how a proposal fails.", close("contro:Argument")),
    Term("Concept", "A term, or a class of failures.", sub("skos:Concept")),
    Term("Definition", "One of the rival definitions of a term.", sub("rm:Statement")),
    Term("Dialogue", "Recorded rounds of an exchange, or the rules of a game."),
    Term("Person", "Somebody who holds views.", sub("foaf:Person", "prov:Agent")),
    Term("Source", "A text that nodes are taken from.", sub("prov:Entity")),
    Term("Stance", "What a person holds of something.", close("contro:AcceptanceAttitude")),
    Term(
        "Citation",
        "That a node is taken from a text: the node is its body, the text its target.",
        (*sub("oa:Annotation"), *related("prov:Derivation")),
    ),
    Term(
        "Place",
        "A place in a text, in the words by which its readers would find it.",
        sub("oa:Selector"),
    ),
    Term("Label", "How something fares in the framework that a map comes to."),
    Term("Tombstone", "A node that has been withdrawn, and counts as absent."),
)

LABELS = (
    Term("Undecided", "Neither accepted nor defeated.", (("rdf:type", "rm:Label"),)),
    Term("In", "Accepted.", (("rdf:type", "rm:Label"),)),
    Term("Out", "Defeated by something that is accepted.", (("rdf:type", "rm:Label"),)),
)
"""The labels, each at the number that stands for it in a labelling."""
