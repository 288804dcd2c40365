"""RM5xx: what only shows when verdicts are computed; RM9xx: the kb as a whole."""

from robustmap.model.codes._code import Code

CODES = (
    Code(
        "RM501",
        "failing-pin",
        "error",
        "a pinned verdict has changed",
        "`expect` pins the verdict of a node, so that a change which flips it is noticed. The "
        "verdict that follows from the files is now another one.",
        "if the new verdict is right, edit the pin in the same change",
        "expect:\n  capabilities-generalise-further: supported",
        "expect:\n  capabilities-generalise-further: contested",
    ),
    Code(
        "RM502",
        "pin-without-verdict",
        "error",
        "a pin names something without a verdict",
        "Claims, arguments and their parts have verdicts. Thresholds, axes, sources and "
        "questions have none, so nothing can be pinned there.",
        "pin the claim or argument that is meant",
        "expect:\n  gen-post: supported",
        "expect:\n  capabilities-generalise-further: supported",
    ),
    Code(
        "RM503",
        "robustness-disputed",
        "warning",
        "what is argued of robustness is not what follows from the clauses",
        "Somebody has argued that a proposal withstands a kind of scaling, or that it does not, "
        "and that holds; by the clauses of the proposal and the order of thresholds it is the "
        "other way round. One of the two lacks something.",
        "answer the argument, or mend the clause that it overlooks",
        "for: careful-bootstrapping#robust-up   # though it breaks at `deception`",
        "against: careful-bootstrapping#breaks-deception",
    ),
    Code(
        "RM901",
        "empty-kb",
        "error",
        "there is no node",
        "A check of nothing would pass without having checked anything.",
        "run `robustmap init`, or say where the kb is with `--kb`",
        "kb/map.yaml",
        "kb/map.yaml\nkb/claims/reality-hits-back.md",
    ),
    Code(
        "RM902",
        "no-map-file",
        "note",
        "there is no map.yaml",
        "`map.yaml` gives the kb its title, its default view and its pins. Without it the "
        "defaults are used.",
        "add a map.yaml with at least a title",
        "kb/claims/reality-hits-back.md",
        "kb/map.yaml\nkb/claims/reality-hits-back.md",
    ),
)
