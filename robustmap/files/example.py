"""The kb that `robustmap init` begins with: small, whole, and about nothing controversial.

It shows each of the four main kinds, an argument for, one against, and an undercut.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from robustmap.files.comments import Comments
from robustmap.files.emit import emit, emit_front
from robustmap.files.find import SETTINGS, SUFFIX
from robustmap.model.nodes import KINDS
from robustmap.model.settings import Settings

MAIN = "written-plans-help"
"""The claim that the example is about."""

LICENCE = """\
The texts in this folder are licensed under the Creative Commons Attribution 4.0
International licence (CC BY 4.0): https://creativecommons.org/licenses/by/4.0/
Anybody may share and adapt them, also commercially, who gives credit and says what was
changed. The licence covers these paraphrases, not the texts that they are taken from.
"""


class _Node(NamedTuple):
    kind: str
    id: str
    fields: dict[str, Any]
    body: str


_SETTINGS = {
    "title": "Plans in writing",
    "description": "A small example: should a team write its plans down?",
    "main": "plans-in-writing",
    "expect": {MAIN: "supported"},
}
_REMARK = "# A change that turns this verdict must also change it here."

_NODES = (
    _Node(
        "question",
        "plans-in-writing",
        {
            "title": "Should a team write its plans down?",
            "sources": "plan-notes, the question",
            "sort": "debate",
            "about": MAIN,
        },
        "A few people can agree on what to do next by talking. Some teams also write down what\n"
        "they agreed on. Is that worth the work?",
    ),
    _Node(
        "claim",
        MAIN,
        {
            "title": "A team that writes its plans down gets more of them done",
            "sources": "plan-notes, the question",
            "standing": "open",
        },
        "Nobody has to believe it as long as no argument for it stands: `standing: open`.",
    ),
    _Node(
        "argument",
        "newcomers-catch-up",
        {
            "title": "Newcomers catch up by themselves",
            "sources": "plan-notes, for",
            "for": MAIN,
            "premises": [
                {"p1": "Most teams are joined by somebody in the middle of a plan."},
                {"p2": "A written plan can be read at any time, without asking anybody."},
            ],
        },
        "Whoever joins late was not there when the plan was made. In a team that writes, they\n"
        "read it; in a team that only talks, they wait until somebody has time for them.",
    ),
    _Node(
        "argument",
        "written-plans-go-stale",
        {
            "title": "Written plans go stale",
            "sources": "plan-notes, against",
            "against": MAIN,
            "premises": [
                {"p1": "Plans change in most weeks."},
                {"p2": "Hardly anybody rewrites the page each time."},
            ],
        },
        "After a month the page says one thing and the team does another, and those who trust\n"
        "the page work on the wrong thing.",
    ),
    _Node(
        "argument",
        "a-date-is-enough",
        {
            "title": "A date on the page is enough",
            "sources": "plan-notes, replies",
            "undercuts": "written-plans-go-stale",
            "premises": [{"p1": "Whoever sees when a page was written knows how far to trust it."}],
        },
        "Both premises of the objection may be true. It is the step that fails: a page which is\n"
        "out of date still helps those who can see that it is.",
    ),
    _Node(
        "axis",
        "team-size",
        {"title": "Size of the team", "unit": "people"},
        "How many people work by the same plan.",
    ),
    _Node(
        "threshold",
        "beyond-one-table",
        {
            "title": "The team no longer fits around one table",
            "sources": "plan-notes, replies",
            "axis": "team-size",
            "level": "9",
        },
        "From here on nobody meets everybody else every day.",
    ),
    _Node(
        "proposal",
        "sheet-on-the-wall",
        {
            "title": "Keep the plan on one sheet on the wall",
            "sources": "plan-notes, replies",
            "relies_on": MAIN,
            "breaks": [
                {
                    "at": "beyond-one-table",
                    "why": "A sheet on a wall is read only by those who pass it.",
                    "failure": "silent",
                }
            ],
        },
        "The cheapest way to write a plan down: one sheet, where everybody sees it.",
    ),
    _Node(
        "source",
        "plan-notes",
        {
            "title": "Notes written for this example",
            "sections": ["the question", "for", "against", "replies"],
        },
        "Made up for this example. In a map of your own, each text that you take statements from\n"
        "has a file like this one, with its authors, date and address.",
    ),
)


def example() -> Iterator[tuple[str, str]]:
    """Yield (path within the kb, text) of each file of the example, in canonical form."""
    yield "LICENSE", LICENCE
    yield SETTINGS, emit_front(Settings, _SETTINGS, Comments([], {("expect",): [_REMARK]}, {}))
    for node in _NODES:
        cls = KINDS[node.kind]
        yield f"{cls.folder}/{node.id}{SUFFIX}", emit(cls, node.fields, node.body)
