"""The legend: every mark with its word and what it means."""

from robustmap.explain import words
from robustmap.explain.passages import MEANING
from robustmap.publish.html import Html, el, join, text
from robustmap.publish.marks import MARKS
from robustmap.publish.parts.writer import pill


def legend() -> Html:
    """Give every verdict's mark with a sentence on what it means."""
    rows = [
        join(el("dt", pill(MARKS[answer], _word(answer))), el("dd", text(said)))
        for answer, said in MEANING.items()
    ]
    return el("dl", *rows, cls="legend")


def _word(answer: str) -> str:
    known: dict[str, str] = {**words.ARGUMENT, **words.CLAIM}  # type: ignore[dict-item]
    return known[answer]
