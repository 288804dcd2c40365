"""Whether somebody has answered a question or a request for backing."""

from robustmap.explain.dialogues import DIALOGUE
from robustmap.model.nodes import Question
from robustmap.publish.html import NOTHING, Html, el
from robustmap.publish.marks import Mark
from robustmap.publish.parts.writer import Writer, pill, section

WAITS = ("open", "challenge")
"""The sorts of question that wait for an answer."""

ANSWERED, UNANSWERED = Mark("✓", "holds"), Mark("…", "silent")


def answered(writer: Writer, node: Question) -> Html:
    """Say whether a question has an answer, and which; nothing for debates and comparisons."""
    if node.sort not in WAITS:
        return NOTHING
    found = writer.site.kb.answers.get(node.id, ())
    if not found:
        return el("p", pill(UNANSWERED, DIALOGUE["unanswered"]))
    note = DIALOGUE["answer-note"]
    return section(DIALOGUE["answered"], writer.rows(found), anchor="answers", note=note)
