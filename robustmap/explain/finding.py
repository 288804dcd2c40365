"""The words of finding things: the search, the page of all nodes, and missing addresses."""

SEARCH = {
    "label": "Search",
    "hint": "Search by title, id or text",
    "plain": "Everything",
    "waiting": "Looking …",
    "failed": "The search could not be loaded.",
    "found": "{number} found",
    "found-one": "One found",
    "none": "Nothing found.",
    "first": "{number} found, of which these are the first {shown}",
    "all": "All of them, with filters",
    "close": "Nearly the same word",
    "help": "kind:argument and verdict:disputed narrow it down; / begins, arrows choose, Esc ends.",
    "page": "page",
}
"""The search field, which stands on every page."""

MISSING = {
    "title": "There is no such page",
    "note": "An id stays, and an earlier one leads to the page of today; so this address may be "
    "mistyped, or its file may have been removed.",
    "near": "Did you mean one of these?",
    "nothing": "Nothing on this map comes near it.",
    "ways": "Everything that there is:",
}
"""The page that is shown where an address leads nowhere."""

FACETS = {
    "kind": "Kind",
    "verdict": "Verdict",
    "mark": "Look for",
    "debate": "Debate",
    "source": "Source",
    "person": "Said by",
    "basis": "Basis",
    "axis": "Axis",
    "review": "Review",
}
"""What nodes are filtered by: key in the address -> what it is called."""

LOOK_FOR = {
    "unanswered": "holds, no reply yet",
    "answered": "holds after replies",
    "waits": "waits for an answer",
    "undercut": "an undercut is aimed at it",
    "fragile": "one change would turn it",
    "unsourced": "no source named",
    "alone": "bears on no debate",
    "no-effect": "has no effect here",
}
"""The marks of nodes that a reader may look for: key in the address -> what it says."""

REVIEW = {"draft": "draft", "reviewed": "reviewed", "withdrawn": "withdrawn"}

FILTER = {
    "lists": "Lists",
    "table": "Find nodes by what they are",
    "note": "Choices in one box widen it, those in several narrow it down. The address holds "
    "what you chose.",
    "words": "With the words",
    "any": "any",
    "shown": "{shown} of {all} nodes",
    "none": "No node is all of that.",
    "reset": "Begin again",
    "copy": "Copy the link",
    "copied": "The link was copied.",
    "download": "Download these as CSV",
    "json": "All of them as JSON",
    "more": "Show {number} more",
    "sort": "Sort by",
    "title": "Title",
    "id": "Id",
    "ignored": "The address named what is not on this map, and was ignored: {names}.",
    "script": "The table needs JavaScript; the lists above hold the same nodes.",
    "failed": "The nodes could not be loaded.",
}
"""The table of all nodes."""
