"""What each issue form asks: one table. Its headings are all that an issue is read by."""

from typing import Literal, NamedTuple

from robustmap.model.nodes import KINDS
from robustmap.model.schema import Schema, attribute_docs, json_schemas
from robustmap.model.schemes import FAMILIES, SCHEMES

Sort = Literal[
    "line", "id", "ids", "sources", "premises", "clauses", "orders", "margins", "choice", "text"
]
"""How an answer is read. Ids, sources, premises and clauses may be several, one per line."""

BODY = "body"
ID = "id"
SCHEME = "scheme"


class Ask(NamedTuple):
    """One question of a form: the key of a node file that it fills, and its heading."""

    key: str
    heading: str
    sort: Sort = "line"
    needed: bool = False
    hint: str = ""


class Form(NamedTuple):
    """One form. Its first question has a heading that no other form has."""

    kind: str
    name: str
    about: str
    asks: tuple[Ask, ...]
    aid: str = ""
    """Markdown that helps to answer, shown above the first question."""

    @property
    def headings(self) -> dict[str, Ask]:
        """Give the questions by their headings."""
        return {ask.heading: ask for ask in self.asks}

    def options(self, ask: Ask) -> tuple[str, ...]:
        """Give the words from which a choice is made, as the models have them."""
        if ask.key == SCHEME:
            return tuple(SCHEMES)  # free words in a file, but a form offers what is known
        return _words(_schema(self.kind)["properties"][ask.key])

    def hint(self, ask: Ask) -> str:
        """Say what an answer is: what the models say of its key, and how it is written."""
        if ask.hint:
            return ask.hint
        docs = attribute_docs(KINDS[self.kind])
        told = "" if ask.sort in _SELF else docs.get(ask.key) or docs.get(f"{ask.key}_", "")
        return " ".join(one for one in (told, _HOW.get(ask.sort, "")) if one)


_HOW: dict[Sort, str] = {
    "id": "One id, as the node's page on the site shows it under its title.",
    "ids": "Ids, as the nodes' pages on the site show them; one per line.",
    "premises": "One per line: a whole sentence, or the id of a claim that is in the map.",
    "sources": "One per line: `SOURCE, place, by HANDLE`; only SOURCE is needed, and is an id.",
    "clauses": "One per line: `ID`, `ID: why`, or `ID (silent): why` with how it fails: graceful,"
    " detectable, silent or catastrophic.",
    "orders": "One per line: `FIRST before THEN`, both ids of thresholds.",
    "margins": "One per line: `THIS at most 1 above THAT`, both ids of axes.",
}

_SELF = ("premises", "sources")
"""Sorts whose way of writing says all."""

_TITLE = "At most 100 characters, in your own words: please paste nothing from the source."
_TEXT = Ask(BODY, "In your own words", "text", hint="For whoever wants more. May stay empty.")
_SOURCES = Ask("sources", "Where it is said", "sources")
_ID = Ask(ID, "Short name", hint="Lower-case words and hyphens. Made of the title if left empty.")
_END = (_TEXT, _SOURCES, _ID)
_PREMISES = Ask("premises", "Premises", "premises")
_SCHEME = Ask(
    SCHEME,
    "Pattern of reasoning",
    "choice",
    hint="If it follows one of these: its page then lists the questions that test it. The premises"
    " of each are told under *Patterns of reasoning* in the guide.",
)


def _breaking() -> str:
    """List the questions whose answer breaks a step, by pattern."""
    lines = ["Questions that often break a step, by the pattern of the argument:", ""]
    for title, schemes in FAMILIES.items():
        lines += [f"<details><summary>{title}</summary>", ""]
        for scheme in schemes:
            asked = (one.filled()[0] for one in scheme.questions if one.put == "undercut")
            lines.append(f"- *{scheme.name}*: {' '.join(asked)}")
        lines += ["", "</details>"]
    return "\n".join(lines)


def _title(of: str, *, needed: bool = True) -> Ask:
    return Ask("title", f"The {of} in one sentence", "line", needed, _TITLE)


FORMS: dict[str, Form] = {
    "claim": Form(
        "claim",
        "New claim",
        "A statement that can stand or fall.",
        (
            _title("claim"),
            Ask("sort", "Sort of statement", "choice"),
            Ask("contradicts", "What it cannot be true together with", "ids"),
            *_END,
        ),
    ),
    "argument": Form(
        "argument",
        "New argument",
        "Premises, and what they are meant to do. If they may all be true and it is only the step"
        " from them that fails, choose the form for undercuts.",
        (
            _title("argument", needed=False),
            Ask("for", "What it speaks for", "ids"),
            Ask("against", "What it speaks against", "ids"),
            Ask("backs", "Whose step it defends", "ids"),
            Ask("qualifies", "Whose scope it limits", "ids"),
            Ask("reframes", "Which question it rejects", "ids"),
            _SCHEME,
            _PREMISES,
            *_END,
        ),
    ),
    "undercut": Form(
        "argument",
        "New undercut",
        "Its author could keep every premise and still be wrong: the step does not go through.",
        (
            _title("undercut", needed=False),
            Ask("undercuts", "Whose step it breaks", "ids", needed=True),
            _PREMISES,
            *_END,
        ),
        _breaking(),
    ),
    "threshold": Form(
        "threshold",
        "New threshold",
        "A point on an axis that may be crossed.",
        (
            _title("threshold"),
            Ask("axis", "Axis", "id", needed=True),
            Ask("level", "Level"),
            *_END,
        ),
    ),
    "proposal": Form(
        "proposal",
        "New proposal",
        "A plan or method, holes and all: what is left empty counts as unknown, and is welcome.",
        (
            _title("proposal"),
            Ask("relies_on", "What it relies on", "ids"),
            Ask("needs", "What must have been reached", "clauses"),
            Ask("breaks", "What ends it, and how it fails", "clauses"),
            Ask("requires_order", "What must come first", "orders"),
            Ask("relative", "What must not outgrow what", "margins"),
            Ask("at_limit", "When all is scaled up without end", "choice"),
            Ask("addresses", "What it answers", "ids"),
            Ask("revises", "What it improves on", "ids"),
            *_END,
        ),
    ),
    "story": Form(
        "story",
        "New failure story",
        "A story of how a proposal fails.",
        (
            _title("story"),
            Ask("against", "What fails", "ids"),
            Ask("ends_in", "How it ends", "choice"),
            Ask("direction", "Which scaling brings it about", "choice"),
            Ask("model", "Model"),
            Ask("task", "Task"),
            Ask("algorithm", "Algorithm"),
            Ask("circumstance", "Circumstance"),
            Ask("heuristic", "Heuristic"),
            Ask("failure_class", "Class of failures", "ids"),
            Ask("when", "From when on", "ids"),
            Ask("modality", "How sure it is", "choice"),
            Ask("assumes", "What it rests on", "premises"),
            Ask("mitigations", "What would meet it", "ids"),
            *_END,
        ),
    ),
}
"""Each form by the name of its file, the most used first."""


def _schema(kind: str) -> Schema:
    if kind not in _SCHEMAS:
        _SCHEMAS.update(json_schemas())
    return _SCHEMAS[kind]


_SCHEMAS: dict[str, Schema] = {}


def _words(schema: Schema) -> tuple[str, ...]:
    """Give the words that a schema allows; those of its variants together."""
    own = schema.get("enum", ())
    return (*own, *(word for one in schema.get("anyOf", ()) for word in _words(one)))
