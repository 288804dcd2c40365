"""RM1xx: keys and values of one file that are not what its kind allows."""

from robustmap.model.codes._code import Code

CODES = (
    Code(
        "RM101",
        "unknown-key",
        "error",
        "a key is not known",
        "Each kind of node has its own keys. A mistyped key would otherwise be ignored, and "
        "with it what it says. Keys that begin with `x-` are yours to use.",
        "use one of the known keys, or begin a key of your own with `x-`",
        "undercut: for-2",
        "undercuts: for-2",
    ),
    Code(
        "RM102",
        "wrong-type",
        "error",
        "a value has the wrong form",
        "The key is known, but what stands there is not of the form that it takes: text where "
        "a list of pairs is needed, a word where a number is, and so on.",
        "write the value in the form that is expected",
        "number: third",
        "number: 3",
    ),
    Code(
        "RM103",
        "bad-word",
        "error",
        "a value is not one of the allowed words",
        "Some keys take one of a few words, so that everybody's files can be counted and compared.",
        "use one of the allowed words",
        "basis: implicit",
        "basis: implied",
    ),
    Code(
        "RM104",
        "missing-key",
        "error",
        "a required key is missing",
        "Every node but an argument is shown by its title, so it needs one.",
        "add a line with the key",
        "sort: empirical",
        "title: Demonstrations of the failure exist\nsort: empirical",
    ),
    Code(
        "RM105",
        "too-long",
        "error",
        "a title is too long",
        "Titles stand in tables, maps and links; beyond 100 characters they cannot be read "
        "there. What does not fit belongs in the text below.",
        "shorten the title and say the rest in the text",
        "title: Capabilities generalise further than alignment does, because reality punishes "
        "false beliefs and never false values",
        "title: Capabilities generalise further than alignment",
    ),
    Code(
        "RM106",
        "bad-local-id",
        "error",
        "a premise's local id cannot serve",
        "An inline premise is written `local-id: A whole sentence.` A word before a colon is "
        "taken for its id, also where it was meant as part of the sentence. Each premise of an "
        "argument needs an id of its own.",
        "use lower-case letters, digits and hyphens for the id, or quote the sentence",
        "premises:\n  - Evidence: demos exist.",
        'premises:\n  - "Evidence: demos exist."',
    ),
    Code(
        "RM107",
        "unnamed-premise",
        "note",
        "an inline premise has no local id",
        "Without an id of its own a premise can be shown but not safely named: its number "
        "changes when another is added before it.",
        "run `robustmap fmt`, which names it",
        "premises:\n  - Reality punishes false beliefs.",
        "premises:\n  - p1: Reality punishes false beliefs.",
    ),
)
