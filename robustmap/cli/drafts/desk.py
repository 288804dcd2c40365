"""A kb to which a node is being added: what is wrong with the draft, and what it changes."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from robustmap.files.find import SETTINGS, Tree, on_disk
from robustmap.files.locate import Located
from robustmap.files.new import Draft, free_id
from robustmap.files.read import read_tree
from robustmap.model.codes import CODES
from robustmap.model.map import Map
from robustmap.model.problem import Problem

if TYPE_CHECKING:
    from robustmap.reason.solution import Solution

MAX_TURNED = 5
"""More verdicts that turn than this are only counted."""

_REFERENCES = "RM201"
_MISSING = "RM104"


class Desk:
    """A kb as it is, and as it would be with one file more."""

    def __init__(self, found: Located) -> None:
        """Read the kb."""
        self.place = found
        self.tree = on_disk(found.folder, found.shown)
        self.map = read_tree(self.tree)
        self.blank = free_id(self.map, "", "draft")

    def path(self, draft: Draft) -> str:
        """Give the path of a draft as messages name it."""
        return f"{self.tree.root}/{draft.name}"

    def with_draft(self, draft: Draft) -> Map:
        """Give the map as it would be with a draft written."""
        # Bytes that are no UTF-8 come from the shell escaped; the reader will say where.
        files = {draft.name: draft.text.encode("utf-8", "surrogateescape")}
        if SETTINGS in self.tree.files:
            files[SETTINGS] = self.tree.files[SETTINGS]
        read = read_tree(Tree(self.tree.root, files, []))
        path = self.path(draft)
        found = [problem for problem in read.problems if problem.span.path == path]
        return Map(
            [*self.map.nodes.values(), *read.nodes.values()],
            self.map.settings,
            {**self.map.places, **read.places},
            [*self.map.problems, *found],
            self.map.settings_places,
        )

    def faults(self, draft: Draft) -> list[Problem]:
        """Give the errors in what a draft says and names, before it is written."""
        from robustmap.check.registry import RULES

        after = self.with_draft(draft)
        path = self.path(draft)
        found = [problem for problem in after.problems if problem.span.path == path]
        if not found:
            run = RULES[_REFERENCES].run
            found = [one for one in run(after, lambda: _solved(after)) if one.node == draft.id]
        return [problem for problem in found if problem.severity == "error"]

    def fault(self, kind: str, fields: Mapping[str, Any]) -> str:
        """Say what is wrong with some of a draft's fields, or ""."""
        # Without a title many kinds are faulty already, and no reference would be looked at.
        faults = self.faults(Draft(kind, self.blank, {"title": self.blank, **fields}))
        return "; ".join(told(fault) for fault in faults if fault.code != _MISSING)

    @cached_property
    def solution(self) -> "Solution":
        """The kb solved as it is."""
        return _solved(self.map)

    def consequences(self, draft: Draft) -> Iterator[str]:
        """Yield the verdict on a draft, and the verdicts that turn because of it."""
        from robustmap.explain import words
        from robustmap.reason.ask import ask

        after = _solved(self.with_draft(draft))
        verdict = ask(after, draft.id)
        if verdict is not None:
            yield f"{verdict.id}: {words.verdict(verdict).fill()}"
        turned = list(_turned(self.solution, after))
        yield from turned[:MAX_TURNED]
        if len(turned) > MAX_TURNED:
            yield f"  and {words.count(len(turned) - MAX_TURNED, 'more verdict')} would turn"
        elif not turned:
            yield "  no other verdict turns"

    def new_findings(self, draft: Draft) -> list[Problem]:
        """Give what `check` says with a draft that it does not say without."""
        from robustmap.check.registry import check

        before = set(check(self.map))
        return [problem for problem in check(self.with_draft(draft)) if problem not in before]


def told(problem: Problem) -> str:
    """Write a finding in one line, without its place."""
    expected = f"; expected {problem.expected}" if problem.expected else ""
    hint = f"; did you mean `{problem.suggestion}`?" if problem.suggestion else ""
    own = problem.way_out not in ("", CODES[problem.code].way_out)
    way_out = f"; {problem.way_out}" if own and not hint else ""
    return f"{problem.message}{expected}{hint}{way_out}"


def _solved(map_: Map) -> "Solution":
    from robustmap.reason.solution import Solution

    return Solution.of(map_, map_.settings.evaluate.view())


def _turned(before: "Solution", after: "Solution") -> Iterator[str]:
    """Yield each verdict that another map turns, in readers' words."""
    from robustmap.explain import words
    from robustmap.reason.ask import ask

    statements = before.map.statements
    arguments = (node.id for node in before.map.arguing())
    for ref in sorted({*statements, *arguments}):
        old, new = ask(before, ref), ask(after, ref)
        if old is not None and new is not None and old.answer != new.answer:
            yield f"  {ref}: {words.verdict(old).fill()} -> {words.verdict(new).fill()}"
