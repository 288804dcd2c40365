"""What does not hang on how anything is said: it stays while a text alone is reworded."""

import hashlib

from robustmap.publish.asked.book import Question
from robustmap.publish.site import Site

PROSE = frozenset(("body", "note", "title", "titles"))
"""The fields of a node that are only read by people."""

ASKED = frozenset(("firmness",))
"""The questions that take long and are about the form of a map alone: no prose is read."""


def formal(site: Site) -> str:
    """Give what tells the form of a map from any other: all but its prose. Linear in the map."""
    made = hashlib.blake2b(digest_size=20)
    for node in site.map.nodes.values():
        told = [(key, one) for key, one in vars(node).items() if key not in PROSE]
        made.update(repr(told).encode("utf-8", "surrogatepass") + b"\0")
    solution = site.solution
    for statement in site.map.statements.values():
        formed = statement._replace(text=""), solution.statement_label(statement.id)
        made.update(repr(formed).encode("utf-8", "surrogatepass") + b"\0")
    for inference in site.map.inferences.values():
        arguing = inference, solution.inference_label(inference.id)
        made.update(repr(arguing).encode("utf-8", "surrogatepass") + b"\0")
    return made.hexdigest()


def is_formal(question: Question) -> bool:
    """Tell whether the answer to a question stays as long as the form of the map does."""
    return question.op == "call" and question.what[0] in ASKED
