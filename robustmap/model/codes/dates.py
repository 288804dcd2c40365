"""RM37x: dates of thresholds that say nothing, cannot be, or go against the order."""

from robustmap.model.codes._code import Code

CODES = (
    Code(
        "RM371",
        "date-unclear",
        "error",
        "it is not clear when a threshold is believed to be crossed",
        "A date is said in one of four forms: `at`, or `from` and `until`, or `from` and "
        "`mean`, or two or more of `p5` to `p95`. What mixes them, or says less, is no date, and "
        "nothing can be drawn from it.",
        "write one of the forms: `date: 2031`, or `date: {p10: 2028, p50: 2032, p90: 2045}`",
        "date: {p50: 2032}",
        "date: {p10: 2028, p50: 2032, p90: 2045}",
    ),
    Code(
        "RM372",
        "date-impossible",
        "error",
        "a date cannot be",
        "No calendar has it, it ends before it begins, its percentages do not rise with the "
        "dates, or a part of the whole is not between 0 and 1.",
        "mend the value",
        "date: {p10: 2040, p90: 2030}",
        "date: {p10: 2030, p90: 2040}",
    ),
    Code(
        "RM373",
        "crossed-yet-never",
        "warning",
        "a threshold has been crossed, yet its date leaves that it never is",
        "`map.yaml` lists it as crossed today, so that it is not crossed cannot be any more.",
        "say since when in `date: {at: ...}`, or take it out of `crossed` in map.yaml",
        "date: {p10: 2028, p90: 2045, never: 0.2}   # and it is under `crossed`",
        "date: 2026-03",
    ),
    Code(
        "RM374",
        "dates-against-order",
        "warning",
        "the dates of two thresholds mostly go against an order that stands",
        "A claim that stands says which of the two is reached first. By their dates it is the "
        "other way round in more than half of all draws. Both cannot be right; neither is "
        "changed for the other.",
        "mend one of the two dates, or argue against the claim",
        "date: 2040   # of `a`, while `b` has `date: 2030` and a claim puts `a` before `b`",
        "date: 2028",
    ),
)
