"""RM3xx: arguments, orders and plans that cannot mean what they say."""

from robustmap.model.codes._code import Code

CODES = (
    Code(
        "RM301",
        "no-target",
        "error",
        "an argument has no target",
        "An argument is meant to do something: speak for or against a claim, undercut or back "
        "another argument, reject a question, or limit a scope.",
        "say what it is meant to do: `for: ID` or `against: ID` for a claim, `undercuts: ID` for "
        "an argument",
        "premises:\n  - p1: Demonstrations exist.",
        "for: misgeneralisation-happens\npremises:\n  - p1: Demonstrations exist.",
    ),
    Code(
        "RM302",
        "self-attack",
        "error",
        "an argument is aimed at itself",
        "An argument that undercuts, backs or denies a part of itself can neither stand nor "
        "fall; it is nearly always a copied id.",
        "name what is meant",
        "undercuts: against-2             # in kb/arguments/against-2.md",
        "undercuts: for-2",
    ),
    Code(
        "RM303",
        "premise-is-conclusion",
        "error",
        "a premise is also the conclusion",
        "An argument that assumes what it concludes adds nothing.",
        "state the premise in its own words, or delete it",
        "for: reality-hits-back\npremises:\n  - reality-hits-back",
        "for: reality-hits-back\npremises:\n  - false-beliefs-cost",
    ),
    Code(
        "RM304",
        "circular-support",
        "error",
        "claims support only each other",
        "Each of these claims stands only if the next one does, and nothing outside the circle "
        "holds any of them up. Their verdict is *leans on itself*.",
        "add an argument that rests on something else, or give one of the claims "
        "`standing: asserted` or `presumed`",
        "for: a-is-so                     # in one argument, which rests on b-is-so\n"
        "for: b-is-so                     # in another, which rests on a-is-so",
        "for: b-is-so\npremises:\n  - p1: It has been measured.",
    ),
    Code(
        "RM305",
        "definition-attacked",
        "error",
        "a definition is attacked",
        "A definition is neither true nor false. What can be disputed is whether to use it, or "
        "whether a case falls under it.",
        "attack the claim that uses it, or use `reframes`",
        "against: capability-means-reach  # it has `sort: definitional`",
        "reframes: capability-means-reach",
    ),
    Code(
        "RM306",
        "both-sides",
        "error",
        "an argument has one target in two relations",
        "The same argument cannot be for and against the same thing, nor aim at it twice.",
        "keep the relation that is meant; split the item if it really does both",
        "for: reality-hits-back\nagainst: reality-hits-back",
        "for: reality-hits-back",
    ),
    Code(
        "RM307",
        "isolated",
        "warning",
        "a node is not connected to anything",
        "No node names it and it names no other, so no page but its own will lead to it.",
        "name in it what it bears on, or name it in an argument, a question or a proposal",
        "(a claim that is no premise, no target, and under no question's `about`)",
        "premises:\n  - reality-hits-back",
    ),
    Code(
        "RM308",
        "order-cycle",
        "error",
        "definitional orders contradict each other",
        "These orders hold by definition and together put a threshold before itself, so no "
        "possible order is left.",
        "take one of them back, or make it a claim that can be disputed",
        "before: [deception, awareness]   # in one definitional claim\n"
        "before: [awareness, deception]   # in another",
        "before: [awareness, deception]",
    ),
    Code(
        "RM309",
        "need-is-break",
        "error",
        "a proposal needs what breaks it",
        "The same threshold is listed under `needs` and under `breaks`, so the proposal has no "
        "room to work by its own words.",
        "keep one of the two, or split the threshold",
        "needs: deception\nbreaks: deception",
        "needs: awareness\nbreaks: deception",
    ),
    Code(
        "RM310",
        "self-reference",
        "error",
        "a node names itself",
        "Nothing contradicts, replaces, resembles or comes before itself; it is nearly always "
        "a copied id.",
        "name the node that is meant",
        "contradicts: reality-hits-back   # in kb/claims/reality-hits-back.md",
        "contradicts: nothing-corrects-values",
    ),
    Code(
        "RM311",
        "listed-twice",
        "error",
        "an entry is listed twice",
        "Listed twice a premise or clause counts once, and what the second entry says besides "
        "would be lost.",
        "keep one of the two, with what both say",
        "needs:\n  - situational-awareness\n  - at: situational-awareness\n    why: ...",
        "needs:\n  - at: situational-awareness\n    why: ...",
    ),
)
