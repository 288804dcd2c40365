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
)
