"""What each kind of node is asked for when it is new: one table."""

from typing import NamedTuple, get_args

from robustmap.model.nodes import COMPARING, Standing
from robustmap.model.nodes.claim import Sort


class Field(NamedTuple):
    """A key of a new file: the flag that gives it, and the question that asks for it."""

    key: str
    flag: str
    question: str
    many: bool = False
    needed: bool = False
    words: tuple[str, ...] = ()
    metavar: str = "TEXT"
    unsaid: str = ""
    """The answer by which one of `words` is left out; where there is none, one is needed."""
    kinds: tuple[str, ...] = ()
    """The kinds of node that an id may name: they are what completion offers."""
    asked: bool = True
    """False for what only a flag gives, so that an interview stays short."""
    only: tuple[str, ...] = ()
    """The sorts for which it is asked; none for all."""

    @property
    def is_id(self) -> bool:
        """Tell whether the value is the id of something."""
        return self.metavar == _ID


_ID = "ID"
_STATED = ("claim", "proposal")
_ARGUING = ("argument", "story")


def _ids(key: str, question: str, *kinds: str, flag: str = "", asked: bool = True) -> Field:
    """Give a field of several ids."""
    flag = flag or f"--{key.replace('_', '-')}"
    return Field(key, flag, question, many=True, metavar=_ID, kinds=kinds, asked=asked)


TITLE = Field("title", "--title", "Title, at most 100 characters", needed=True)
SOURCES = Field(
    "sources",
    "--source",
    "Source, as SOURCE, place, by HANDLE",
    many=True,
    metavar="SOURCE",
    kinds=("source",),
)
PREMISES = Field(
    "premises",
    "--premise",
    "Premise: an id, or a whole sentence",
    many=True,
    metavar="TEXT|ID",
    kinds=("claim",),
)
SCHEME = Field("scheme", "--scheme", "Pattern of reasoning, as `robustmap schemes` lists them")
TAGS = Field("tags", "--tag", "Word to group by", many=True, asked=False)

AIMS = (
    _ids("for", "Claim or proposal that it supports", *_STATED),
    _ids("against", "Claim or proposal that it speaks against", *_STATED),
    _ids("undercuts", "Argument whose step it breaks", *_ARGUING),
    _ids("backs", "Argument whose step it defends", *_ARGUING),
    _ids("reframes", "Question that it rejects"),
    _ids("qualifies", "Node whose scope it limits"),
)

_SLOTS = {
    "model": "What is trained",
    "task": "What it is trained to do",
    "algorithm": "How it is trained",
    "circumstance": "What was not thought of",
    "heuristic": "What it learned instead",
}
_UNSAID = "unknown"
_STORY = (
    _ids("against", "Proposal that fails, or its PROPOSAL#robust-up, -down or -relative", *_STATED),
    *(Field(slot, f"--{slot}", _SLOTS[slot]) for slot in _SLOTS),
    Field(
        "ends_in",
        "--ends-in",
        "How it ends",
        words=("misaligned", "uncompetitive"),
        metavar="END",
        unsaid=_UNSAID,
    ),
    Field(
        "direction",
        "--direction",
        "Which kind of scaling brings it about",
        words=("up", "down", "relative"),
        metavar="DIRECTION",
        unsaid=_UNSAID,
    ),
    _ids("failure_class", "Class of failures", "concept"),
    Field(
        "modality",
        "--modality",
        "How sure it is",
        words=("plausible", "probable"),
        metavar="MODALITY",
        unsaid=_UNSAID,
    ),
    PREMISES._replace(
        key="assumes", flag="--assumes", question="What it rests on: an id, or a whole sentence"
    ),
    _ids("when", "Threshold at which it begins", "threshold", asked=False),
    _ids(
        "mitigations", "Proposal that would meet it", "proposal", flag="--mitigation", asked=False
    ),
)

_CLAIM = (
    Field(
        "sort",
        "--sort",
        "Sort of statement",
        words=get_args(Sort),
        asked=False,
    ),
    Field(
        "standing",
        "--standing",
        "What it has going for it before any argument",
        words=get_args(Standing),
        asked=False,
    ),
    _ids("contradicts", "Claim that cannot be true together with it", *_STATED, asked=False),
)

_PROPOSAL = (
    _ids("needs", "Threshold that must have been crossed", "threshold"),
    _ids("breaks", "Threshold that ends it", "threshold"),
    _ids("relies_on", "Claim without which there is no reason to think it works", "claim"),
    Field(
        "at_limit",
        "--at-limit",
        "What it does when everything is scaled up without end",
        words=("works", "breaks", "unknown"),
        asked=False,
    ),
    _ids("enables", "Proposal that it makes easier", "proposal", asked=False),
    _ids("addresses", "Failure or argument that it answers", asked=False),
    _ids("revises", "Earlier proposal that it improves on", "proposal", asked=False),
)

_ASKING = ("open", "debate", *COMPARING)
_QUESTION = (
    Field(
        "sort", "--sort", "Sort", words=("open", "debate", "challenge", *COMPARING), metavar="SORT"
    ),
    _ids("about", "What it is about")._replace(only=_ASKING),
    _ids("asks_about", "What it asks to be backed up")._replace(only=("challenge",)),
    _ids("criteria", "Claim or question to judge by", flag="--criterion")._replace(only=COMPARING),
    _ids("options", "Proposal that is compared", "proposal", flag="--option")._replace(
        only=COMPARING
    ),
    _ids("answered_by", "Node that answers it", asked=False),
)

FORMS: dict[str, tuple[Field, ...]] = {
    "claim": _CLAIM,
    "threshold": (
        Field("axis", "--axis", "Axis on which it lies", needed=True, metavar=_ID, kinds=("axis",)),
        Field("level", "--level", "Where on the axis, in its unit", metavar="NUMBER", asked=False),
    ),
    "proposal": _PROPOSAL,
    "story": _STORY,
    "axis": (
        Field("sort", "--sort", "Sort of property: capability, oversight, power of a part"),
        Field("unit", "--unit", "What it is measured in", asked=False),
    ),
    "question": _QUESTION,
    "concept": (
        Field("sort", "--sort", "Sort", words=("term", "failure-class"), metavar="SORT"),
        Field(
            "definitions",
            "--definition",
            "What it is said to mean, as `name: a whole sentence`",
            many=True,
        ),
    ),
    "dialogue": (
        Field(
            "protocol",
            "--protocol",
            "Whose rules it is played by",
            words=("thread", "builder-breaker", "divergence"),
            metavar="PROTOCOL",
        ),
        _ids("about", "What it is about"),
        Field("roles", "--role", "Who takes part", many=True, asked=False),
        Field(
            "game",
            "--game",
            "Dialogue that holds the rules",
            metavar=_ID,
            kinds=("dialogue",),
            asked=False,
        ),
    ),
    "person": (Field("handle", "--handle", "Handle, as SOURCE/HANDLE", many=True),),
    "source": (
        Field("authors", "--author", "Author, as the text says", many=True),
        Field("date", "--date", "Date, as YYYY, YYYY-MM or YYYY-MM-DD"),
        Field("url", "--url", "Address"),
        Field("sections", "--section", "Part of the text, in order", many=True, asked=False),
    ),
}
"""The keys of a kind besides title, sources and text."""
