"""Open questions that nobody has answered: those with a file, and those asked in passing."""

from collections.abc import Iterator

from robustmap.model.nodes import WAITING, Question
from robustmap.query.dues._due import SORTS, Ground, Obligation


@SORTS.entry("question")
def questions(kb: Ground) -> Iterator[Obligation]:
    """Yield open questions without an answer, then moves that asked without a question's file."""
    yield from filed(kb, "open")
    for played in kb.replays.values():
        for due in played.open:
            node = kb.map.nodes.get(due.node)
            if due.sort == "question" and not (isinstance(node, Question) and node.sort in WAITING):
                asked = played.turns[due.move]
                shown = due.node if node is not None else played.id
                yield Obligation("question", shown, (), played.id, due.move, asked.text)


def filed(kb: Ground, sort: str) -> Iterator[Obligation]:
    """Yield the questions of one sort that nobody has answered, by id.

    What only serves to judge proposals by is asked of each of them, so it is left out.
    """
    asked = (node for node in kb.map.of_kind("question") if isinstance(node, Question))
    criteria = {kb.map.resolve(ref) for node in asked for ref in node.criteria}
    for node in kb.map.of_kind("question"):
        if isinstance(node, Question) and node.sort == sort:
            if node.id in criteria or kb.answers.get(node.id):
                continue
            refs = node.asks_about if sort == "challenge" else node.about
            about = tuple(found for ref in refs if (found := kb.map.resolve(ref)))
            yield Obligation("question" if sort == "open" else sort, node.id, about)
