"""What each kind of node is asked for when it is new: one table."""

from typing import NamedTuple


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

    @property
    def is_id(self) -> bool:
        """Tell whether the value is the id of something."""
        return self.metavar == _ID


_ID = "ID"

TITLE = Field("title", "--title", "Title, at most 100 characters", needed=True)
SOURCES = Field(
    "sources",
    "--source",
    "Source, as SOURCE, place, by HANDLE",
    many=True,
    metavar="SOURCE",
)
PREMISES = Field(
    "premises",
    "--premise",
    "Premise: an id, or a whole sentence",
    many=True,
    metavar="TEXT|ID",
)

AIMS = (
    Field("for", "--for", "Claim or proposal that it supports", many=True, metavar=_ID),
    Field(
        "against", "--against", "Claim or proposal that it speaks against", many=True, metavar=_ID
    ),
    Field("undercuts", "--undercuts", "Argument whose step it breaks", many=True, metavar=_ID),
    Field("backs", "--backs", "Argument whose step it defends", many=True, metavar=_ID),
    Field("reframes", "--reframes", "Question that it rejects", many=True, metavar=_ID),
    Field("qualifies", "--qualifies", "Node whose scope it limits", many=True, metavar=_ID),
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
    Field(
        "against",
        "--against",
        "Proposal that fails, or its PROPOSAL#robust-up, -down or -relative",
        many=True,
        metavar=_ID,
    ),
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
    Field("failure_class", "--failure-class", "Class of failures", many=True, metavar=_ID),
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
)

FORMS: dict[str, tuple[Field, ...]] = {
    "threshold": (Field("axis", "--axis", "Axis on which it lies", needed=True, metavar=_ID),),
    "proposal": (
        Field("needs", "--needs", "Threshold that must have been crossed", many=True, metavar=_ID),
        Field("breaks", "--breaks", "Threshold that ends it", many=True, metavar=_ID),
    ),
    "story": _STORY,
    "question": (
        Field("sort", "--sort", "Sort", words=("open", "debate", "challenge"), metavar="SORT"),
        Field("about", "--about", "What it is about", many=True, metavar=_ID),
        Field("asks_about", "--asks-about", "What it asks to be backed up", many=True, metavar=_ID),
    ),
    "person": (Field("handle", "--handle", "Handle, as SOURCE/HANDLE", many=True),),
    "source": (
        Field("authors", "--author", "Author, as the text says", many=True),
        Field("date", "--date", "Date, as YYYY, YYYY-MM or YYYY-MM-DD"),
        Field("url", "--url", "Address"),
    ),
}
"""The keys of a kind besides title, sources and text. A kind that is not here has none."""
