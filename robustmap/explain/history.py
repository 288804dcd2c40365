"""The words for what was: who committed what and when, what changed, and how to cite it."""

from collections.abc import Mapping

HISTORY: Mapping[str, str] = {
    "once": "{first} by {who}",
    "since": "first {first} by {who}, last {last} by {by}",
    "last": "last {last} by {by}; what came before is not in this clone",
    "commits": "{number} in all",
    "uncommitted": "not committed yet",
    "edited": "changed since, and not committed yet",
    "unknown": "not known here",
}
"""Of one node: its first and last commit, or that they are not known."""

WHY: Mapping[str, str] = {
    "no-history": "The history of this map is not known here: it was built from files that lie in "
    "no git repository, or in one that does not hold them.",
    "partial": "The history of this map is not known here: git holds only a part of it.",
    "empty": "Nothing has been committed since this history begins.",
}
"""Why there is no history to tell."""

CHANGES: Mapping[str, str] = {
    "title": "Changes",
    "intro": "What each change of the files did to the verdicts, and to what speaks for and "
    "against. Worked out from the files before and after it.",
    "latest": "Latest changes",
    "all": "All changes",
    "feed": "The same as a feed (Atom)",
    "began": "The map begins here.",
    "nothing": "No verdict changes, and nothing moves among the reasons.",
    "silent": "What it changes was not worked out: git does not hold all of it here.",
    "left": "Older changes are not told here: of a map of this size, {number} are compared.",
    "shallow": "What came before is not in this clone.",
    "verdicts": "Verdicts that changed",
    "scaled": "Robustness to scale",
    "ledgers": "What moved among the reasons for and against",
    "nodes": "What was done to the files",
    "turn": "before: {before}; after: {after}",
    "because": "because of",
    "some": "because of some of",
    "for": "speaks for it",
    "against": "speaks against it",
    "step": "{side}: {item} ({moved})",
    "came": "new here: {after}",
    "went": "gone from here, before: {before}",
    "went-on": "before: {before}, after: {after}",
    "person": "a person",
    "more": "and {number} more",
}
"""The page of changes, and its feed."""

COUNTS: Mapping[str, tuple[str, str]] = {
    "verdicts": ("verdict changed", "verdicts changed"),
    "scaled": ("answer on scaling changed", "answers on scaling changed"),
    "ledgers": ("reason moved", "reasons moved"),
    "added": ("new", "new"),
    "gone": ("gone", "gone"),
    "changed": ("changed", "changed"),
}
"""What is counted of a commit: one, several."""

CITE: Mapping[str, str] = {
    "title": "How to cite this page",
    "text": "“{title}”. {site}, {kind} {id}.",
    "state": "State of {day}, commit {commit}.",
    "edited": "The page tells of changes that are not committed yet.",
    "undated": "The date of its last change is not known here.",
    "bibtex": "BibTeX",
    "csl": "CSL-JSON",
    "json": "JSON",
    "turtle": "Turtle",
}
"""How a page is cited, and where it is told to machines."""
