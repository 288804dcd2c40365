"""Whether somebody has answered a question or a request for backing."""

from collections.abc import Sequence

from robustmap.explain.dialogues import DIALOGUE
from robustmap.model.nodes import WAITING, Question
from robustmap.publish.html import NOTHING, Html, el
from robustmap.publish.marks import Mark
from robustmap.publish.parts.longer import EACH, SHOWN, Long, beginning
from robustmap.publish.parts.writer import Writer, pill
from robustmap.publish.site import Site

ANSWERED, UNANSWERED = Mark("✓", "holds"), Mark("…", "silent")


def answered(writer: Writer, node: Question) -> Html:
    """Say whether a question has an answer, and which; nothing for debates and comparisons."""
    if node.sort not in WAITING:
        return NOTHING
    found = beginning(writer, node, ANSWERS)
    return found or el("p", pill(UNANSWERED, DIALOGUE["unanswered"]))


def _answers(site: Site, node: Question) -> Sequence[str]:
    return site.kb.answers.get(node.id, ())


ANSWERS = Long(
    *("answers", DIALOGUE["answered"], _answers, Writer.rows, SHOWN, EACH),
    note=DIALOGUE["answer-note"],
)
