"""The properties of the vocabulary."""

from robustmap.formats.vocabulary._edges import EDGE_TERMS, JOINS
from robustmap.formats.vocabulary._term import Term, close, part

TEXT = ("xsd:string",)
WHOLE = ("xsd:integer",)
NUMBER = ("xsd:double",)
FLAG = ("xsd:boolean",)

_MAP = ("Map",)
_VIEWED = ("Map", "Verdicts")
_ARGUED = ("Argument", "Story")
_STEP = ("Inference",)
_JUDGED = ("Statement", "Inference", "Argument", "Story", "Proposal")
_STORY = ("Story",)
_STANCE = ("Stance",)
_CITATION = ("Citation",)
_ENDS = ("OrderAssumption", "Claim")
_PARTS = ("RelativeBound", "Claim")

_STRUCTURE = (
    Term(
        "premise",
        "From an argument or inference, to what it rests on.",
        part("aif:Premise"),
        *JOINS["premise"],
    ),
    *EDGE_TERMS,
    Term(
        "attacks",
        "Argues the opposite, denies a premise or breaks a step.",
        close("contro:attacks"),
    ),
    Term(
        "argument",
        "From an inference, to the argument (or proposal) whose step it is.",
        (),
        _STEP,
        (*_ARGUED, "Proposal"),
    ),
    Term("attacker", "The argument of an attack.", part("rm:argument"), ("Attack",), _ARGUED),
    Term(
        "target",
        "What an inference or clause is aimed at.",
        close("aif:Conclusion"),
        ("Inference", "Clause"),
    ),
    Term(
        "first",
        "The threshold that comes earlier, in an order that is stated or required.",
        (),
        _ENDS,
        ("Threshold",),
    ),
    Term("then", "The threshold that comes later.", (), _ENDS, ("Threshold",)),
    Term("of", "The part that must not, or does not, outgrow another.", (), _PARTS, ("Axis",)),
    Term("to", "The part that must keep up, or does.", (), _PARTS, ("Axis",)),
    Term("text", "What a statement says.", part("aif:claimText"), ("Statement",), TEXT),
)

_VERDICTS = (
    Term(
        "answer",
        "The verdict under the view of the map, in the words of the files.",
        (),
        _JUDGED,
        TEXT,
    ),
    Term(
        "label",
        "How a statement or inference fares in the framework that the map comes to.",
        (),
        ("Statement", "Inference"),
        ("Label",),
    ),
    Term(
        "degree",
        "The strength under a gradual semantics, from 0 to 1. It is no probability.",
        (),
        _JUDGED,
        ("xsd:decimal",),
    ),
    Term(
        "counts",
        "Whether an inference or argument has any effect in the view.",
        (),
        (*_STEP, *_ARGUED),
        FLAG,
    ),
    Term("uncounted", "Why an inference has no effect in the view.", (), _STEP, TEXT),
    Term("repliesMet", "How many replies to an argument have fallen.", (), _ARGUED, WHOLE),
    Term(
        "repliesOpen",
        "How many replies to an argument stand or are in dispute.",
        (),
        _ARGUED,
        WHOLE,
    ),
    Term("semantics", "By which semantics the verdicts were reached.", (), _VIEWED, TEXT),
    Term("undefined", "Why there are no verdicts by a semantics.", (), ("Verdicts",), TEXT),
    Term("viewBasis", "The weakest basis that counts in the view.", (), _MAP, TEXT),
    Term("viewReframings", "Whether rejected framings undercut in the view.", (), _MAP, FLAG),
    Term("viewSuppositions", "Whether what is only supposed counts in the view.", (), _MAP, FLAG),
    Term(
        "viewWeighing",
        "Whether weaker arguments give way to stronger ones in the view.",
        (),
        _MAP,
        TEXT,
    ),
    Term("switchedOff", "What the view leaves out.", (), _MAP),
    Term("granted", "A statement that the view grants.", (), _MAP),
    Term("denied", "A statement that the view denies.", (), _MAP),
    Term(
        "asSeenBy",
        "The person whose positions the view takes over. Computed, not their words.",
        (),
        _MAP,
    ),
)

_FIELDS = (
    Term("basis", "How it follows from its source: stated, implied, or our reading.", (), (), TEXT),
    Term(
        "standing",
        "What a statement has going for it before any argument.",
        (),
        ("Statement",),
        TEXT,
    ),
    Term(
        "sort",
        "What sort of claim, question, axis or concept it is.",
        (),
        ("Claim", "Question", "Axis", "Concept"),
        TEXT,
    ),
    Term("review", "How far it has been looked at.", (), (), TEXT),
    Term("tag", "A free word to group by.", (), (), TEXT),
    Term("rivalTitle", "Another heading proposed for it.", part("skos:altLabel"), (), TEXT),
    Term("note", "The curator's own remark.", part("skos:editorialNote"), (), TEXT),
    Term("scheme", "The pattern of reasoning.", (), ("Argument",), TEXT),
    Term("strength", "How strong its author says it is.", (), ("Argument",), TEXT),
    Term("number", "Its place in a published list.", (), ("Argument", "Threshold"), WHOLE),
    Term("level", "Where on its axis a threshold lies.", (), ("Threshold",), NUMBER),
    Term("unit", "What an axis is measured in.", (), ("Axis",), TEXT),
    Term(
        "atLimit",
        "What a proposal does when everything is scaled up without end.",
        (),
        ("Proposal",),
        TEXT,
    ),
    Term("goal", "What a proposal is for.", (), ("Proposal",), TEXT),
    Term("slot", "What fills a slot of a failure story, concrete or not.", (), _STORY, TEXT),
    Term("model", "What is trained in a failure story.", part("rm:slot"), _STORY, TEXT),
    Term("task", "What it is trained to do.", part("rm:slot"), _STORY, TEXT),
    Term("algorithm", "How it is trained.", part("rm:slot"), _STORY, TEXT),
    Term("circumstance", "What was not thought of.", part("rm:slot"), _STORY, TEXT),
    Term("heuristic", "What it learned instead.", part("rm:slot"), _STORY, TEXT),
    Term(
        "template",
        "Whether nothing in a failure story is concrete: then it defeats nothing.",
        (),
        _STORY,
        FLAG,
    ),
    Term("direction", "Which kind of scaling brings a failure about.", (), _STORY, TEXT),
    Term("endsIn", "How a failure story ends.", (), _STORY, TEXT),
    Term("modality", "Whether a failure is plausible only, or probable.", (), _STORY, TEXT),
    Term(
        "endlessAlong",
        "From a story, to an axis of which no more removes the failure.",
        (),
        _STORY,
        ("Axis",),
    ),
    Term("failure", "How a proposal fails where a clause is not met.", (), ("Clause",), TEXT),
    Term("grade", "Whether a required order is hard or soft.", (), ("OrderAssumption",), TEXT),
    Term(
        "margin",
        "By how many rungs a part may exceed another.",
        (),
        ("RelativeBound",),
        WHOLE,
    ),
    Term("sha256", "The hash of the text that was read.", (), ("Source",), TEXT),
    Term("url", "Where a text can be read.", (), ("Source",), TEXT),
)

_PEOPLE = (
    Term("holder", "Who takes a stance.", (), _STANCE, ("Person",)),
    Term("on", "What a stance is about.", (), _STANCE),
    Term("because", "A reason that the holder of a stance gives.", (), _STANCE),
    Term("value", "How far the holder of a stance accepts or rejects.", (), _STANCE, TEXT),
    Term(
        "bearing",
        "How much it bears on the conclusion, to the holder of a stance.",
        (),
        _STANCE,
        TEXT,
    ),
    Term("voice", "How a text says it: asserts, quotes, supposes, ...", (), _CITATION, TEXT),
    Term("attribution", "How the speaker is known.", (), _CITATION, TEXT),
    Term("handle", "The speaker's handle in the text.", (), _CITATION, TEXT),
)

PROPERTIES = (*_STRUCTURE, *_VERDICTS, *_FIELDS, *_PEOPLE)
