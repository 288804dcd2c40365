"""The words about files of other tools: what the page of formats says."""

FORMATS_PAGE = {
    "title": "Formats",
    "intro": "What other tools write can become a map, and a map can become a file of theirs. "
    "Most formats hold less than a map does; what is lost is counted at every export.",
    "how": "`robustmap import FILE` shows what a file would become, and `robustmap export "
    "--format NAME` writes one.",
    "guide": "How to do it",
    "solvers": "The formats of solvers hold the framework that follows from the map, not the map.",
    "name": "Name",
    "what": "What it is",
    "files": "Files end with",
    "reads": "Read",
    "writes": "Written",
    "undercuts": "Holds undercuts",
    "loses": "What is lost",
    "yes": "yes",
    "no": "no",
    "data": "The map as a file of other tools:",
}
