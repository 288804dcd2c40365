"""RM36x: comparisons, assumptions and branches that cannot mean what they say."""

from robustmap.model.codes._code import Code

CODES = (
    Code(
        "RM361",
        "unasked-criterion",
        "warning",
        "nothing asks for a criterion that is assessed",
        "A cell is shown where a comparison or checklist lists its criterion and the proposal "
        "among its options. This one is shown in none.",
        "add the criterion to a question with `sort: comparison` or `checklist`, or name the one "
        "that is meant",
        "assessed:\n  - on: is-it-chaep\n    answer: yes",
        "assessed:\n  - on: is-it-cheap\n    answer: yes",
    ),
    Code(
        "RM362",
        "criterion-twice",
        "error",
        "a criterion is assessed twice",
        "A proposal has one cell for a criterion. With two only one of them would be shown.",
        "keep one of the two, with what both say; put a condition under `if`",
        "assessed:\n  - {on: is-it-cheap, answer: yes}\n  - {on: is-it-cheap, answer: no}",
        "assessed:\n  - {on: is-it-cheap, answer: yes, if: it is done early}",
    ),
    Code(
        "RM363",
        "not-relied-on",
        "error",
        "an assumption is taken away on which the proposal does not rely",
        "`without` says what happens to a proposal if one of the claims under its `relies_on` is "
        "taken away.",
        "add the claim to `relies_on`, or name the one that is meant",
        "relies_on: boxing-holds\nwithout:\n  - {at: boxing-hold, breaks: yes}",
        "relies_on: boxing-holds\nwithout:\n  - {at: boxing-holds, breaks: yes}",
    ),
    Code(
        "RM364",
        "branch-on-nothing",
        "error",
        "a branch turns on nothing, or on its own plan",
        "A branch says what a plan does if something else goes well or badly; `goes` needs the "
        "`on` that it is about.",
        "name in `on` the proposal or claim on which the branch turns",
        "branches:\n  - {if: it works, then: do less, goes: well}",
        "branches:\n  - {if: it works, then: do less, on: careful-bootstrapping, goes: well}",
    ),
    Code(
        "RM365",
        "branch-twice",
        "error",
        "two branches are the same case",
        "Two branches have one id, or turn on the same thing going the same way, so that nobody "
        "can tell which of them applies.",
        "make one branch of the two, or say in which way their cases differ",
        "branches:\n  - {if: it works, then: do less, on: try, goes: well}\n"
        "  - {if: it works, then: stop, on: try, goes: well}",
        "branches:\n  - {if: it works, then: do less, on: try, goes: well}\n"
        "  - {if: it fails, then: stop, on: try, goes: badly}",
    ),
    Code(
        "RM366",
        "nothing-compared",
        "error",
        "a comparison has nothing to compare",
        "A comparison sets `options` against `criteria`, and a checklist asks its `criteria` of "
        "every proposal.",
        "add what is missing, or give the question another `sort`",
        "sort: comparison\ncriteria: is-it-cheap",
        "sort: comparison\ncriteria: is-it-cheap\noptions:\n  - require-evals\n  - pause-ai",
    ),
    Code(
        "RM367",
        "bad-criterion",
        "error",
        "a criterion is neither a claim nor a question",
        "A criterion is something of which one can say that a proposal meets it: a claim that "
        "would hold of it, or a question to it.",
        "name a claim or a question",
        "criteria: situational-awareness   # a threshold",
        "criteria: is-it-cheap",
    ),
    Code(
        "RM368",
        "idle-criteria",
        "warning",
        "a question compares, but is no comparison",
        "`criteria` and `options` are used by comparisons and checklists only; on any other sort "
        "of question they are never shown.",
        "write `sort: comparison` or `sort: checklist`",
        "sort: open\ncriteria: is-it-cheap",
        "sort: checklist\ncriteria: is-it-cheap",
    ),
)
