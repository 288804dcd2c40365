"""What an edit leads to: verdicts that turn, and what `check` says that it did not say before."""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from robustmap.cli.drafts.desk import MAX_TURNED

if TYPE_CHECKING:
    from robustmap.files.edit._book import Changes
    from robustmap.model.map import Map
    from robustmap.model.problem import Problem
    from robustmap.reason.solution import Solution


class Turned(NamedTuple):
    """A verdict that is another one now, in readers' words; `now` is today's id."""

    id: str
    now: str
    before: str
    after: str


class Outcome:
    """A kb before and after some changes."""

    def __init__(self, changes: "Changes") -> None:
        """Take the changes; whether they are written makes no difference."""
        self.changes = changes

    @cached_property
    def _solved(self) -> "tuple[Solution, Solution]":
        return _solve(self.changes.base), _solve(self.changes.head)

    @cached_property
    def turned(self) -> tuple[Turned, ...]:
        """The verdicts that turn, by id, wherever what they are on still counts.

        They are on statements, on arguments, and on all that has another name now.
        """
        from robustmap.explain import words
        from robustmap.reason.ask import ask

        before, after = self._solved
        names, found = self.changes.names, []
        refs = {*before.map.statements, *(one.id for one in before.map.arguing()), *names}
        for ref in sorted(refs):
            old, new = ask(before, ref), ask(after, names.get(ref, ref))
            if old is not None and new is not None and old.answer != new.answer:
                said = words.verdict(old).fill(), words.verdict(new).fill()
                if said[0] != said[1]:  # what has no effect has none either way
                    found.append(Turned(ref, names.get(ref, ref), *said))
        return tuple(found)

    @cached_property
    def verdicts(self) -> Mapping[str, str]:
        """The verdicts on nodes that were not there before, in readers' words."""
        from robustmap.explain import words
        from robustmap.reason.ask import ask

        changes = self.changes
        known = {*changes.base.nodes, *changes.names.values()}
        new = [node.id for node in changes.head.live if node.id not in known]
        found = ((one, ask(self._solved[1], one)) for one in new)
        return {one: words.verdict(said).fill() for one, said in found if said is not None}

    @cached_property
    def findings(self) -> "tuple[Problem, ...]":
        """What `check` says of the new texts that it did not say of the old ones."""
        from robustmap.check.registry import check

        before = {(one.code, one.message) for one in check(self.changes.base)}
        after = check(self.changes.head)
        return tuple(one for one in after if (one.code, one.message) not in before)

    @property
    def has_errors(self) -> bool:
        """Tell whether `check` says of something new that it is an error."""
        return any(one.severity == "error" for one in self.findings)

    def consequences(self) -> Iterator[str]:
        """Yield the verdicts on what is new, and those that turn, in lines."""
        from robustmap.explain.words import count

        for one, verdict in self.verdicts.items():
            yield f"{one}: {verdict}"
        for change in self.turned[:MAX_TURNED]:
            name = change.id if change.now == change.id else f"{change.id} (now {change.now})"
            yield f"  {name}: {change.before} -> {change.after}"
        more = len(self.turned) - MAX_TURNED
        if more > 0:
            yield f"  and {count(more, 'more verdict')} would turn"
        elif not self.turned:
            yield "  no other verdict turns" if self.verdicts else "no verdict turns"

    def report(self, form: str) -> str:
        """Give the findings that are new as `check` writes them."""
        from robustmap.check.report import REPORTS, Checked
        from robustmap.files.find import is_node_file

        after = self.changes.after
        size = sum(map(is_node_file, after.files))
        return REPORTS[form](Checked(self.findings, size, self._lines))

    def _lines(self, path: str) -> list[str]:
        after = self.changes.after
        data = after.files.get(path.removeprefix(f"{after.root}/"), b"")
        return data.decode("utf-8-sig", "replace").split("\n")

    def data(self) -> dict[str, Any]:
        """Give it as JSON has it."""
        return {
            "verdicts": dict(self.verdicts),
            "turned": [one._asdict() for one in self.turned],
            "findings": json.loads(self.report("json"))["problems"],
        }


def _solve(map_: "Map") -> "Solution":
    from robustmap.reason.solution import Solution

    return Solution.of(map_, map_.settings.evaluate.view())
