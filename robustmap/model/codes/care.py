"""RM4xx: care for sources and for the whole."""

from robustmap.model.codes._code import Code

CODES = (
    Code(
        "RM401",
        "no-source",
        "warning",
        "a node has no source",
        "Without a source nobody can check that the paraphrase is fair, or who holds it.",
        "add `sources: [SOURCE, place, by HANDLE]`, or set a default for the folder in map.yaml",
        "title: Demos exist",
        "title: Demos exist\nsources: gen-post, For 6, by gen-post/author",
    ),
    Code(
        "RM402",
        "near-duplicate",
        "warning",
        "two titles say nearly the same",
        "The same thing under two ids splits the arguments about it, and each half looks "
        "weaker than the whole.",
        "keep one of them, or say how they differ; `same_as` or `similar_to` silences this",
        "title: Capabilities generalize farther than alignment",
        "title: Capabilities generalize farther than alignment\n"
        "same_as: capabilities-generalise-further",
    ),
    Code(
        "RM403",
        "part-unaccounted",
        "warning",
        "a part of a text is neither taken nor left out",
        "A text that lists its parts promises to account for each of them: a part from which "
        "nothing was taken may have been overlooked.",
        "write a node whose `sources` name the part, or say in `left_out` why there is none",
        "parts:\n  - at: comment 3",
        "parts:\n  - at: comment 3\n    left_out: Thanks only.",
    ),
    Code(
        "RM404",
        "place-unknown",
        "warning",
        "a source is cited at a place that it does not list",
        "Readers look a statement up by its place. A text that lists its parts can be checked.",
        "name a part as the text lists it; a comma and a detail may follow",
        "sources: gen-post, coment 3",
        "sources: gen-post, comment 3, second sentence",
    ),
    Code(
        "RM405",
        "part-twice",
        "warning",
        "a text lists a part twice",
        "What was taken from the part would be counted for both.",
        "delete one of the two, or tell the places apart",
        "parts:\n  - at: comment 3\n  - at: comment 3",
        "parts:\n  - at: comment 3\n  - at: comment 4",
    ),
    Code(
        "RM406",
        "quantity-empty",
        "warning",
        "a quantity says nothing, or its range is upside down",
        "A quantity gives a value, a range, or at least a direction without a size.",
        "give `value`, `low` and `high`, or `sign`",
        "quantity:\n  certainty: guessed",
        "quantity:\n  sign: positive\n  certainty: guessed",
    ),
    Code(
        "RM407",
        "suspect-link",
        "warning",
        "a link was read against an earlier wording",
        "`read` remembers the wording against which a link was written. What it leads to has been "
        "put in other words since, so whoever made the link may not mean it any more. It changes "
        "no verdict.",
        "read both again; if the link still holds, run `robustmap reread` on its node",
        "against:\n  to: reality-hits-back     # which has been put in other words since\n"
        "  read: 3f9a21c0",
        "against:\n  to: reality-hits-back\n  read: 5d10e7b2",
    ),
)
