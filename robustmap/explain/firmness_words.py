"""The words for what would turn a verdict: on pages, on the command line, and in Python."""

from collections.abc import Mapping

FIRM: Mapping[str, str] = {
    "loss": "Without it, these verdicts would turn:",
    "too-much": "Too much bears on this to work it out on a page: `robustmap flip {ref}` does.",
    "title": "What would turn it",
    "one": "One change would turn it",
    "two": "No single change turns it, but two together do",
    "three": "No two changes turn it, but three together do",
    "several": "No {less} changes turn it, but {size} together do",
    "never": "Nothing that is said here turns it when it is taken away.",
    "never-to": "Nothing that is said here makes it “{to}” when it is taken away.",
    "beyond": "It takes more than {size} changes to turn it; `robustmap flip {ref}` says how many.",
    "first": "The first that were found; not all sets of this size were looked at.",
    "exactly": "It takes {size} changes to turn it, and no fewer",
    "groups": "Whatever turns it makes one change of each of these groups:",
    "loops": "How many it takes was not worked out: claims here may come to lean on themselves.",
    "large": "How many it takes was not worked out: too much bears on it.",
    "proof": "{tried} sets of changes were worked out, of {all} that could matter; none smaller "
    "turns it.",
    "same": "the same as: {others}",
    "then": "then {verdict}",
    "more": "{number} more",
    "rest": "and {number} more, which `robustmap flip` tells",
    "openings": "Where one new argument would turn it",
    "no-openings": "There is no place where one new argument would turn it.",
    "open": "What is still open",
    "stable": "It stays the same, however what is still open here turns out.",
    "turns": "These could change it, each in some case by itself:",
    "possible": "It could become {verdicts}.",
    "cut": "More than {most} cases were not told apart: there may be more.",
    "sided-for": "All that is said about it here speaks for it.",
    "sided-against": "All that is said about it here speaks against it.",
    "shared": "What rests on one premise falls with it:",
    "carries": "{premise}: {items}",
}

CHANGES: Mapping[str, str] = {
    "off": "without {ref}",
    "withdrawn": "if {ref} had to be argued for",
}
"""What is done to an argument or a claim."""

PLACES: Mapping[str, str] = {
    "undercuts": "undercut {ref}",
    "against": "argue against {ref}",
    "for": "argue for {ref}",
    "backs": "defend the step of {ref}",
}
"""What a new argument would do."""

OPEN: Mapping[str, str] = {
    "question": "a question without an answer: {ref}",
    "draft": "a draft: {ref}",
    "supposed": "only supposed: {ref}",
    "implied": "clearly meant, not said: {ref}",
    "reading": "our reading: {ref}",
}
"""Why something is uncertain."""
