"""RM2xx: ids, and references that lead nowhere or to the wrong thing."""

from robustmap.model.codes._code import Code

CODES = (
    Code(
        "RM201",
        "unknown-id",
        "error",
        "an id is not known",
        "The reference leads nowhere: no node, premise, clause or inference has this id.",
        "use an id that exists, or add the node that is meant",
        "for: capabilities-generalize",
        "for: capabilities-generalise-further",
    ),
    Code(
        "RM202",
        "duplicate-id",
        "error",
        "two files have the same id",
        "A node's id is its file's name without `.md`, and must be unique in the whole kb, "
        "whatever the folder: addresses on the site and references depend on it.",
        "rename one of the files",
        "kb/claims/demos.md\nkb/arguments/demos.md",
        "kb/claims/demos-exist.md\nkb/arguments/from-demos.md",
    ),
    Code(
        "RM203",
        "duplicate-alias",
        "error",
        "an alias is used by another node",
        "An alias keeps an old id alive. If it is another node's id or alias, references to it "
        "would be ambiguous.",
        "delete the alias from one of the two",
        "aliases: reality-hits-back      # there is kb/claims/reality-hits-back.md",
        "aliases: the-world-corrects-errors",
    ),
    Code(
        "RM204",
        "case-clash",
        "error",
        "two ids differ only in case",
        "On many machines file names that differ only in case are the same file, so one of the "
        "two would vanish on a clone.",
        "rename one of them",
        "kb/claims/demos.md\nkb/claims/from-the-post/Demos.md",
        "kb/claims/demos.md\nkb/claims/from-the-post/staged-demos.md",
    ),
    Code(
        "RM205",
        "bad-id",
        "error",
        "a file's name cannot be an id",
        "Ids are lower-case letters, digits and single hyphens, at most 80 characters; `index` "
        "and `readme` are reserved for pages.",
        "rename the file",
        "kb/claims/Reality hits back.md",
        "kb/claims/reality-hits-back.md",
    ),
    Code(
        "RM206",
        "wrong-folder",
        "error",
        "a node is in the wrong folder",
        "The folder says what kind of node a file is: `claims/`, `arguments/`, `thresholds/`, "
        "`proposals/`, `axes/`, `questions/`, `people/`, `sources/`.",
        "move the file to the folder of its kind",
        "kb/claims/for-2.md               # with the keys `for` and `premises`",
        "kb/arguments/for-2.md",
    ),
    Code(
        "RM207",
        "dangling-clause",
        "error",
        "a node has no such part",
        "The node exists, but not the premise, clause or inference that the reference names "
        "after `#`. A clause that was removed takes the arguments about it with it.",
        "name a part that exists",
        "against: for-2#p9",
        "against: for-2#p1",
    ),
    Code(
        "RM208",
        "unnamed-part",
        "error",
        "a premise without an id is named from another file",
        "The premise has no local id yet, so its number may change; a reference to it would "
        "silently come to mean another sentence.",
        "run `robustmap fmt` on the file that holds the premise",
        "against: for-2#p1                # for-2 holds `premises: [Demonstrations exist.]`",
        "against: for-2#p1                # for-2 holds `premises: [p1: Demonstrations exist.]`",
    ),
    Code(
        "RM209",
        "withdrawn-target",
        "warning",
        "a reference names a withdrawn node",
        "A withdrawn node is kept so that old links do not break, but it counts as absent: "
        "what rests on it has lost a premise.",
        "name what replaced it, or withdraw this node too",
        "for: the-world-corrects-errors   # it has `replaced_by: reality-hits-back`",
        "for: reality-hits-back",
    ),
    Code(
        "RM210",
        "wrong-kind",
        "error",
        "a reference names the wrong kind of thing",
        "Each relation has its own kind of target: `for` and `against` name claims or "
        "proposals, `undercuts` and `backs` name arguments, `axis` names an axis, and so on.",
        "name a node of the right kind, or use another relation",
        "undercuts: capabilities-generalise-further",
        "undercuts: for-2",
    ),
)
