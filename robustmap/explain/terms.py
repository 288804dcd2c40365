"""The words of pages about terms: definitions, test cases, senses, rival headings."""

from robustmap.model.map import Map
from robustmap.model.nodes import Concept

TERMS = {
    "title": "Terms of this debate",
    "intro": "Words that the debate turns on, with their rival definitions. How to read the words "
    "of this site itself is told in the guide.",
    "rivals": "Words with rival definitions",
    "others": "Other words",
    "classes": "Classes of failures",
    "clashes": "One word, two senses",
    "clashes-note": "Here one argument bears on another and means something else by the word. It "
    "may miss what it is aimed at.",
    "clash": "{node} means {sense}; {other} means {rival}.",
    "pointed-out": "Pointed out by {critic}.",
    "definitions": "What it is said to mean",
    "coined": "Brought up by {who}.",
    "by": "by {who}",
    "aimed": "{number} about it",
    "flaw": "granted flaw:",
    "best": "no better one known",
    "cases": "What each definition says of test cases",
    "case": "Test case",
    "cases-label": "Test cases by definition; scroll to see more",
    "apart": "Told apart by {number} of them: {one} and {other}.",
    "alike": "The same on every case that both settle: {one} and {other}.",
    "open": "No case here tells them apart: {one} and {other}.",
    "senses": "Where the word is used",
    "sense": "in this sense:",
    "no-sense": "without saying in which sense:",
    "uses": "Uses the word as in",
    "offers": "Asks instead:",
    "manner": "Objects to how it was said; defeats nothing.",
    "curation": "How it got here",
    "more": "{number} more terms: `robustmap table concepts` lists them all.",
}

FITS = {"yes": "yes", "no": "no", "unclear": "unclear", "": ""}
"""Whether a test case falls under a definition."""

ACT = {
    "nominates": "nominated by {who}",
    "seconds": "seconded by {who}",
    "reviews": "reviewed by {who}",
    "revises": "review revised by {who}",
    "curates": "curated by {who}",
}
"""What somebody did to bring a text or node to the attention of others."""

REJECTED = {
    "sense": ("sense rejected by", "rejects the sense of"),
    "word": ("Word rejected by", "rejects the word"),
}
"""What a rejected framing is called where it is no question: seen from it, and from who rejects."""


def rejected(map_: Map, ref: str) -> tuple[str, str] | None:
    """Give the words for rejecting a definition or a word, None where something else is named."""
    statement = map_.statements.get(ref)
    if statement is not None:
        return REJECTED["sense"] if statement.role == "definition" else None
    return REJECTED["word"] if isinstance(map_.nodes.get(ref), Concept) else None
