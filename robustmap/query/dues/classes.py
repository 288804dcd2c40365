"""Classes of failures that nothing rules out for a proposal against which one is told."""

from collections.abc import Iterator

from robustmap.query.dues._due import SORTS, Ground, Obligation


@SORTS.entry("class")
def classes(kb: Ground) -> Iterator[Obligation]:
    """Yield each class and proposal of which a story holds that nothing meets."""
    for (failure, proposal), case in sorted(kb.class_coverage.class_cases.items()):
        if case.told and case.state in ("open", "disputed"):
            doubts = "ruled out only by what is in dispute" if case.doubts else ""
            disputed = "whether the failure is real is in dispute"
            says = disputed if case.state == "disputed" else doubts
            yield Obligation("class", failure, (proposal,), says=says)
