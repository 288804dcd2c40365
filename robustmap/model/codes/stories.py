"""RM32x: failure stories that cannot mean what they say, or say it in the wrong place."""

from robustmap.model.codes._code import Code

CODES = (
    Code(
        "RM321",
        "story-at-nothing",
        "warning",
        "a failure story is told against nothing",
        "A story tells how some proposal fails. Only the empty template, of which nothing is "
        "concrete, is told against none.",
        "say against what it is told: `against: PROPOSAL#robust-up`, `#robust-down` or "
        "`#robust-relative`, or `against: PROPOSAL` where the plan does not work at all",
        "task: Please the raters\nheuristic: Deceive them",
        "against: train-on-approval#robust-up\ntask: Please the raters\nheuristic: Deceive them",
    ),
    Code(
        "RM322",
        "misses-direction",
        "warning",
        "a failure story names a kind of scaling but is not told against that",
        "A story of what scaling brings about speaks against the robustness of the proposal, "
        "not against its working at all.",
        "name the clause of the proposal that the direction speaks of, or leave `direction` out",
        "against: train-on-approval\ndirection: up",
        "against: train-on-approval#robust-up\ndirection: up",
    ),
    Code(
        "RM323",
        "empty-range",
        "warning",
        "a failure is said to end no later than it begins",
        "The range over which a failure stays begins at `from` and ends at `until`. By the order "
        "of thresholds as it stands, nothing lies between the two.",
        "change the two about, or leave out the end that is not known",
        "persists:\n  - axis: capability\n    from: deception\n    until: deception",
        "persists:\n  - axis: capability\n    from: awareness\n    until: deception",
    ),
    Code(
        "RM324",
        "range-off-axis",
        "warning",
        "a range is bounded by a threshold of another axis",
        "A failure stays over a range of one axis, and its ends are thresholds on that axis.",
        "name a threshold that lies on the axis, or the axis on which the threshold lies",
        "persists:\n  - axis: oversight\n    from: deception   # it has `axis: capability`",
        "persists:\n  - axis: capability\n    from: deception",
    ),
    Code(
        "RM325",
        "endless-end",
        "error",
        "a range is without end and has an end",
        "`endless: true` says that no more of the axis removes the failure; `until` says where it "
        "is removed.",
        "keep one of the two",
        "persists:\n  - axis: capability\n    until: deception\n    endless: true",
        "persists:\n  - axis: capability\n    endless: true",
    ),
    Code(
        "RM326",
        "no-failure-class",
        "warning",
        "a story belongs to something that is no class of failures",
        "A claim may rule out a whole class of failures, and a proposal may answer one. The "
        "concept that a story names under `failure_class` has to be such a class.",
        "give the concept `sort: failure-class`, or name a concept that has it",
        "failure_class: alignment         # it has `sort: term`",
        "failure_class: deceived-raters   # it has `sort: failure-class`",
    ),
)
