"""RM0xx: what can be wrong before anything is understood."""

from robustmap.model.codes._code import Code

CODES = (
    Code(
        "RM001",
        "not-utf8",
        "error",
        "the file is not UTF-8 text",
        "Node files are read as UTF-8. A byte that is not valid there would be shown wrongly "
        "or lost, so the file is not read further.",
        "save the file as UTF-8",
    ),
    Code(
        "RM002",
        "no-front-matter",
        "error",
        "the front matter is missing or not closed",
        "A node file opens with a line `---`, then its keys, then a second line `---`, then "
        "its text. Without the two lines nothing tells the keys from the text.",
        "put the keys between two lines that hold only `---`",
        "title: Reality hits back",
        "---\ntitle: Reality hits back\n---\nWhat the statement says, in your own words.",
    ),
    Code(
        "RM003",
        "bad-yaml",
        "error",
        "the front matter is not YAML",
        "The keys of a node are written in YAML. The most frequent slips are a colon inside an "
        "unquoted sentence, an unclosed quote or bracket, and uneven indentation.",
        "put the value in double quotes, or indent it like its neighbours",
        "title: Two kinds: one works",
        'title: "Two kinds: one works"',
    ),
    Code(
        "RM004",
        "duplicate-key",
        "error",
        "a key occurs twice",
        "YAML readers silently keep the last of two equal keys; here neither is preferred, "
        "because one of them would be lost.",
        "merge the two into one, as a list where both are meant",
        "for: a\nfor: b",
        "for:\n  - a\n  - b",
    ),
    Code(
        "RM005",
        "empty-value",
        "error",
        "a key has no value",
        "A key with nothing after it is more often a forgotten value than an intention.",
        "give it a value, or delete the line",
        "scheme:",
        "scheme: analogy",
    ),
    Code(
        "RM006",
        "bad-key",
        "error",
        "a key is not plain text",
        "Keys are words. YAML also allows lists and mappings as keys, which nothing here uses.",
        "write the key as a single word",
        "? [for, against]\n: a",
        "for: a",
    ),
    Code(
        "RM007",
        "yaml-tag",
        "error",
        "a YAML tag is used",
        "Tags such as `!!int` make a value mean something that cannot be seen; every value is "
        "read as text, and the key decides what it becomes.",
        "delete the tag",
        "number: !!int 3",
        "number: 3",
    ),
    Code(
        "RM008",
        "yaml-anchor",
        "error",
        "a YAML anchor or alias is used",
        "Anchors (`&x`) and aliases (`*x`) hide where a value comes from, and can grow a small "
        "file without bound.",
        "write the value out; where it starts with `*` or `&`, quote it",
        "title: &t Reality hits back\nnote: *t",
        "title: Reality hits back",
    ),
    Code(
        "RM009",
        "cut-by-comment",
        "error",
        "a `#` cuts the value short",
        "In YAML a blank and a `#` begin a comment, so the rest of the sentence is silently lost.",
        "put the whole value in double quotes, or the comment on a line of its own",
        "title: Against item #3 there is evidence",
        'title: "Against item #3 there is evidence"',
    ),
    Code(
        "RM010",
        "too-large",
        "error",
        "the file is too large",
        "A node is one statement with its reasons. Files over 256 KiB are not read, so that a "
        "mistake cannot stop every check.",
        "split it into several nodes, or move what is no node out of the kb",
    ),
    Code(
        "RM011",
        "too-deep",
        "error",
        "values are nested too deeply",
        "No field needs more than a few levels; deeper nesting is a slip of indentation or an "
        "attack on the reader.",
        "flatten the value",
        "tags: [[[[[[[[[[[[[a]]]]]]]]]]]]]",
        "tags: [a]",
    ),
    Code(
        "RM012",
        "link-outside",
        "error",
        "a symbolic link leaves the kb",
        "Links that point outside would make the kb depend on one machine, and could publish "
        "files that were never meant to be read.",
        "copy the file into the kb",
    ),
    Code(
        "RM013",
        "unreadable",
        "error",
        "the file cannot be read",
        "The file is there, but the machine refuses to give its content.",
        "check its permissions",
    ),
    Code(
        "RM014",
        "stray-file",
        "warning",
        "a file of the kb is not read",
        "Nodes are files that end in `.md`, in a folder named after their kind. Anything else "
        "is passed over, which is seldom what was meant.",
        "rename it to end in `.md`, or move it out of the kb",
    ),
    Code(
        "RM015",
        "control-character",
        "error",
        "the file holds a control character",
        "Characters such as NUL or escape cannot be shown and are not allowed in YAML.",
        "delete the character",
    ),
)
